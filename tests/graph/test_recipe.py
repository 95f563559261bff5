"""Keys: equal for the same recipe and the same source, and for nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from graph import recipe as recipes
from graph.recipe import AFTERWARDS, Recipe, program, program_version, sources

RECIPE = Recipe("https://x/", "shacl", "program")


@pytest.fixture
def fresh() -> Iterator[None]:
    """Forgets the program that was looked at, before and after."""
    for cached in (program, program_version):
        cached.cache_clear()
    yield
    for cached in (program, program_version):
        cached.cache_clear()


def test_a_key_tells_recipes_and_sources_apart() -> None:
    changes: tuple[dict[str, Any], ...] = ({}, {"base": "https://y/"}, {"engine": "pyshacl"}, {"program": "p"})
    sources = (("document", "a", "bc"), ("document", "ab", "c"), ("document", "a", "b", "c"), ())
    keys = [replace(RECIPE, **change).key(*source) for change in changes for source in sources]
    assert len(set(keys)) == len(keys)
    assert RECIPE.key("document", "a", "bc") == replace(RECIPE).key("document", "a", "bc")


def test_a_name_that_is_no_text_has_a_key() -> None:
    assert RECIPE.key("\udcff.txt") != RECIPE.key("\udcfe.txt")


def test_what_makes_graphs_uses_nothing_of_what_takes_them_elsewhere() -> None:
    elsewhere = re.compile("|".join(folder.replace("/", r"\.") for folder in AFTERWARDS))
    assert [str(file) for file in sources() if file.suffix == ".py" and elsewhere.search(file.read_text("utf-8"))] == []


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    "changed", ["extract/acts.py", "graph/iris.py", "ontology/lexicon/posts.ttl", "ontology/new.ttl"]
)
def test_an_edit_of_the_code_or_of_the_data_is_another_program(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recipes, "_ROOT", tmp_path)
    for name in ("extract/acts.py", "graph/iris.py", "ontology/lexicon/posts.ttl"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before")
    before = program()
    program.cache_clear()
    (tmp_path / "graph" / "notes.txt").write_text("no code")
    (tmp_path / "graph" / "export").mkdir()
    (tmp_path / "graph" / "export" / "akn.py").write_text("what becomes of a graph")
    assert program() == before
    program.cache_clear()
    (tmp_path / changed).write_text("after")
    assert program() != before


@pytest.mark.usefixtures("fresh")
def test_a_tree_without_the_distribution_has_a_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> str:
        raise PackageNotFoundError

    monkeypatch.setattr(recipes, "version", missing)
    assert program_version() == "unreleased"
