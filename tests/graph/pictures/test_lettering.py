"""Labels of pictures fit in their lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from graph.pictures.lettering import lettered


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("UNODC", "UNODC"),
        ("United Nations Office on Drugs and Crime", "United Nations Office\non Drugs and Crime"),
        ("联合国毒品和犯罪问题办公室", "联合国毒品和犯\n罪问题办公室"),
        ("Counter-Terrorism", "Counter-Terrorism"),
        ("《公约》，及其各项议定书和附件", "《公约》，及其各\n项议定书和附件"),
        (
            "Special Committee on the Situation with regard to the Implementation of the Declaration",
            "Special Committee on\nthe Situation with\nregard to the…",
        ),
        ("  spaced \n out ", "spaced out"),
        ("", ""),
    ],
)
def test_a_label_stands_in_lines_of_like_width(label: str, lines: str) -> None:
    assert lettered(label) == lines


@given(st.text(max_size=200), st.integers(4, 30), st.integers(1, 4))
def test_no_line_is_wider_than_asked_and_nothing_is_lost_unsaid(label: str, cells: int, lines: int) -> None:
    found = lettered(label, cells, lines).split("\n")
    assert len(found) <= lines
    assert all(cell_len(line) <= cells for line in found)
    if not any(line.endswith("…") for line in found):
        assert "".join("".join(found).split()) == "".join(label.split())
