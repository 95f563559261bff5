"""The language that the site speaks to its reader, which is not that of the documents it shows."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from starlette.requests import Request

Tongue = Literal["en", "zh"]
TONGUES: tuple[Tongue, ...] = get_args(Tongue)


def tongue_of(request: Request) -> Tongue:
    """English or Chinese: what the address asks for with `lang`, else what the browser prefers."""
    asked = request.query_params.get("lang")
    for tongue in TONGUES:
        if asked == tongue:
            return tongue
    return "zh" if _prefers_chinese(request.headers.get("accept-language", "")) else "en"


@cache
def messages(tongue: Tongue) -> Mapping[str, str]:
    """The words of the interface in a language, by name; each file in `messages/` has a table for each of its names."""
    words: dict[str, str] = {}
    for file in sorted((files(__package__) / "messages").iterdir(), key=lambda file: file.name):
        words |= {name: both[tongue] for name, both in tomllib.loads(file.read_text(encoding="utf-8")).items()}
    return words


def _prefers_chinese(header: str) -> bool:
    """Whether Chinese comes before English in an Accept-Language, by weight and then by order."""
    ranked = sorted(map(_ranked, header.split(",")), key=lambda entry: -entry[1])
    return next((language for language, weight in ranked if weight > 0 and language in TONGUES), "en") == "zh"


def _ranked(entry: str) -> tuple[str, float]:
    tag, _, weight = entry.partition(";")
    try:
        q = float(weight.strip().removeprefix("q=")) if weight.strip() else 1.0
    except ValueError:
        q = 0.0
    return tag.strip().lower().partition("-")[0], q
