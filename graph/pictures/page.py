"""A picture as one HTML file that asks nobody for anything: what draws it, its words and its data stand in it."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graph.pictures.drawing import Drawing, Link, as_json, public, rows
from graph.pictures.words import Tongue, words

CLIENT = Path(__file__).with_name("client")
"""What a browser draws pictures with, to be served as it stands there."""
STYLES = ("kinds.css", "picture.css")
LIBRARY = "cytoscape/cytoscape.min.js"
SCRIPTS = ("selection.js", "svg.js", "panel.js", "stage.js", "picture.js")
"""Scripts of ours in the order in which they are run."""


def page(drawing: Drawing, tongue: Tongue) -> str:
    """A page of a drawing, the same for the same, in a language from which its reader may change to another."""
    style, library, script = (_joined(names) for names in (STYLES, (LIBRARY,), SCRIPTS))
    return (
        _environment()
        .get_template("file.html")
        .render(
            tongue=tongue,
            title=drawing.title(tongue),
            source=drawing.source(tongue),
            policy=_policy(style, library, script),
            style=Markup(style),  # noqa: S704 - files of this folder, in which no element ends
            library=Markup(library),  # noqa: S704
            script=Markup(script),  # noqa: S704
            data=Markup(as_json(drawing, tongue, public)),  # noqa: S704 - which escapes what could end it
            table=table(drawing, tongue, public),
        )
    )


def table(drawing: Drawing, tongue: Tongue, link: Link) -> Markup:
    """What a drawing shows as a table in HTML, for those who do not see it or have no JavaScript."""
    values = {"rows": rows(drawing, tongue, link), "words": words(tongue), "told": drawing.told(tongue)}
    return Markup(_environment().get_template("table.html").render(values))  # noqa: S704 - which escapes all


@cache
def _environment() -> Environment:
    """The templates of pictures. Everything that is put into one is escaped."""
    return Environment(
        loader=PackageLoader("graph.pictures"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _joined(names: tuple[str, ...]) -> str:
    """Files of `client/`, one after the other."""
    return "".join((CLIENT / name).read_text(encoding="utf-8") for name in names)


def _policy(style: str, *scripts: str) -> str:
    """Nothing runs or styles but what stands here; nothing is fetched, and pictures are made of what is shown alone."""
    allowed = " ".join(map(_hashed, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hashed(style)}; img-src blob: data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
