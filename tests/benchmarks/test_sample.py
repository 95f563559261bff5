"""Samples are the same everywhere, and each holds the smaller ones."""

from __future__ import annotations

from pathlib import Path

from benchmarks.sample import in_order

NAMES = [f"A_RES_77_{number}-22{number:05}{language}.xml" for number in range(1, 30) for language in "CE"]


def test_the_order_depends_on_names_alone() -> None:
    here, there = (
        in_order(Path(folder) / name for name in names) for folder, names in (("a", NAMES), ("b", NAMES[::-1]))
    )
    assert [file.name for file in here] == [file.name for file in there]
    assert [file.name for file in here] != NAMES


def test_language_versions_stand_together() -> None:
    names = [file.name.partition("-")[0] for file in in_order(map(Path, NAMES))]
    assert names[::2] == names[1::2]
