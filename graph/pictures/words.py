"""The words of pictures, in the languages that their readers choose from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import msgspec

Tongue = Literal["en", "zh"]
TONGUES: tuple[Tongue, ...] = get_args(Tongue)

_FILE = Path(__file__).with_name("words.toml")


@cache
def words(tongue: Tongue) -> Mapping[str, str]:
    """Every word by its name."""
    known = msgspec.toml.decode(_FILE.read_bytes(), type=dict[str, dict[Tongue, str]])
    return {name: both[tongue] for name, both in known.items()}


def figure(name: str, tongue: Tongue) -> str:
    """What an attribute of a node is called; of one that has no word, its name."""
    return words(tongue).get(f"figure_{name}") or name.replace("_", " ")
