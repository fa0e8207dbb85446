"""What peers store of the same versions: `python bench/size_peers.py FOLDER`.

FOLDER has the commands of urlwatch and webchanges (`uv venv peers && uv pip install
-p peers urlwatch webchanges`, then `peers/bin`). They watch PAGES pages through
VERSIONS changes of one figure each, the pages of `speed_store.py`, over loopback.
"""

import argparse
import functools
import http.server
import random
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.speed_store import report, transcript

PAGES, VERSIONS = 100, 20


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Have every request answered in full."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_header(self, keyword: str, value: str) -> None:
        """Leave out by what a client could ask whether anything changed."""
        if keyword != "Last-Modified":
            super().send_header(keyword, value)


def watch(tool: Path, port: int, site: Path) -> tuple[float, int]:
    """Return the bytes that a tool stores a further version, and in all."""
    rng = random.Random(1)
    pages = [transcript(rng) for _ in range(PAGES)]
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        jobs = "\n---\n".join(
            f"name: page {n}\nurl: http://127.0.0.1:{port}/{n}.html"
            for n in range(PAGES)
        )
        (home / "jobs.yaml").write_text(jobs + "\n")
        kept = {
            "urlwatch": ("--urls", "--cache"),
            "webchanges": ("--jobs", "--database"),
        }
        urls, cache = kept[tool.name]
        command = [tool, urls, home / "jobs.yaml", cache, home / "kept.db"]
        command += ["--config", home / "config.yaml"]
        if tool.name == "webchanges":
            command += ["--max-snapshots", "0"]
        first = 0
        for version in range(VERSIONS + 1):
            for number, paragraphs in enumerate(pages):
                edited = rng.randrange(len(paragraphs))
                figure = f"{rng.randrange(10**6):06d}"
                paragraphs[edited] = figure + paragraphs[edited][6:]
                body = "".join(f"<p>{p}</p>" for p in paragraphs)
                (site / f"{number}.html").write_text(f"<html><body>{body}")
            done = subprocess.run(
                [str(part) for part in command],
                capture_output=True,
                env={"HOME": name, "PATH": "/usr/bin:/bin", "EDITOR": "true"},
                check=False,
            )
            size = sum(p.stat().st_size for p in home.rglob("*") if p.is_file())
            if version == 0:
                first = size
        if size == first:
            raise SystemExit(done.stderr.decode() or done.stdout.decode())
        return (size - first) / (PAGES * VERSIONS), size


def main() -> None:
    """Print a line a tool."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as name:
        handler = functools.partial(_Quiet, directory=name)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for tool in ("urlwatch", "webchanges"):
            each, _ = watch(folder / tool, server.server_port, Path(name))
            report(f"a further version, {tool}", each, "bytes")
        server.shutdown()


if __name__ == "__main__":
    main()
