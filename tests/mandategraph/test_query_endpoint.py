"""`query --endpoint`: the same answers, in the same formats, from a store that is reached by HTTP."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mandategraph.cli import cli
from mandategraph.querying import at_endpoint
from tests.servers.server import Server

_OWN = "PREFIX mg: <https://w3id.org/mandategraph/ontology#>\n"
_GONE = "http://127.0.0.1:9/query"


def _query(*arguments: str, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(cli, ["query", *arguments])


@pytest.fixture
def filled(oxigraph: Server, graph: Path) -> str:
    """The query endpoint of a store that holds the build of the samples."""
    oxigraph.put_build(graph)
    return oxigraph.query


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_the_answer_is_the_same(filled: str, graph: Path, form: str) -> None:
    asked = ("asked", "-p", "actor=UNODC", "-f", form)
    there, here = _query(*asked, "--endpoint", filled), _query(*asked, "-g", str(graph))
    assert (there.exit_code, there.stdout, there.stderr) == (0, here.stdout, here.stderr)
    assert "unodc" in there.stdout
    shown = ("asked", "-p", "actor=UNODC", "--sparql")
    assert _query(*shown, "--endpoint", filled).stdout == _query(*shown, "-g", str(graph)).stdout


def test_a_file_of_any_form_is_asked(filled: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    for text, form, answer in (
        ("ASK { GRAPH ?g { ?m a mg:Mandate } }", "csv", "answer\ntrue\n"),
        ("ASK { ?m a mg:Mandate }", "csv", "answer\nfalse\n"),  # its default graph is empty
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?m a mg:Mandate } }", "csv", "n\n190\n"),
        ("CONSTRUCT { ?m a mg:X } { GRAPH ?g { ?m a mg:Run } }", "ttl", "mg:X"),
    ):
        file.write_text(_OWN + text)
        result = _query(str(file), "--endpoint", filled, "-f", form)
        assert (result.exit_code, result.stderr) == (0, "")
        assert answer in result.stdout
    file.write_text("DROP ALL")
    assert "DROP is refused" in _query(str(file), "--endpoint", filled).stderr
    file.write_text("SELECT * { ?s }")
    result = _query(str(file), "--endpoint", filled)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "it failed (400: error at 1:16: expected" in result.stderr


def test_another_base_is_told(oxigraph: Server, filled: str) -> None:
    result = _query("asked", "--endpoint", filled, "--base", "https://example.org/", "-p", "actor=unodc")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no agent is called 'unodc'" in result.stderr
    assert oxigraph.names()


WRONG = {
    "Ask one graph": ("-g", "out", "--endpoint", _GONE),
    "--base goes with --endpoint": ("-g", "out", "--base", "https://example.org/"),
    "or --endpoint URL": (),
    "not the URL of a store": ("--endpoint", "out"),
    "give no password in a URL": ("--endpoint", "http://me:secret@127.0.0.1:9/"),
    "not an absolute http or https IRI": ("--endpoint", _GONE, "--base", "nowhere"),
}


@pytest.mark.parametrize(("reason", "arguments"), WRONG.items(), ids=WRONG)
def test_wrong_usage_ends_with_2(reason: str, arguments: tuple[str, ...]) -> None:
    result = _query("asked", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr
    assert "secret" not in result.stderr


def test_a_store_or_credentials_that_fail_end_with_3(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda _: None)
    result = _query("documents", "--endpoint", _GONE)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (3, "", 1)
    assert result.stderr.startswith(f"Error: {_GONE}: the connection failed: ")
    result = _query("documents", "--endpoint", _GONE, MANDATEGRAPH_USER="me")
    assert (result.exit_code, result.stderr) == (
        3,
        "Error: MANDATEGRAPH_USER is set and MANDATEGRAPH_PASSWORD is not: set both\n",
    )


@pytest.mark.parametrize(("url", "is_told"), [("http://example.org/query", True), ("https://example.org/query", False)])
def test_credentials_that_others_may_read_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str, is_told: bool
) -> None:
    monkeypatch.setenv("MANDATEGRAPH_TOKEN", "secret")
    at_endpoint(url, "https://example.org/")
    said = capsys.readouterr().err
    assert ("credentials are sent by plain http" in said) is is_told
    assert "secret" not in said
