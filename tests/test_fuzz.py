"""Mutated pages: parsing never raises and never takes longer than it may."""

import importlib.util
import pathlib
import subprocess
import sys

import pytest

FUZZ = pathlib.Path(__file__).resolve().parent / "fuzz_parse.py"


def run(folder, *arguments):
    return subprocess.run(
        [sys.executable, str(FUZZ), *arguments],
        cwd=folder,  # where atheris leaves what failed
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_every_page_survives_its_mutations(tmp_path):
    done = run(tmp_path, "--mutations", "1")
    assert done.returncode == 0, done.stderr


def test_a_short_fuzz_run_finds_nothing(tmp_path):
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed: uv sync --group fuzz")
    done = run(tmp_path, "--seconds", "3")
    assert done.returncode == 0, done.stderr


def test_without_atheris_the_reason_is_said(tmp_path):
    (tmp_path / "atheris.py").write_text("raise ImportError")
    done = subprocess.run(
        [sys.executable, str(FUZZ), "--seconds", "1"],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert "atheris is not installed" in done.stderr
