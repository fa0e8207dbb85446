"""The quality gate: what it lets pass, what it stops, and what its figures mean."""

import json
import pathlib
import subprocess
import sys
from typing import Any

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent
QUALITY = ROOT / "bench" / "quality.py"

GOLD: dict[str, Any] = {
    "id": "small-transcript",
    "kind": "transcript",
    "lang": "en",
    "url": None,
    "layout": "label-inline",
    "promise": "Two people talk.",
    "title": "Water levels",
    "published": "2024-03-01",
    "turns": [
        {
            "role": "reporter",
            "speaker": None,
            "text": "How high is the water at the quay?",
        },
        {
            "role": "official",
            "speaker": "Ms Reed",
            "text": "Two metres and falling, slowly.",
        },
    ],
    "exchanges": [{"question": [0], "answer": [1]}],
}
LISTING: dict[str, Any] = {
    "id": "small-list",
    "kind": "list",
    "lang": "en",
    "url": None,
    "layout": "list-ul",
    "promise": "One release.",
    "title": "News",
    "published": None,
    "links": [
        {"url": "https://quay.example/1", "title": "Water", "date": "2024-03-01"}
    ],
}
EDITED: dict[str, Any] = {
    "id": "edited",
    "label": "content",
    "lang": "en",
    "url": None,
    "content_changes": [{"kind": "edited", "old": "Two metres", "new": "Three metres"}],
}
STILL: dict[str, Any] = {
    "id": "still",
    "label": "chrome",
    "lang": "en",
    "url": None,
    "content_changes": [],
}
LOST: dict[str, Any] = {
    "id": "lost",
    "label": "unavailable",
    "lang": "en",
    "url": None,
    "content_changes": [],
}
PAIR_ANSWERS = {
    "edited": {
        "changed": True,
        "edits": [{"kind": "edited", "old": "Two metres", "new": "Three metres"}],
    },
    "still": {"changed": False, "edits": []},
    "lost": {"availability": "gone", "changed": False, "edits": []},
}


