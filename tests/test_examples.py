"""What the documents show as an example works."""

import contextlib
import functools
import http.server
import io
import os
import pathlib
import re
import shlex
import shutil
import sys
import textwrap
import threading
from typing import Any

import pytest
import structlog
import typer.main

from monitor.cli import app, main
from monitor.cli.__main__ import DOCUMENTS
from monitor.config import Config, Source, read

ROOT = pathlib.Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md")])
GUIDES = sorted((ROOT / "docs" / "how-to").glob("*.md"))
BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def blocks(document, kind):
    found = BLOCK.findall(document.read_text("utf-8"))
    return [textwrap.dedent(body) for _, name, body in found if name == kind]


def whole(text):
    """A configuration around a fragment of one."""
    # What a document leaves out is written `…`.
    text = text.replace('"$argon2id$…"', '"$argon2id$v=19$m=8,t=1,p=1$c29tZQ$c29tZQ"')
    text = text.replace('sha256: "…"', f'sha256: "{"0" * 64}"')
    if text.startswith("- "):
        return "sources:\n" + textwrap.indent(text, "  ")
    key = text.split(":")[0]
    if key not in Config.model_fields and key in Source.model_fields:
        text = textwrap.indent(text, "    ")
        return f"sources:\n  - name: a\n    url: https://a.example/\n{text}"
    return text


@pytest.mark.parametrize(
    "text", [t for document in PAGES for t in blocks(document, "yaml")]
)
def test_an_example_of_a_configuration_is_a_configuration(text):
    secrets = re.findall(r"\$\{(\w+)\}", text)
    read(whole(text), environ=dict.fromkeys(secrets, "words"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_reference_is_what_the_code_says(name):
    text = (ROOT / name).read_text("utf-8")
    assert text.endswith(DOCUMENTS[name]()), "run `python -m monitor.cli`"


@pytest.mark.parametrize("document", PAGES, ids=lambda path: path.name)
def test_every_command_that_is_named_exists_with_its_options(document):
    group: Any = typer.main.get_command(app)
    shown = re.findall(
        r"(?:^|`|run |\$ )monitor ([a-z]+)\b([^`\n#]*)",
        "\n".join(
            re.findall(r"```.*?```|`[^`\n]+`", document.read_text("utf-8"), re.DOTALL)
        ),
        re.MULTILINE,
    )
    for name, rest in shown:
        command = group.get_command(None, name)
        assert command is not None, (document, name)
        if hasattr(command, "commands"):
            continue
        known = {o for p in command.params for o in (*p.opts, *p.secondary_opts)}
        asked = re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest)
        assert set(asked) <= known | {"--help"}, (document, name)


@contextlib.contextmanager
def served(folder):
    """Serve a folder on this machine, and give the port."""

    class Silent(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words):
            pass

    handler = functools.partial(Silent, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def run(line, patch):
    """Type a command; return its exit code and all that it printed."""
    words = shlex.split(line)
    target = words.pop() if ">" in words else None
    patch.setattr(sys, "argv", [w for w in words if w != ">"])
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            main()
            code = 0
        except SystemExit as done:
            code = done.code if isinstance(done.code, int) else 0
    structlog.reset_defaults()
    if target:
        pathlib.Path(target).write_text(printed.getvalue(), "utf-8")
    return code, printed.getvalue()


def follow(text, patch, port, code=(0,)):
    """Run the commands of a block; after each, look for the words shown below it."""
    for shown in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, *words = shown.strip().splitlines()
        done, printed = run(line.replace(":8600", f":{port}"), patch)
        assert done in code, (line, printed)
        for word in words:
            assert word in printed, (line, printed)


@pytest.fixture(scope="module")
def learnt(tmp_path_factory):
    """A folder in which somebody has followed the tutorial, with its page served."""
    folder = tmp_path_factory.mktemp("tutorial")
    (folder / "press").mkdir()
    page = folder / "press" / "briefing.html"
    tutorial = ROOT / "docs" / "tutorial.md"
    page.write_text(blocks(tutorial, "html")[0], "utf-8")
    # Politeness is tested elsewhere; here it would only take time.
    (folder / "config.yaml").write_text("delay: 0.01s\n")
    with pytest.MonkeyPatch.context() as patch, served(folder / "press") as port:
        patch.chdir(folder)
        patch.setenv("NO_COLOR", "1")
        patch.setenv("COLUMNS", "100")
        patch.delenv("MONITOR_CONFIG", raising=False)
        for text in blocks(tutorial, "console"):
            if "monitor changes" in text:
                old = page.read_text("utf-8")
                page.write_text(old.replace("Three ferries", "Two ferries"), "utf-8")
                # A server's Last-Modified has whole seconds; a person is slower.
                later = page.stat().st_mtime + 10
                os.utime(page, (later, later))
            # `doctor` and `status` may find something to say of this machine.
            follow(text, patch, port, (0, 1) if "doctor" in text else (0,))
        assert "Byrne" in (folder / "report.html").read_text("utf-8")
        yield folder, port


def test_the_tutorial_leads_to_a_report(learnt):
    folder, _ = learnt
    assert (folder / "report.html").exists()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_the_commands_of_a_guide_work(guide, learnt, tmp_path, monkeypatch):
    folder, port = learnt
    shutil.copytree(folder, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    for text in blocks(guide, "console"):
        follow(text, monkeypatch, port, (0, 1) if "doctor" in text else (0,))
