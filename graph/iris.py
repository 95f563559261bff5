"""Identifiers, both ways: the only place that mints an IRI or reads one.

An IRI is made of what its source alone determines, so that a citation can mint the IRI of a document that nobody has
read. `docs/decisions/0002-identifiers.md` says why the form is as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast
from urllib.parse import quote, unquote

DEFAULT_BASE = "https://w3id.org/mandategraph/"

# The six official languages of the United Nations: tag of a text, segment of an IRI (ISO 639-1, 639-3).
LANGUAGES = {"ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}
_TAGS = {segment: tag for tag, segment in LANGUAGES.items()}

# The segment of a graph that is of no one language.
CORRESPONDENCE = "correspondence"

Scheme = Literal["agent", "instrument", "act", "condition"]


class BadIdentifierError(ValueError):
    """A name that has no IRI, or an IRI that is no name of ours; `value` is what was given."""

    def __init__(self, value: object, reason: str) -> None:
        super().__init__(f"{value!r}: {reason}")
        self.value = value


@dataclass(frozen=True, slots=True)
class Authority:
    """An agent, instrument, act verb or condition, by the id of its authority or `unlisted-…`."""

    scheme: Scheme
    id: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read, by the SHA-256 of its bytes in hexadecimal."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Run:
    """The reading of a source by one version of the program."""

    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Graph:
    """A named graph: of one language version of a document, or, without a symbol, of the authorities."""

    symbol: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A named graph: of what corresponds between the language versions of a document."""

    symbol: str


@dataclass(frozen=True, slots=True)
class Place:
    """A document or a place in it: of the work, or of the version in one language (`zh`).

    `paragraph` is the id of a paragraph (`annex-1/OP33.12`) or of a part (`annex-1`); `steps` lead on from there
    (`act1`, `mandate1`, `evidence`; `fn6` below a version).
    """

    symbol: str
    language: str | None = None
    paragraph: str | None = None
    steps: tuple[str, ...] = ()


Name = Authority | Source | Run | Graph | Correspondence | Place

_STEP = (
    r"(?:(?:act|mandate|actor|partner|beneficiary|recipient|condition|cite|heading|finding|repair"
    r"|table|item|sponsor|ballot)[0-9]+|fn.+|vote|evidence|position|quote)"
)
_PART = r"(?!fn-)[a-z]+(?:-[a-z0-9]+)+"
_VERSION = "|".join(_TAGS)
_STEP_SEGMENT = _STEP.replace("fn.+", "fn[^/]+")
_AGAIN = "-[0-9]+"  # tells a number that a misprint repeats from the first

# What follows the base. `~` escapes in symbols and brackets round labels are explained where they are made.
_FORM = re.compile(
    rf"""
      (?P<scheme>agent|instrument|act|condition) / (?P<id>[^/]+)    # agent/unodc  act/urge
    | source / (?P<source>[0-9a-f]{{64}})                           # source/9f86…
    | run / (?P<program>[^/]+) / (?P<read>[0-9a-f]{{64}})           # run/0.1.0/9f86…
    | graph / (?: authorities                                       # graph/authorities
      | (?P<graph>[^/]+) / (?:(?P<graph_version>{_VERSION})         # graph/A-RES-67-193/zho
        | {CORRESPONDENCE}) )                                       #   /correspondence
    | doc / (?P<symbol>[^/]+)                                       # doc/A-RES-67-193      A/RES/67/193
      (?: / (?P<version>{_VERSION}) )?                              #   /zho                in Chinese
      (?P<parts> (?: / {_PART} )* )                                 #   /annex-1            annex-1
      (?: / (?P<kind>op|pp|p|n)                                     #   /op33  /op33-2      OP33  OP33-2
        (?P<number> [0-9]+ [A-Za-z]* (?:{_AGAIN})? )
        (?P<labels> (?: / (?! {_STEP_SEGMENT} (?:/|$) ) [^/]+ )* ) )?  # /12  /a  /a-2      .12  (a)  (a)-2
      (?P<steps> (?: / {_STEP_SEGMENT} )* )                         #   /act1/mandate1
    """,
    re.VERBOSE,
)
_PARAGRAPH = re.compile(
    rf"(?P<parts>(?:/{_PART})*)"
    rf"(?:/(?P<kind>OP|PP|P|N)(?P<number>[0-9]+[A-Za-z]*(?:{_AGAIN})?)"
    rf"(?P<labels>(?:(?:\.[0-9]+|\([^()/]+\))(?:{_AGAIN})?)*))?"
)
_LABEL = re.compile(rf"(?:\.([0-9]+)|\(([^()/]+)\))((?:{_AGAIN})?)")
_AMBIGUOUS_LABEL = re.compile(rf"[0-9]+|{_STEP}|.*{_AGAIN}", re.DOTALL)
_ENDS_AGAIN = re.compile(rf"{_AGAIN}\Z")
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+/")