class Bench:
    """A small set of pages and pairs, a command that answers for them, and the gate."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self.floors = folder / "floors.json"
        for gold in (GOLD, LISTING):
            self.write(f"pages/{gold['id']}.json", gold)
            (folder / "pages" / f"{gold['id']}.html").write_text("<p>Water</p>")
        for meta in (EDITED, STILL, LOST):
            self.write(f"pairs/{meta['id']}/meta.json", meta)
            for side in ("old", "new"):
                (folder / "pairs" / meta["id"] / f"{side}.html").write_text(side)
        self.answer_pages({g["id"]: g for g in (GOLD, LISTING)})
        self.answer_pairs(PAIR_ANSWERS)

    def write(self, name, value):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value))

    def answer_pages(self, answers):
        self.write("parse.json", answers)
        self.script("parse.py", "parse.json", "pathlib.Path(request['path']).stem")

    def answer_pairs(self, answers):
        self.write("compare.json", answers)
        self.script(
            "compare.py", "compare.json", "pathlib.Path(request['old']).parent.name"
        )

    def script(self, name, answers, key):
        (self.folder / name).write_text(
            "import json, pathlib, sys\n"
            f"answers = json.loads(open({str(self.folder / answers)!r}).read())\n"
            "for line in sys.stdin:\n"
            "    request = json.loads(line)\n"
            f"    print(json.dumps(answers[{key}]))\n"
        )

    def run(self, *arguments):
        command = [sys.executable, str(QUALITY)]
        for name in ("pages", "pairs", "corpus"):
            command += [f"--{name}", str(self.folder / name)]
        command += ["--floors", str(self.floors)]
        for name in ("parse", "compare"):
            command += [f"--{name}", f"{sys.executable} {self.folder / name}.py"]
        return subprocess.run(
            [*command, *arguments],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def figures(self):
        told = json.loads(self.run("--json").stdout)
        return {which: told[which]["figures"] for which in told}


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


def worse_page():
    turns = [GOLD["turns"][0], {**GOLD["turns"][1], "speaker": "Mr Vane"}]
    return {"small-transcript": {**GOLD, "turns": turns}, "small-list": LISTING}


def test_the_gold_itself_scores_full(bench):
    figures = bench.figures()
    assert set(figures["pages"].values()) == {100.0}
    assert figures["pairs"] == {
        "silent": 100.0,
        "caught": 100.0,
        "held": 100.0,
        "told": 100.0,
        "exact": 100.0,
        "alerts": 0.0,
    }


def test_without_floors_anything_passes(bench):
    bench.answer_pages(worse_page())
    assert bench.run().returncode == 0


def test_a_fall_below_a_floor_stops_and_names_the_figure(bench):
    assert bench.run("--update").returncode == 0
    bench.answer_pages(worse_page())
    run = bench.run()
    assert run.returncode == 1
    assert "pages: speaker is" in run.stderr
    assert "pages: role" not in run.stderr


def test_a_rise_passes_and_update_makes_it_the_floor(bench):
    bench.answer_pages(worse_page())
    bench.run("--update")
    bench.answer_pages({"small-transcript": GOLD, "small-list": LISTING})
    assert bench.run().returncode == 0
    bench.run("--update")
    assert json.loads(bench.floors.read_text())["pages"]["figures"]["speaker"] == 100.0


def test_update_refuses_to_lower_a_floor(bench):
    bench.run("--update")
    before = bench.floors.read_text()
    bench.answer_pages(worse_page())
    run = bench.run("--update")
    assert run.returncode == 1
    assert "--allow-regression" in run.stderr
    assert bench.floors.read_text() == before


def test_a_floor_is_lowered_where_that_is_asked_for(bench):
    bench.run("--update")
    bench.answer_pages(worse_page())
    assert bench.run("--update", "--allow-regression").returncode == 0
    assert bench.run().returncode == 0


def test_floors_count_only_for_the_pages_they_were_measured_on(bench):
    bench.run("--update")
    (bench.folder / "pages" / "small-list.html").write_text("<p>Wine</p>")
    run = bench.run()
    assert run.returncode == 1
    assert "--update" in run.stderr


def test_more_alerts_are_a_fall(bench):
    bench.run("--update")
    noisy = {"changed": True, "edits": [{"kind": "edited", "old": "a", "new": "b"}]}
    bench.answer_pairs({**PAIR_ANSWERS, "still": noisy})
    run = bench.run()
    assert run.returncode == 1
    assert "pairs: alerts is 1.0" in run.stderr
    assert "pairs: silent is 0.0" in run.stderr


def test_an_error_reported_as_a_change_is_not_held(bench):
    bench.answer_pairs(
        {**PAIR_ANSWERS, "lost": {"availability": "gone", "changed": True}}
    )
    assert bench.figures()["pairs"]["held"] == 0.0


def test_an_edit_told_with_too_many_words_is_caught_but_not_exact(bench):
    whole = {
        "kind": "edited",
        "old": "Two metres and falling",
        "new": "Three metres, it is said",
    }
    bench.answer_pairs({**PAIR_ANSWERS, "edited": {"changed": True, "edits": [whole]}})
    figures = bench.figures()["pairs"]
    assert figures["caught"] == 100.0
    assert 0 < figures["told"] < 95
    assert figures["exact"] == 0.0


def test_a_speaker_missed_costs_that_turn_alone(bench):
    bench.answer_pages(worse_page())
    figures = bench.figures()["pages"]
    assert figures["text"] == figures["role"] == figures["turns"] == 100.0
    assert 40 < figures["speaker"] < 60


def test_a_link_with_another_title_is_another_link(bench):
    wrong = {**LISTING, "links": [{**LISTING["links"][0], "title": "Wine"}]}
    bench.answer_pages({"small-transcript": GOLD, "small-list": wrong})
    figures = bench.figures()["pages"]
    assert figures["links"] == figures["dates"] == 0.0
    assert figures["kind"] == 100.0


def test_an_error_scores_nothing_and_stops_nothing(bench):
    bench.answer_pages(
        {"small-transcript": {"error": "unreadable"}, "small-list": LISTING}
    )
    figures = bench.figures()["pages"]
    assert figures["kind"] == 50.0
    assert figures["turns"] == 0.0


def test_a_command_that_dies_is_no_measurement(bench):
    (bench.folder / "parse.py").write_text("raise SystemExit(3)")
    run = bench.run()
    assert run.returncode == 2
    assert "exit code 3" in run.stderr


def test_the_worst_page_stands_first(bench):
    bench.answer_pages(
        {"small-transcript": {"error": "x"}, "small-list": {**LISTING, "links": []}}
    )
    report = bench.run().stdout.split("-- worst first")[1]
    assert report.index("small-transcript") < report.index("small-list")


def test_our_measures_agree_with_those_of_the_corpus(bench):
    corpus = ROOT.parent / "shared" / "corpus"
    if not corpus.exists():
        pytest.skip("../shared/corpus is not here, whose scorers are the yardstick")
    bench.answer_pages(
        {
            "small-transcript": {**worse_page()["small-transcript"], "published": None},
            "small-list": {
                **LISTING,
                "links": [*LISTING["links"], {"url": "x", "title": ""}],
            },
        }
    )
    half = {"kind": "edited", "old": "Two metres and", "new": "Three metres"}
    bench.answer_pairs({**PAIR_ANSWERS, "edited": {"changed": True, "edits": [half]}})
    (bench.folder / "gold").symlink_to(bench.folder / "pages")
    ours = bench.figures()
    for which, script, arguments in (
        ("pages", "score.py", ["--corpus", str(bench.folder)]),
        ("pairs", "score_pairs.py", ["--pairs", str(bench.folder / "pairs")]),
    ):
        command = {"pages": "parse.py", "pairs": "compare.py"}[which]
        scorer = [sys.executable, str(corpus / script), "--json", *arguments, "--"]
        run = subprocess.run(
            [*scorer, sys.executable, str(bench.folder / command)],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        theirs = json.loads(run.stdout)
        assert ours[which] == {name: theirs[name] for name in ours[which]}
        assert len(set(ours[which].values())) > 2
