"""The elements of AKN4UN: which part a text into blocks, what a block inside them is, and which are left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Role = Literal["head", "issuer", "preamble", "paragraph", "heading", "row", "closing", "note"]

ROLES: Mapping[str, Role] = {
    "coverPage": "head",
    "preface": "head",
    "formula": "issuer",
    "preamble": "preamble",
    "mainBody": "paragraph",
    "paragraph": "paragraph",
    "section": "heading",
    "heading": "heading",
    "subheading": "heading",
    "crossHeading": "heading",
    "conclusions": "closing",
    "tr": "row",
    "authorialNote": "note",
}
"""What a block inside an element is; the innermost element that is listed decides."""

HEADING_CLASS = re.compile(r"H\w{1,2}")
"""The class of a paragraph that is a heading."""

BREAKS = frozenset({
    "akomaNtoso", "statement", "documentCollection", "collectionBody", "components", "component", "attachments",
    "attachment", "doc", "coverPage", "preface", "preamble", "mainBody", "conclusions", "formula", "container",
    "section", "paragraph", "content", "intro", "list", "sublist", "point", "blockList", "listIntroduction", "item",
    "num", "p", "heading", "subheading", "crossHeading", "table", "tr",
})  # fmt: skip
"""Elements before and after which a block ends."""

INLINE = frozenset({
    "a", "span", "sup", "sub", "b", "i", "u", "eol", "inline", "docAuthority", "docDate", "docNumber", "docProponent",
    "docStatus", "docTitle", "event", "location", "session", "authorialNote", "noteRef", "td", "th", "meta",
})  # fmt: skip
"""Elements inside a block."""

MARKED = frozenset({"bold", "italic", "underline"})
"""Classes of a span that marks words."""

DESCRIBING = frozenset({
    "identification", "FRBRWork", "FRBRExpression", "FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRlanguage",
    "classification", "keyword", "workflow", "step", "analysis", "parliamentary", "voting", "count", "voters",
    "organization", "references", "TLCOrganization",
})  # fmt: skip
"""Elements that describe the document."""

IGNORED = frozenset({
    # what only this file is, not its text
    "FRBRManifestation", "FRBRcountry",
    # names of the roles and terms that other attributes point to
    "TLCConcept", "TLCRole", "TLCTerm",
    # pictures, bar codes and job numbers of the page
    "presentation", "footerFirstPage", "footerFirstPageLeft", "footerFirstPageRight", "internalCode",
    "docketNumber", "img",
    # the table of a collection's parts, which follow
    "documentRef",
    # always empty
    "quorum",
})  # fmt: skip
"""Elements that are left out on purpose, with their words."""

KNOWN = BREAKS | INLINE | DESCRIBING | IGNORED
LEFT_OUT = IGNORED | {"meta"}
"""Elements whose words are not laid out."""
