"""What stands in a language version, by its graph, in the order in which it is read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from graph.readback.facts import Facts


def in_order(facts: Facts, *classes: str) -> list[str]:
    """The nodes of some classes as they stand in the source."""
    return sorted((node for class_ in classes for node in facts.of(class_)), key=facts.place)


def everything(facts: Facts) -> Iterator[str]:
    """Paragraphs in their order, and before each the titles, headings and tables that stand before it in the source."""
    others = deque(in_order(facts, "mg:PartText", "mg:Heading", "mg:Table"))
    for node in sorted(facts.of("mg:ParagraphText"), key=facts.position):
        while others and facts.place(others[0]) < facts.place(node):
            yield others.popleft()
        yield node
    yield from others
