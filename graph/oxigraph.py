"""Terms of pyoxigraph as `graph.terms` writes them."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode
from pyoxigraph import Triple as QuotedTriple

from graph.terms import XSD, Term, iri, string, text, typed


def written(value: NamedNode | BlankNode | Literal | QuotedTriple) -> Term:
    """A term as it stands in a line of N-Quads, with what is unsafe in a string escaped."""
    match value:
        case NamedNode():
            return iri(value.value)
        case Literal() if value.language:
            return text(value.value, value.language)
        case Literal() if value.datatype.value == f"{XSD}string":
            return string(value.value)
        case Literal():
            return typed(value.value, value.datatype.value)
    return str(value)
