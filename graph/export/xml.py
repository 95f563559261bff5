"""XML elements, written so that any text can be in them and that white space never becomes a part of words."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"
_STEP = "  "


def forbidden(text: str) -> int:
    """How many characters of a text XML cannot hold: controls, halves of pairs and what is no character."""
    return len(_FORBIDDEN.findall(text))


def safe(text: str) -> str:
    """A text with U+FFFD for each character that XML cannot hold; as long as before."""
    return _FORBIDDEN.sub(_REPLACEMENT, text)


def put(parent: Element, name: str, words: str = "", /, **attributes: str | None) -> Element:
    """A new last element of `parent`. Attributes without a value are left out; `class_` is written `class`."""
    given = {key.rstrip("_"): safe(value) for key, value in attributes.items() if value is not None}
    element = SubElement(parent, name, given)
    element.text = safe(words) or None
    return element


def add_text(parent: Element, words: str) -> None:
    """Puts words at the end of an element, behind the elements that it holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + safe(words)
    else:
        parent.text = (parent.text or "") + safe(words)


def document_bytes(root: Element, mixed: frozenset[str]) -> bytes:
    """A file of XML in UTF-8, indented everywhere but inside the elements `mixed`, which hold words."""
    _indent(root, "\n", mixed)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True, short_empty_elements=True)
    return data + b"\n"


def _indent(element: Element, line: str, mixed: frozenset[str]) -> None:
    if element.tag in mixed or not len(element):
        return
    element.text = line + _STEP
    for child in element:
        _indent(child, line + _STEP, mixed)
        child.tail = line + _STEP
    element[-1].tail = line