# Stand as they are: what needs no escape in any IRI, and the letters of the official languages that are written from
# left to right (an IRI must not mix directions), which normalisation leaves alone. All else is percent-encoded.
_ESCAPED = re.compile(
    r"[^A-Za-z0-9._~()\-"
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153"  # French and Spanish
    "\u0401\u0410-\u044f\u0451"  # Russian
    "\u4e00-\u9fa5]+"  # Chinese
)

_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")

# In a symbol `/` is `-`. A hyphen of its own is `~2`, but for that of a special session (A/RES/S-20/2), which stands;
# then a slash at such a place is `~1`. A tilde is `~0`.
_IN_SYMBOL = re.compile(r"(?<=/)(E?S)([-/])(?=[0-9])|[~/-]")
_IN_SEGMENT = re.compile(r"(?<=-)(E?S)-(?=[0-9])|~[012]|-")
_TO_SEGMENT = {"~": "~0", "/": "-", "-": "~2"}
_TO_SYMBOL = {"~0": "~", "~1": "/", "~2": "-", "-": "/"}


@dataclass(frozen=True, slots=True)
class Iris:
    """All IRIs below one base, an absolute http(s) IRI that ends in a slash."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        """Refuse a base that would make IRIs which nothing reads."""
        if not _BASE.fullmatch(self.base):
            raise BadIdentifierError(self.base, "not an absolute http or https IRI that ends in a slash")

    def mint(self, name: Name) -> str:
        """The IRI of `name`. Raises BadIdentifierError for a name outside the form."""
        match name:
            case Authority(scheme, id_):
                path = f"{scheme}/{_segment(id_)}"
            case Source(sha256):
                path = f"source/{_digest(sha256)}"
            case Run(version, sha256):
                path = f"run/{_segment(version)}/{_digest(sha256)}"
            case Graph(None, None):
                path = "graph/authorities"
            case Graph(symbol, language):
                path = f"graph/{symbol_segment(symbol or '')}/{_version(language)}"
            case Correspondence(symbol):
                path = f"graph/{symbol_segment(symbol)}/{CORRESPONDENCE}"
            case Place():
                path = _place_path(name)
        return self.base + path

    def within(self, iri: str, paragraph: str) -> str:
        """The IRI of a paragraph or part, by its id, of a document or of a version in one language."""
        return iri + _paragraph_path(paragraph)

    def below(self, iri: str, step: str) -> str:
        """The IRI one step below that of a place: `act1` below a paragraph, `fn6` below a language version."""
        return f"{iri}/{_step(step)}"

    def at(self, path: str) -> str:
        """The IRI whose path below the base this is, as a request writes it: with escapes for what is not ASCII, too.

        What an IRI writes as it is stands so again, and what it must escape stays escaped; dots stay as they are.
        """
        return self.base + _ESCAPES.sub(lambda found: _unescaped(found[0]), path)

    def read(self, iri: str) -> Name:
        """The name that `mint` makes into `iri`. Raises BadIdentifierError if there is none."""
        found = _FORM.fullmatch(iri, len(self.base)) if iri.startswith(self.base) else None
        try:
            name = _named(found) if found else None
            if name is not None and self.mint(name) == iri:
                return name
        except ValueError:  # broken percent-encoding, or what mint refuses
            pass
        raise BadIdentifierError(iri, "not an IRI of this form")


@lru_cache(maxsize=4096)
def symbol_segment(symbol: str) -> str:
    """The segment of a document's symbol, which also names its file: `A-RES-67-193` for A/RES/67/193."""

    def swap(found: re.Match[str]) -> str:
        if found[1]:
            return found[1] + ("-" if found[2] == "-" else "~1")
        return _TO_SEGMENT[found[0]]

    return _segment(_IN_SYMBOL.sub(swap, symbol))


