"""What an AKN4UN file says of its document: its metadata, its cover page and its conclusions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from extract.languages.en_layout import EN
from extract.read.akn_metadata import NO_DATE, OTHER_SYMBOL, OUTCOMES, POSITIONS
from extract.records import Metadata, Vote
from graph.export.akn_words import Words
from graph.export.xml import put
from graph.iris import LANGUAGES, Iris, Place

_EDITOR = "mandategraph"  # who marked the file up
_REFERENCES = "/akn/ontology"
_ASSEMBLY = "general-assembly"
_NAMES = {
    body: name for name, body in EN.document.bodies.items()
}  # of issuing bodies, as files in any language have them
_OPTIONS = {position: option for option, position in POSITIONS.items()}
_OUTCOMES = {recorded: outcome for outcome, recorded in OUTCOMES.items()}
_REFERRED = ("symbol", "otherSymbol", "resolutionTitle", "adoptionDate", "dateOfIssuance", "agenda", "memberState")
_TERMS = (*_REFERRED, *_OPTIONS.values())


@dataclass(frozen=True, slots=True)
class Identity:
    """A document's metadata with the identifiers of its work and version."""

    metadata: Metadata
    iris: Iris

    @property
    def work(self) -> str:
        """Its identifier in Akoma Ntoso; of what the United Nations give none, ours."""
        metadata = self.metadata
        if metadata.work:
            return metadata.work
        prefix, slash, number = metadata.symbol.partition("A/RES/")
        if prefix or not slash or metadata.adopted is None or metadata.body != _ASSEMBLY:
            return self.iris.mint(Place(metadata.symbol))
        segment = number.replace("/", "-").replace(" ", "")
        return f"/akn/un/statement/deliberation/unga/{metadata.adopted.isoformat()}/{segment}/"

    @property
    def version(self) -> str:
        """The identifier of its version in one language."""
        return self.metadata.expression or f"{self.work.rstrip('/')}/{LANGUAGES[self.metadata.language]}@/"

    @property
    def author(self) -> str:
        """The id within the file of the body whose document it is."""
        return self.metadata.body or "un"


def put_meta(parent: Element, identity: Identity) -> None:
    """What the file says of its document to programs."""
    meta = put(parent, "meta")
    put_identification(meta, identity)
    _put_keywords(meta, identity.metadata)
    _put_steps(meta, identity.metadata)
    if identity.metadata.vote:
        _put_vote(put(meta, "analysis", source=f"#{_EDITOR}"), identity.metadata.vote)
    _put_references(put(meta, "references", source=f"#{_EDITOR}"), identity)


def put_identification(meta: Element, identity: Identity, part: str = "main") -> None:
    """Which document this is, or which part of it, in the three levels of FRBR."""
    metadata = identity.metadata
    work, version = identity.work.rstrip("/"), identity.version.rstrip("/")
    levels = (
        ("FRBRWork", f"{work}/!{part}/", identity.work, "adoption", metadata.adopted, "author"),
        ("FRBRExpression", f"{version}/!{part}/", identity.version, "publication", metadata.published, "issuer"),
        ("FRBRManifestation", f"{version}/!{part}.xml", f"{version}.xml", "markup", None, "editor"),
    )
    identification = put(meta, "identification", source=f"#{_EDITOR}")
    for name, this, uri, event, day, role in levels:
        level = put(identification, name)
        put(level, "FRBRthis", value=this)
        put(level, "FRBRuri", value=uri)
        put(level, "FRBRdate", date=_day(day), name=event)
        put(level, "FRBRauthor", href=_EDITOR if role == "editor" else identity.author, as_=role)
        if name == "FRBRWork":
            put(level, "FRBRcountry", value="un")
        if name == "FRBRExpression":
            put(level, "FRBRlanguage", language=LANGUAGES[metadata.language])


def _put_keywords(meta: Element, metadata: Metadata) -> None:
    if not (metadata.keywords or metadata.agenda):
        return
    subjects = put(meta, "classification", source=f"#{_EDITOR}")
    for keyword in metadata.keywords:
        label, vocabulary = keyword.label, keyword.vocabulary
        put(subjects, "keyword", value=label, href=keyword.target, showAs=label, dictionary=vocabulary)
    for item in metadata.agenda:
        put(subjects, "keyword", refersTo="agenda", value=item.number, showAs=item.title, dictionary=item.agenda or "")


