"""What an index answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entity:
    """An agent, instrument, verb or condition. `kind` is the local name of its class, empty for what is unlisted."""

    id: int
    iri: str
    scheme: str
    kind: str
    en: str
    zh: str
    is_listed: bool
    asked: int
    cited: int

    def label(self, language: str) -> str:
        """Its name, in Chinese or else in English."""
        return self.zh if language == "zh" else self.en

    def other(self, language: str) -> str:
        """Its name in the other language, empty where that is the same."""
        return "" if self.en == self.zh else self.en if language == "zh" else self.zh


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read, with its titles by language and the IRIs of its versions."""

    iri: str
    symbol: str
    kind: str
    date: str
    mandates: int
    issuer: Entity | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)

    def language(self, preferred: str) -> str:
        """The language of the title to show."""
        return preferred if preferred in self.titles else next(iter(self.titles), "")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of something: which, from 1, and of how many things it shows up to `size`."""

    number: int
    size: int
    total: int

    @classmethod
    def of(cls, number: int, size: int, total: int) -> Page:
        """The page of that number, or the nearest that there is."""
        return cls(max(1, min(number, -(-total // size))), size, total)

    @property
    def start(self) -> int:
        """How many things stand before it."""
        return (self.number - 1) * self.size

    @property
    def end(self) -> int:
        """How many things stand up to its end."""
        return min(self.start + self.size, self.total)

    @property
    def previous(self) -> int | None:
        """The number of the page before."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the page after."""
        return self.number + 1 if self.end < self.total else None
