"""What others have written is used as it was published."""

from __future__ import annotations

import tomllib
from hashlib import sha256

import pytest

from graph.pictures.page import CLIENT, LIBRARY, SCRIPTS, STYLES

PACKAGES = tomllib.loads((CLIENT / "VENDORED.toml").read_text(encoding="utf-8"))
SUMS = {name: digest for package in PACKAGES.values() for name, digest in package["files"].items()}


@pytest.mark.parametrize("name", SUMS)
def test_files_are_those_that_were_looked_at(name: str) -> None:
    assert sha256((CLIENT / name).read_bytes()).hexdigest() == SUMS[name]


def test_every_file_is_ours_or_accounted_for() -> None:
    there = {str(path.relative_to(CLIENT)) for path in CLIENT.rglob("*") if path.is_file()}
    assert there == {*SUMS, *STYLES, *SCRIPTS, "VENDORED.toml"}
    assert LIBRARY in SUMS


@pytest.mark.parametrize("package", PACKAGES)
def test_licences_come_with_them(package: str) -> None:
    assert PACKAGES[package]["version"]
    assert PACKAGES[package]["licence"] == "MIT"
    assert f"{package}/LICENSE" in SUMS


@pytest.mark.parametrize("name", SCRIPTS)
def test_our_scripts_make_no_code_and_no_markup_of_words(name: str) -> None:
    text = (CLIENT / name).read_text(encoding="utf-8")
    assert not {
        word
        for word in ("eval(", "Function(", "innerHTML", "outerHTML", "insertAdjacent", "document.write")
        if word in text
    }
    assert "</script" not in text.lower()
