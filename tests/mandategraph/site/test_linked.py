"""Every IRI of ours answers at its path, in each format, with what the store says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from starlette.testclient import TestClient

from graph.files import LocalFolder
from graph.iris import Authority, Correspondence, Graph, Iris, Name
from graph.readback.described import description
from graph.store import STORE, make_store, open_store
from graph.summary import AUTHORITIES, FILE_NAME, Summary
from graph.terms import NAMESPACES, iri, name, quad, text
from mandategraph.site.app import application
from mandategraph.site.build import Builds
from mandategraph.site.representations import FORMATS
from tests.graph.dataset.parsers import Words, by_oxigraph, by_rdflib
from tests.graph.test_iris import GOLDEN
from tests.servers.site import site

IRIS = Iris()
# What people, texts and programs may call things, beyond what stands in the golden list.
UNLISTED = [
    Authority("agent", f"unlisted-{id_}")
    for id_ in (
        "a/b",
        "a%2Fb",
        "[x]",
        "(y)",
        "各国（非洲）",
        "?#",
        "état",
        "Россия",
        "الدول",
        "<script>",
        "a b",
        "…",
        "ａ",
    )
]
NAMES: list[tuple[str, Name]] = [*GOLDEN, *((IRIS.mint(unlisted), unlisted) for unlisted in UNLISTED)]
_LABEL = f"{NAMESPACES['skos']}prefLabel"
_LANGUAGE = f"{NAMESPACES['rdf']}langString"
NODES = ["/agent/unodc", "/doc/A-RES-67-193", "/doc/A-RES-67-193/zho/op26/act1/mandate1", "/graph/A-RES-67-193/zho"]


def make_build(out: Path, iris: Iris, nodes: list[str]) -> None:
    """A build that says of each node what its label is, and in each graph among them something."""
    authorities = iri(iris.mint(Graph()))
    lines = [quad((iri(node), name("skos:prefLabel"), text(node, "en")), authorities) for node in nodes]
    graphs = [node for node in nodes if _is_graph(iris.read(node))]
    lines += [quad((iri(node), name("rdf:type"), name("mg:Run")), iri(node)) for node in graphs]
    build = LocalFolder(out)
    build.write(AUTHORITIES, "".join(lines).encode())
    make_store(out / STORE, [out / AUTHORITIES])
    build.write(FILE_NAME, Summary(iris.base).to_json().encode())


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("named")
    make_build(out, IRIS, [node for node, _ in NAMES])
    return out


@pytest.fixture(scope="module")
def named_client(named: Path) -> Iterator[TestClient]:
    with TestClient(application(Builds(named), ("testserver",))) as client:
        yield client


@pytest.fixture
def client(graph: Path) -> Iterator[TestClient]:
    with TestClient(application(Builds(graph), ("testserver",))) as client:
        yield client


def _requested(node: str) -> Iterator[str]:
    """The path as browsers write it, with small letters in escapes, and with more escapes than it needs."""
    encoded = quote(node.removeprefix(IRIS.base), safe="%/()~")
    yield encoded
    yield re.sub("%[0-9A-F]{2}", lambda found: found[0].lower(), encoded)
    yield quote(node.removeprefix(IRIS.base), safe="%/")


@pytest.mark.parametrize(("node", "kind"), NAMES)
def test_every_iri_answers_at_its_path(named_client: TestClient, node: str, kind: Name) -> None:
    for path in _requested(node):
        answer = named_client.get(f"/{path}?format=nt")
        assert answer.status_code == 200, path
        assert (node, _LABEL, Words(node, "en", _LANGUAGE), "") in by_oxigraph(answer.content, "nq") or _is_graph(kind)
        assert named_client.get(f"/{path}").status_code == 200


def _is_graph(name: Name) -> bool:
    return isinstance(name, Graph | Correspondence)


@pytest.mark.parametrize("node", NODES)
def test_every_format_says_what_the_store_says(client: TestClient, graph: Path, node: str) -> None:
    triples = description(open_store(graph), IRIS, IRIS.base + node[1:])
    said = by_oxigraph("".join(f"{' '.join(triple)} .\n" for triple in triples).encode(), "nq")
    assert said
    for form, read in (("ttl", "ttl"), ("jsonld", "jsonld"), ("nt", "nq")):
        answer = client.get(node, headers={"Accept": FORMATS[form].media_type})
        assert answer.headers["content-type"] == f"{FORMATS[form].media_type}; charset=utf-8"
        assert answer.headers["content-location"] == f"{node}?format={form}"
        assert "Accept" in answer.headers["vary"]
        assert by_oxigraph(answer.content, read) == by_rdflib(answer.content, read) == said
        assert client.get(f"{node}?format={form}").content == answer.content


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("/agent/unodc", "*/*", 200),
        ("/agent/unodc", "application/rdf+xml", 406),
        ("/agent/unodc?format=xml", "*/*", 400),
        ("/agent/unodc?format=ttl", "application/rdf+xml", 200),
        ("/agent/nobody", "text/turtle", 404),
        ("/agent/nobody", "text/html", 404),
        ("/agent/", "*/*", 404),
        ("/agent/unodc/", "*/*", 404),
        ("/agent/%ff", "*/*", 404),
        ("/doc/A-RES-67-193/zho/op26/nothing", "*/*", 404),
        ("/doc/A-RES-9999-1", "text/turtle", 404),
        ("/graph/A-RES-9999-1/zho", "text/turtle", 404),
        ("/graph/A-RES-9999-1/zho", "text/html", 404),
        ("/ontology", "text/turtle", 200),
        ("/ontology", "text/html", 200),
        ("/ontology/0.1.0", "text/html", 200),
        ("/ontology/9", "text/html", 404),
    ],
)
def test_what_there_is_and_what_there_is_not(client: TestClient, path: str, accept: str, status: int) -> None:
    answer = client.get(path, headers={"Accept": accept})
    assert answer.status_code == status
    assert status != 406 or "text/turtle" in answer.text


def test_a_page_links_to_the_same_as_data(client: TestClient) -> None:
    answer = client.get("/condition/upon-request?lang=zh")
    data = "/condition/upon-request?lang=zh&amp;format=ttl"
    assert '</condition/upon-request?format=ttl>; rel="alternate"; type="text/turtle"' in answer.headers["link"]
    assert f'<link rel="alternate" type="text/turtle" href="{data}">' in answer.text
    assert "应请求" in answer.text


def test_every_term_of_the_vocabulary_has_its_place_on_its_page(client: TestClient) -> None:
    page = client.get("/ontology").text
    assert 'id="Mandate"' in page
    triples = by_rdflib(client.get("/ontology?format=jsonld").content, "jsonld")
    terms = {subject.partition("#")[2] for subject, *_ in triples} - {""}
    assert len(terms) > 100
    assert {term for term in terms if f'id="{term}"' not in page} == set()


def test_a_base_of_ones_own_moves_all_but_the_vocabulary(tmp_path: Path) -> None:
    iris = Iris("https://example.org/un/")
    make_build(tmp_path, iris, [iris.mint(Authority("condition", "x"))])
    with TestClient(application(Builds(tmp_path), ("testserver",))) as client:
        assert 'href="/condition/x?format=ttl"' in client.get("/condition/x").text
        assert b"<https://example.org/un/condition/x>" in client.get("/condition/x?format=nt").content


def test_a_real_server_hands_paths_on_as_they_are(named: Path) -> None:
    with site(named) as address, httpx.Client(base_url=address, trust_env=False) as client:
        for node, kind in NAMES:
            answer = client.get(f"/{node.removeprefix(IRIS.base)}", headers={"Accept": "application/n-triples"})
            assert answer.status_code == 200, node
            assert node in {subject for subject, *_ in by_oxigraph(answer.content, "nq")} or _is_graph(kind)
