"""What the documentation promises to name is named there."""

import pathlib
import re
import tomllib

from monitor.cli import app
from monitor.cli._app import _PANELS

ROOT = pathlib.Path(__file__).parents[1]


def test_every_dependency_is_justified_in_the_architecture():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    names = [re.split(r"[<>=\[; ]", line)[0] for line in project["dependencies"]]
    assert [name for name in names if name not in text] == []


def test_every_command_is_in_the_reference():
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert app.info.name == "monitor"
    names = [name for panel in _PANELS.values() for name in panel]
    assert [name for name in names if f"`monitor {name}" not in text] == []


def test_no_link_between_documents_leads_nowhere():
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md")]:
        for target in re.findall(r"\]\(([^)#]+)", document.read_text("utf-8")):
            if "://" not in target:
                assert (document.parent / target).exists(), (document, target)
