"""Texts made to cost much: reading them is linear, and ends as a document or Refused."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest

from extract.read.layout import lay_out
from extract.records import Refused, Source
from extract.structure import structure
from tests.growth import MOST, growth

SHAPES: dict[str, Callable[[int], str]] = {
    "one line without a stop": lambda n: "敦促会员国、" * (n // 6),
    "one character": lambda n: "国" * n,
    "short lines": lambda n: "国家\n" * (n // 3),
    "lines that never end a clause": lambda n: ("重申" + "国" * 30 + "\n") * (n // 33),
    "numbers that announce a list": lambda n: "1. 国家：\n" * (n // 7),
    "lists in lists": lambda n: "(i) 国\n(a) 国\n" * (n // 12),
    "numbering that begins again": lambda n: "大会，\n1. 请国家做。\n" * (n // 14),
    "annexes": lambda n: "附件\n1. 请国家做。\n" * (n // 14),
    "bare digits": lambda n: "》1国" * (n // 3),
    "footnotes": lambda n: "".join(f"公约》{i}和\n\n________\n{i} 同上，第 {i} 卷。\n" for i in range(1, n // 30)),
    "open brackets": lambda n: "《" * n,
    "titles cut by pages": lambda n: "A/RES/1/2\n国家《国\n家》\n" * (n // 18),
    "symbols": lambda n: "A/" * (n // 2),
    "tags that stay open": lambda n: "<div " * (n // 5),
    "links that stay open": lambda n: "[a](" * (n // 4),
    "stars": lambda n: "*" * n,
    "raised digits": lambda n: "<sup>1</sup>" * (n // 12),
    "blanks": lambda n: "国" + " " * n + "国",
    "empty lines": lambda n: "国" + "\n" * n + "国",
    "a bracketed origin": lambda n: "[" + "报告通过" * (n // 4),
    "spaced digits": lambda n: "2 0 0 8 " * (n // 8),
    "headings": lambda n: "一\n国家\n请国家做，\n" * (n // 11),
}
SMALL = 10_000


def _read(text: str) -> None:
    with suppress(Refused):
        structure(lay_out(Source("made.txt", text, "utf-8", "0")))


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_reading_is_linear(shape: Callable[[int], str]) -> None:
    assert growth(lambda size: partial(_read, shape(size)), SMALL) <= MOST
