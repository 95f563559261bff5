"""Pages: templates with what all of them need. Everything that is put into one is escaped."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from graph.iris import DEFAULT_BASE
from graph.readback.described import VOCABULARY
from mandategraph.site.anchors import anchor
from mandategraph.site.build import Build, Builds
from mandategraph.site.interface import Tongue, messages, tongue_of

_OTHER: dict[Tongue, Tongue] = {"en": "zh", "zh": "en"}


def build_of(request: Request) -> Build:
    """The build that a request is about."""
    builds: Builds = request.app.state.builds
    build: Build = request.scope.setdefault("mandategraph.build", None) or builds.current()
    request.scope["mandategraph.build"] = build  # one request sees one build
    return build


def page(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page of the site. A template has `values` and what `_common` gives."""
    text = _environment().get_template(template).render(**_common(request), **values)
    return HTMLResponse(text, status)


def address(request: Request, iri: str, **query: str) -> str:
    """Where the site shows what has an IRI: an address on this server for ours, the IRI itself where it is a link."""
    base = DEFAULT_BASE if iri.startswith(VOCABULARY) else build_of(request).iris.base  # no build moves the vocabulary
    if iri.startswith(base):
        path, hash_, fragment = iri[len(base) :].partition("#")
        return _with_query(f"/{path}", {**_kept(request), **query}) + hash_ + fragment
    return iri if urlsplit(iri).scheme in {"http", "https"} else ""


def path_of(request: Request) -> str:
    """The path that a request asks for with the escapes it has, without which a slash in a name would part it."""
    raw: bytes = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    return raw.partition(b"?")[0].decode("ascii", "replace")


def local(request: Request, path: str, **query: str) -> str:
    """The address of a page of the site, in the language that the reader chose."""
    return _with_query(path, {**_kept(request), **query})


def here(request: Request, **changes: str | None) -> str:
    """The address of this page with some parameters changed, or without them where they are None."""
    query = [(name, value) for name, value in request.query_params.multi_items() if name not in changes]
    return _with_query(path_of(request), [*query, *((n, v) for n, v in changes.items() if v is not None)])


def _common(request: Request) -> dict[str, object]:
    tongue = tongue_of(request)
    return {
        "t": messages(tongue),
        "lang": tongue,
        "chosen_lang": _kept(request).get("lang"),
        "other_lang": _OTHER[tongue],
        "path": request.url.path,
        "address": lambda iri, **query: address(request, iri, **query),
        "local": lambda path, **query: local(request, path, **query),
        "here": lambda **changes: here(request, **changes),
        "anchor": anchor,
        "asked": request.query_params.get("q", ""),
    }


def _kept(request: Request) -> dict[str, str]:
    """What goes with the reader from page to page: the language of the interface, where one was chosen."""
    return {"lang": tongue_of(request)} if "lang" in request.query_params else {}


def _with_query(path: str, query: dict[str, str] | list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def compile_templates() -> None:
    """Make all templates ready: whoever asked for a page first would wait for it."""
    for name in _environment().list_templates():
        _environment().get_template(name)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("mandategraph.site"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
