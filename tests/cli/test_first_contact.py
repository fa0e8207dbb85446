"""What somebody who is new here gets wrong is answered with what to do."""

import pytest

CONFIG = "sources:\n  - name: a\n    url: http://127.0.0.1:9/\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("chek", "Did you mean 'check'?"),
        ("check b", "add one with `monitor add URL`"),
        ("changes --language fr", "en (English) or zh"),
        ("prune b --older-than 1d", "There is no source 'b'"),
        ("backup config.yaml", "name a new folder"),
        ("import nothing.warc --source a", "check the path"),
        ("parse http://127.0.0.1:9/", "allow_networks"),
        ("add http://127.0.0.2:9/", "--allow-network 127.0.0.2/32"),
    ],
)
def test_a_mistake_is_answered_with_what_to_do(monitor, tmp_path, typed, said):
    (tmp_path / "config.yaml").write_text(CONFIG)
    done = monitor(*typed.split())
    assert done.code in (1, 2)
    assert said in " ".join(done.err.replace("│", " ").split())
