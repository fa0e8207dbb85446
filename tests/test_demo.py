"""The whole, end to end: real HTTP, the real daemon, a site that changes."""

import json
import subprocess
import sys


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "monitor", *args],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def test_the_demonstration_reports_what_its_site_did_and_nothing_else(tmp_path):
    """And what it leaves behind can be looked at with the other commands."""
    done = run("demo", "--folder", str(tmp_path / "demo"), "--json")
    assert done.stdout, done.stderr
    played = json.loads(done.stdout)
    wrong = [e["did"] for e in played["events"] if not e["right"]]
    assert (wrong, played["extra"], done.returncode) == ([], [], 0)

    config = ["--config", str(tmp_path / "demo" / "config.yaml")]
    listed = json.loads(run("changes", *config, "--json").stdout)["changes"]
    assert len(listed) == sum(len(e["reports"]) for e in played["events"])
    shown = json.loads(run("show", "便民出行", *config, "--json").stdout)
    assert shown["turns"][2]["speaker"] == "骆清越"
    diffed = run("diff", "便民出行", *config)
    assert "3.2万" in diffed.stdout
    assert "家门口的医院" in (tmp_path / "demo" / "report.html").read_text()
