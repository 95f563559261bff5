"""What others have written is served as it was published."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

import mandategraph.site

FOLDER = Path(str(files(mandategraph.site))) / "static/vendor"
PACKAGES = tomllib.loads((FOLDER / "VENDORED.toml").read_text(encoding="utf-8"))
SUMS = {name: digest for package in PACKAGES.values() for name, digest in package["files"].items()}


@pytest.mark.parametrize("name", SUMS)
def test_files_are_those_that_were_looked_at(name: str) -> None:
    assert sha256((FOLDER / name).read_bytes()).hexdigest() == SUMS[name]


def test_every_file_is_accounted_for() -> None:
    there = {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.is_file()}
    assert there == {*SUMS, "VENDORED.toml"}


@pytest.mark.parametrize("package", PACKAGES)
def test_licences_come_with_them(package: str) -> None:
    assert PACKAGES[package]["version"]
    assert PACKAGES[package]["licence"] in {"MIT", "Apache-2.0", "BSD-3-Clause", "ISC"}
    assert any(Path(name).name == "LICENSE" for name in PACKAGES[package]["files"])
