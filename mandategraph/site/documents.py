"""The page of a document: its text with all that was read from it marked in it, each mark opening its node."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from extract.read.lines import MARK
from graph.dataset.prefixes import expanded
from graph.export.metadata import metadata_of
from graph.iris import Graph, Place
from graph.readback.annotated import KINDS, Block, Mark, blocks_of
from graph.readback.described import name_of
from graph.readback.facts import Facts
from mandategraph.site.about import About, counts
from mandategraph.site.anchors import anchor
from mandategraph.site.duties import Duties
from mandategraph.site.interface import messages, tongue_of
from mandategraph.site.labels import Labels, labels_of
from mandategraph.site.languages import NAMES, chosen_language, direction, tag, versions_of
from mandategraph.site.markings import Marking, anchored
from mandategraph.site.nodes import node_page
from mandategraph.site.rendering import address, build_of, page
from mandategraph.site.representations import FORMATS


@dataclass(frozen=True, slots=True)
class Version:
    """A language version on a page: its text, how it is written, and what it asks for and cites."""

    iri: str
    language: str
    direction: str
    facts: Facts
    blocks: Sequence[Block]
    marking: Marking
    duties: Duties

    def below(self, block: Block) -> str:
        """What a block is called in every version: `op26`."""
        return anchor(block.node, self.iri)

    def plain(self, words: str) -> str:
        """Words without the marks of footnotes."""
        return MARK.sub("", words)


@dataclass(frozen=True, slots=True)
class Line:
    """What stands side by side: the block of the version that is read, and of the one beside it."""

    block: Block | None
    beside: Block | None = None


def document_page(request: Request, iri: str) -> Response:
    """The page of a document or of one version; what is below it, or was never read, has the page of a node."""
    build = build_of(request)
    place = name_of(build.iris, iri)
    if not isinstance(place, Place) or place.paragraph or place.steps:
        return node_page(request, iri)
    versions = versions_of(build, place.symbol)
    if not versions or (place.language and place.language not in versions):
        return node_page(request, iri)
    language = place.language or chosen_language(request, versions)
    read = _version(request, Place(place.symbol, language))
    if not read.facts.of("mg:Expression"):  # a graph that somebody else has put there
        return node_page(request, iri)
    return _document(request, place.symbol, read, versions)


def _document(request: Request, symbol: str, read: Version, versions: Sequence[str]) -> Response:
    build, tongue = build_of(request), tongue_of(request)
    labels = labels_of(build, tongue)
    other = _beside(request, versions, read.language)
    beside = _version(request, Place(symbol, other), identified=False) if other else None
    metadata = metadata_of(read.facts, build.iris, read.iri)
    about = About(metadata, build.iris, labels, tongue)
    return page(
        request,
        "document.html",
        symbol=symbol,
        title=metadata.title,
        about=about,
        counts=counts(read.facts, labels),
        read=read,
        beside=beside,
        lines=list(paired(read, beside)) if beside else [Line(block) for block in read.blocks],
        versions=versions,
        names=NAMES,
        direction=direction,
        version_iri=lambda tag_: build.iris.mint(Place(symbol, tag_)),
        work=build.iris.mint(Place(symbol)),
        kinds=[(kind, _kind(labels, kind)) for kind in KINDS],
        labels=labels,
        term=lambda local: expanded(f"mg:{local}"),
        findings=_findings(read.facts),
        formats=FORMATS,
    )


def _version(request: Request, place: Place, *, identified: bool = True) -> Version:
    build, language = build_of(request), place.language or ""
    labels = labels_of(build, tongue_of(request))
    iri = build.iris.mint(place)
    facts = build.facts(Graph(place.symbol, language))
    blocks = blocks_of(facts)
    duties = Duties(facts, build.iris, labels, lambda cited: bool(versions_of(build, cited)))
    told = partial(_told, facts, labels)
    marking = Marking(iri, partial(address, request), told, anchored(iter(blocks)), identified)
    return Version(iri, language, direction(language), facts, blocks, marking, duties)


def _beside(request: Request, versions: Sequence[str], language: str) -> str | None:
    """The language of the version that is asked for beside the one that is read."""
    asked = tag(request.query_params.get("beside", ""))
    if asked and asked not in versions:
        raise HTTPException(400, messages(tongue_of(request))["doc_no_version"])
    return asked if asked != language else None


def _told(facts: Facts, labels: Labels, mark: Mark) -> str:
    """What a mark is, and what it names: "actor: Member States"."""
    properties = ("mg:agent", "mg:condition", "cito:hasCitedEntity", "mg:verb")
    named = next((value for value in (facts.get(mark.node, key) for key in properties) if value), None)
    kind = _kind(labels, mark.kind)
    return f"{kind}: {labels.of(named)}" if named else kind


def _kind(labels: Labels, kind: str) -> str:
    return labels.of(expanded({"act": "mg:Act", "citation": "mg:Citation"}.get(kind, f"mg:{kind}")))


def _findings(facts: Facts) -> list[tuple[str, str, str]]:
    """What was read and not understood, or as no part of the text: node, kind and words."""
    return [(node, facts.one(node, "mg:findingKind"), facts.text(node)) for node in facts.of("mg:Finding")]


def paired(read: Version, beside: Version) -> Iterator[Line]:
    """Blocks of two versions side by side by what they are called; what only one of them has stands alone."""
    waiting = {beside.below(block): block for block in beside.blocks}
    order = list(waiting)
    own = {read.below(block) for block in read.blocks}
    for block in read.blocks:
        other = waiting.pop(read.below(block), None)
        yield Line(block, other)
        if other is None:
            continue
        for name in order[order.index(beside.below(other)) + 1 :]:
            if name in own:
                break
            if name in waiting:
                yield Line(None, waiting.pop(name))
    yield from (Line(None, block) for block in waiting.values())
