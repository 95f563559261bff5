"""The build that a site shows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.store import NoStoreError
from graph.summary import NoBuildError
from mandategraph.site.build import Build, Builds
from tests.builds import SAMPLES, command

_DOCUMENTS = "PREFIX mg: <https://w3id.org/mandategraph/ontology#> SELECT ?s { GRAPH ?g { ?s a mg:Expression } }"


def _documents(build: Build) -> int:
    return len(list(build.select(_DOCUMENTS)))


def test_a_build_stays_open_until_another_takes_its_place(tmp_path: Path) -> None:
    sources, out = tmp_path / "sources", tmp_path / "out"
    sources.mkdir()
    shutil.copy(SAMPLES / "A-RES-78-284.zh.txt", sources)
    command("build", str(sources), "-o", str(out))
    builds = Builds(out)
    first = builds.current()
    assert builds.current() is first
    assert _documents(first) == 1

    shutil.copy(SAMPLES / "A-RES-63-197.zh.txt", sources)
    command("build", str(sources), "-o", str(out))
    second = builds.current()
    assert second.stamp != first.stamp
    assert _documents(second) == 2
    assert _documents(first) == 1  # who still reads the old one reads all of it


@pytest.mark.parametrize("has_folder", [True, False])
def test_no_build_is_told(tmp_path: Path, has_folder: bool) -> None:
    folder = tmp_path if has_folder else tmp_path / "none"
    with pytest.raises((NoStoreError, NoBuildError), match="no graph has been built here"):
        Builds(folder)


def test_a_build_that_went_away_is_told(graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(graph, out)
    builds = Builds(out)
    shutil.rmtree(out)
    with pytest.raises((NoStoreError, NoBuildError), match="no graph has been built here"):
        builds.current()