def _put_steps(meta: Element, metadata: Metadata) -> None:
    """From the draft to the meeting that adopted it."""
    first = ", ".join(sponsor.name for sponsor in metadata.sponsors if not sponsor.additional)
    later = ", ".join(sponsor.name for sponsor in metadata.sponsors if sponsor.additional)
    drafts = [metadata.draft, *metadata.other_drafts]
    steps = (
        ("draftResolution", " and ".join(filter(None, drafts)), first, None),
        ("draftResolutionAdditionalSponsors", None, later, None),
        ("recommendedForAdoption", metadata.committee_report, "", None),
        ("adopted", metadata.record, "", metadata.adopted),
    )
    taken = [step for step in steps if any(step[1:])]
    workflow = put(meta, "workflow", source=f"#{_EDITOR}") if taken else meta
    for outcome, symbols, by, day in taken:
        put(workflow, "step", date=_day(day), outcome=outcome, as_=symbols or None, by=by)


def _put_vote(analysis: Element, vote: Vote) -> None:
    voting = put(put(analysis, "parliamentary"), "voting", outcome=_OUTCOMES[vote.outcome == "recorded-vote"])
    if not vote.counts:
        put(voting, "quorum", value="0")  # one of the two there must be
    for position, number in vote.counts:
        count = put(voting, "count", value=str(number), refersTo=_OPTIONS[position])
        names = [ballot.name for ballot in vote.ballots if ballot.position == position]
        voters = put(count, "akn4un:voters") if names else count
        for name in names:
            put(voters, "organization", name, refersTo="memberState")


def _put_references(references: Element, identity: Identity) -> None:
    """What other attributes of the file point to."""
    put(references, "TLCOrganization", eId=_EDITOR, href=f"{_REFERENCES}/organization/{_EDITOR}", showAs=_EDITOR)
    name = _NAMES.get(identity.metadata.body or "", "United Nations")
    body = f"{_REFERENCES}/organization/un/{identity.author}"
    put(references, "TLCOrganization", eId=identity.author, href=body, showAs=name)
    for term in _TERMS:
        put(references, "TLCTerm", eId=term, href=f"{_REFERENCES}/term/un/{term}", showAs=term)


def put_cover(parent: Element, identity: Identity, words: Words) -> None:
    """The cover page, and the title with the resolution's number."""
    metadata = identity.metadata
    cover = put(parent, "coverPage", eId="cover")
    put(put(cover, "p"), "docNumber", metadata.symbol, refersTo="#symbol")
    for symbol in metadata.other_symbols:
        put(put(cover, "p"), "docNumber", symbol, refersTo=OTHER_SYMBOL)
    if metadata.distribution:
        put(put(cover, "p"), "docStatus", f"Distr.: {metadata.distribution}")
    if metadata.published:
        day = metadata.published.isoformat()
        put(put(cover, "p"), "docDate", day, date=day, refersTo="#dateOfIssuance")
    if metadata.session or metadata.session_number:
        put(put(cover, "p"), "session", metadata.session or "", value=metadata.session_number)
    for number in metadata.agenda_items:
        put(put(cover, "p"), "inline", number, title=number, name="agenda item")
    words.put_unmarked(cover)
    title = put(put(parent, "preface"), "p")
    is_resolution = metadata.kind == "resolution" and "/RES/" in metadata.symbol
    number = f"{metadata.symbol.rpartition('/RES/')[2]}. " if is_resolution else f"{metadata.symbol} "
    put(title, "docNumber", number)
    put(title, "docTitle", metadata.title, refersTo="#resolutionTitle")


def put_conclusions(parent: Element, metadata: Metadata) -> None:
    """When it was adopted, and in which meeting."""
    if not (metadata.meeting or metadata.adopted):
        return
    line = put(put(parent, "conclusions", eId="conclusions"), "p")
    if metadata.meeting:
        put(line, "inline", metadata.meeting, name="adoptionMeeting")
        put(line, "eol")
    if metadata.adopted:
        day = metadata.adopted.isoformat()
        put(line, "docDate", day, date=day, refersTo="#adoptionDate")


def _day(day: date | None) -> str:
    return day.isoformat() if day else NO_DATE