def _symbol(segment: str) -> str:
    def swap(found: re.Match[str]) -> str:
        return f"{found[1]}-" if found[1] else _TO_SYMBOL[found[0]]

    return _IN_SEGMENT.sub(swap, _text(segment))


@lru_cache(maxsize=65536)
def _segment(text: str) -> str:
    """One segment of a path. Nothing but dots would be taken for a step in a path."""
    if not text:
        raise BadIdentifierError(text, "an empty name")
    if not text.strip("."):
        return "%2E" * len(text)
    return _ESCAPED.sub(lambda found: quote(found[0], safe=""), text)


def _unescaped(escapes: str) -> str:
    """What some escapes of a URI stand for, as an IRI writes it; those that are no UTF-8 stay."""
    try:
        characters = unquote(escapes, errors="strict")
    except UnicodeDecodeError:
        return escapes
    return "".join(
        "%2E" if one == "." else _ESCAPED.sub(lambda found: quote(found[0], safe=""), one) for one in characters
    )


def _text(segment: str) -> str:
    return unquote(segment, errors="strict")


def _digest(sha256: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", sha256):
        raise BadIdentifierError(sha256, "not a SHA-256 in hexadecimal")
    return sha256


def _version(language: str | None) -> str:
    if language not in LANGUAGES:
        raise BadIdentifierError(language, "not an official language of the United Nations")
    return LANGUAGES[language]


def _place_path(place: Place) -> str:
    path = f"doc/{symbol_segment(place.symbol)}"
    if place.language is not None:
        path += f"/{_version(place.language)}"
    if place.paragraph is not None:
        path += _paragraph_path(place.paragraph)
    return "/".join((path, *map(_step, place.steps)))


@lru_cache(maxsize=65536)
def _step(step: str) -> str:
    if not re.fullmatch(_STEP, step, re.DOTALL):
        raise BadIdentifierError(step, "not a step below a paragraph or a language version")
    return _segment(step)


@lru_cache(maxsize=4096)
def _paragraph_path(paragraph: str) -> str:
    found = _PARAGRAPH.fullmatch(f"/{paragraph}")
    if not found:
        raise BadIdentifierError(paragraph, "not the id of a paragraph or a part")
    if not found["kind"]:
        return found["parts"]
    labels = "".join(f"/{number or _label(label)}{again}" for number, label, again in _LABEL.findall(found["labels"]))
    return f"{found['parts']}/{found['kind'].lower()}{found['number']}{labels}"


def _label(label: str) -> str:
    """A label in brackets loses them, unless it would then be read as a number, a step or a label that repeats."""
    return f"({_segment(label)})" if _AMBIGUOUS_LABEL.fullmatch(label) else _segment(label)


def _named(found: re.Match[str]) -> Name:
    if found["scheme"]:
        return Authority(cast(Scheme, found["scheme"]), _text(found["id"]))
    if found["source"]:
        return Source(found["source"])
    if found["program"]:
        return Run(_text(found["program"]), found["read"])
    if found["symbol"]:
        return _place(found)
    return _graph(found)


def _graph(found: re.Match[str]) -> Graph | Correspondence:
    if found["graph_version"]:
        return Graph(_symbol(found["graph"]), _TAGS[found["graph_version"]])
    return Correspondence(_symbol(found["graph"])) if found["graph"] else Graph()


def _place(found: re.Match[str]) -> Place:
    paragraph = found["parts"][1:]
    if found["kind"]:
        labels = "".join(_bracketed(segment) for segment in found["labels"].split("/")[1:])
        paragraph = f"{paragraph}/" * bool(paragraph) + found["kind"].upper() + found["number"] + labels
    return Place(
        symbol=_symbol(found["symbol"]),
        language=_TAGS[found["version"]] if found["version"] else None,
        paragraph=paragraph or None,
        steps=tuple(_text(step) for step in found["steps"].split("/")[1:]),
    )


def _bracketed(segment: str) -> str:
    bare = _ENDS_AGAIN.sub("", segment, count=1)
    if bare.isascii() and bare.isdigit():
        return f".{segment}"
    label = _text(bare)
    return (label if bare.startswith("(") else f"({label})") + segment[len(bare) :]
