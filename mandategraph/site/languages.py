"""The languages of documents, as a reader chooses among them and as a browser sets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from starlette.requests import Request

from graph.correspondence import PREFERENCE
from graph.iris import LANGUAGES, Graph
from mandategraph.site.build import Build
from mandategraph.site.interface import tongue_of

NAMES: Mapping[str, str] = MappingProxyType(
    {"ar": "العربية", "en": "English", "es": "Español", "fr": "Français", "ru": "Русский", "zh": "中文"}
)
"""What each language calls itself."""

_TAGS = {segment: tag for tag, segment in LANGUAGES.items()}


def direction(language: str) -> str:
    """In which direction a language is written, as HTML says it."""
    return "rtl" if language == "ar" else "ltr"


def versions_of(build: Build, symbol: str) -> tuple[str, ...]:
    """The languages in which the build holds a document, the preferred first."""
    return tuple(language for language in PREFERENCE if build.holds(Graph(symbol, language)))


def chosen_language(request: Request, versions: Sequence[str]) -> str:
    """Of the languages of a document the one asked for, else the reader's, else the first."""
    wanted = (tag(request.query_params.get("language", "")), tongue_of(request))
    return next((language for language in wanted if language in versions), versions[0])


def tag(given: str) -> str:
    """The tag of a language, by its tag or by its segment in an IRI: zh of zho."""
    return _TAGS.get(given, given)
