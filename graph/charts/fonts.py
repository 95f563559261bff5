"""Which fonts write a chart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from contextlib import suppress

from matplotlib import font_manager

LATIN = "DejaVu Sans"  # which matplotlib brings along
CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "PingFang SC",
    "Microsoft YaHei",
    "SimHei",
)
_WIDE = frozenset("WF")
_NARROW_SHARE = 0.62  # of an em: what letters take, rather more than less


class NoFontError(Exception):
    """No font of the machine can write a chart; the message says which to install."""

    def __init__(self) -> None:
        super().__init__(
            "no font for Chinese is installed here, which a PNG needs: install Noto Sans CJK (Debian: apt install"
            " fonts-noto-cjk, or fonts-wqy-zenhei), or write an SVG"
        )


def installed(texts: Iterable[str]) -> list[str]:
    """The fonts of this machine that write some texts. Raises NoFontError."""
    if not any(map(is_wide, "".join(texts))):
        return [LATIN]
    found = _first_known()
    if found is None:
        _look_again()
        found = _first_known()
    if found is None:
        raise NoFontError
    return [LATIN, found]


def _first_known() -> str | None:
    known = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in CHINESE if name in known), None)


def _look_again() -> None:
    """Add what was installed after matplotlib last looked."""
    known = {font.fname for font in font_manager.fontManager.ttflist}
    for file in sorted(set(font_manager.findSystemFonts()) - known):
        with suppress(RuntimeError, OSError):  # not a font that it can read
            font_manager.fontManager.addfont(file)


def is_wide(letter: str) -> bool:
    """Whether a letter takes a whole em, as those of Chinese do."""
    return unicodedata.east_asian_width(letter) in _WIDE


def width(text: str) -> float:
    """How wide a text will be at most, in ems: told from its letters alone, so that it is the same on every machine."""
    return sum(1 if is_wide(letter) else _NARROW_SHARE for letter in text)
