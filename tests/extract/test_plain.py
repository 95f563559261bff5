"""Bytes to characters: exactly, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.limits import MAX_BYTES
from extract.read.files import read_bytes
from extract.read.plain import decode, to_source
from extract.records import Refused

WORDS = "大会，\n回顾其关于打击贩运的第 64/182 号决议，请各国加强国际合作，并决定在下届会议上审议秘书长的报告。\n" * 3
TRADITIONAL = "大會，\n回顧其關於國際合作的決議，請各國和聯合國系統在這方面加強合作，並決定在會議上審議發展問題。\n" * 3

EXACT = [
    (WORDS, "utf-8"),
    (WORDS, "utf-8-sig"),
    (WORDS, "utf-16"),
    (WORDS, "utf-16-le"),
    (WORDS, "utf-16-be"),
    (WORDS, "utf-32"),
    (WORDS, "gb18030"),
    (WORDS, "gbk"),
    (WORDS, "hz"),
    (TRADITIONAL, "big5"),
    (TRADITIONAL, "big5hkscs"),
]


@pytest.mark.parametrize(("text", "encoding"), EXACT, ids=[encoding for _, encoding in EXACT])
def test_encodings_are_read_exactly(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


UNCERTAIN = {
    "a mark that lies": b"\xff\xfe\x00\xd8",
    "NUL bytes": b"abc\x00def",
    "Latin letters of which nobody says which": "Señor año niño país".encode("cp1252"),
    "random bytes": bytes(range(128, 256)) * 4,
    "ASCII that could be HZ": b"x ~{abcd~} y",
}


@pytest.mark.parametrize("data", UNCERTAIN.values(), ids=UNCERTAIN)
def test_nothing_is_guessed(data: bytes) -> None:
    with pytest.raises(Refused):
        decode(data)


def test_a_source_knows_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "given.txt"
    path.write_bytes(b"\xef\xbb\xbf" + WORDS.encode())
    source = to_source(path.name, read_bytes(path))
    assert (source.name, source.text, source.encoding) == ("given.txt", WORDS, "utf-8-sig")
    assert len(source.sha256) == 64


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path, reason in (
        (tmp_path / "missing.txt", "No such file"),
        (tmp_path, "folder"),
        (tmp_path / ("n" * 300), "cannot be read"),
        (Path("nul\x00.txt"), "cannot be read"),
        (_written(tmp_path / "long.txt", b" " * (MAX_BYTES + 1)), "too large"),
        (_written(tmp_path / "empty.txt", b""), "empty"),
        (_written(tmp_path / "blank.txt", b" \n\t\xc2\xa0\n"), "white space"),
        (_written(tmp_path / "bell.txt", b"bell \x07 rings"), r"U\+0007"),
    ):
        with pytest.raises(Refused, match=reason):
            to_source(path.name, read_bytes(path))
