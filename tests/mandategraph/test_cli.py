"""The commands: what they write where, and their exit codes."""

from __future__ import annotations

import csv
import json
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.summary import Built, Counts, Summary
from graph.validate import Violation
from mandategraph.cli import cli
from queries.library import library
from tests.builds import SAMPLES, command

CONTRACT = ("paragraphs", "acts", "mandates", "citations")
# All of the samples' operative paragraphs are understood.
# The four samples are texts in one language: they tell no votes, sponsors or keywords. Other tests ask for these.
OF_OTHER_SOURCES = {"ballots", "keywords", "languages-differ", "sponsors", "votes"}
MAY_ANSWER_NOTHING = {"operative-without-act", *OF_OTHER_SOURCES}
OWN = "PREFIX mg: <https://w3id.org/mandategraph/ontology#>\n"


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def asked(graph: Path, *arguments: str) -> Result:
    return invoke("query", *arguments, "-g", str(graph))


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(StringIO(result.stdout)))


def test_a_build_tells_on_stderr_what_it_read(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    out, said = built
    assert said.stdout == ""
    assert said.stderr.splitlines()[-1] == f"4 documents written to {out}; 0 rejected"
    for symbol in ("A/69/87 (zh)", "A/RES/63/197 (zh)", "A/RES/67/193 (zh)", "A/RES/78/284 (zh)", "total"):
        assert symbol in said.stderr
    assert said.returncode == 0


def test_a_bad_input_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good, bad, missing = SAMPLES / "A-RES-78-284.zh.txt", tmp_path / "binary.txt", tmp_path / "missing.txt"
    bad.write_bytes(bytes(range(256)))
    result = invoke("build", str(missing), str(bad), str(good), "-o", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert result.stdout == ""
    rejected = [line for line in result.stderr.splitlines() if line.startswith("rejected: ")]
    assert [line.split(": ")[1] for line in rejected] == [str(missing), str(bad)]
    assert "1 document written" in result.stderr
    assert rows(asked(tmp_path / "out", "documents", "-f", "csv"))[0]["document"] == "A/RES/78/284"


def test_nothing_is_written_of_nothing(tmp_path: Path) -> None:
    result = invoke("build", str(tmp_path / "missing.txt"), "-o", str(tmp_path / "out"))
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (1, "nothing written; 1 rejected")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    result = invoke("build", str(SAMPLES / "A-RES-78-284.zh.txt"), "-o", str(tmp_path / "out"))
    assert result.exit_code == 3
    assert str(tmp_path / "out") in result.stderr
    assert result.stderr.count("\n") == 1


def test_another_base_is_kept(tmp_path: Path) -> None:
    base = "https://example.org/graph/"
    built = invoke("build", str(SAMPLES / "A-RES-78-284.zh.txt"), "-o", str(tmp_path), "--base", base)
    assert built.exit_code == 0, built.stderr
    found = rows(asked(tmp_path, "mandates", "-p", "actor=Member States", "-f", "csv"))
    assert {row["actor"] for row in found} == {f"{base}agent/member-states"}
    assert "agent:member-states" in asked(tmp_path, "mandates").stdout
    assert invoke("build", str(SAMPLES), "-o", str(tmp_path), "--base", "nowhere").exit_code == 2


@pytest.mark.parametrize("name", library())
def test_every_example_works(graph: Path, name: str) -> None:
    program, *arguments = shlex.split(library()[name].example)
    assert program == "mandategraph"
    result = invoke(*[str(graph) if argument == "out" else argument for argument in arguments])
    assert result.exit_code == 0, result.stderr
    assert bool(result.stdout) or name in MAY_ANSWER_NOTHING


@pytest.mark.parametrize("name", library())
def test_every_query_answers_with_its_columns(graph: Path, name: str) -> None:
    query = library()[name]
    result = asked(graph, name, "-f", "csv")
    assert result.exit_code == 0
    header, *found = csv.reader(StringIO(result.stdout))
    assert tuple(header) == query.columns
    assert found or name in MAY_ANSWER_NOTHING
    assert result.stderr == ""


def test_rows_stand_in_the_order_of_the_document(graph: Path) -> None:
    ids = [row["paragraph"] for row in rows(asked(graph, "paragraphs", "-p", "document=A/RES/67/193", "-f", "csv"))]
    assert ids[:2] == ["PP1", "PP2"]
    assert ids.index("OP9") < ids.index("OP10") < ids.index("OP17") < ids.index("OP17(a)") < ids.index("OP18")


def test_values_are_given_by_id_name_or_iri(graph: Path) -> None:
    names = ("unodc", "UNODC", "联合国毒品和犯罪问题办公室", "https://w3id.org/mandategraph/agent/unodc")
    answers = {asked(graph, "asked", "-p", f"actor={name}", "-f", "csv").stdout for name in names}
    assert len(answers) == 1
    assert asked(graph, "unodc-asked", "-f", "csv").stdout in answers


def test_a_parameter_given_twice_means_either(graph: Path) -> None:
    both = rows(asked(graph, "asked", "-p", "actor=unodc", "-p", "actor=incb", "-f", "csv"))
    each = [rows(asked(graph, "asked", "-p", f"actor={name}", "-f", "csv")) for name in ("unodc", "incb")]
    assert len(both) == sum(map(len, each))
    assert all(row in both for found in each for row in found)


def test_strength_is_the_least(graph: Path) -> None:
    strengths = [int(row["verb_strength"]) for row in rows(asked(graph, "asked", "-p", "strength=5", "-f", "csv"))]
    assert min(strengths) == 5


def test_json_holds_lists_and_numbers(graph: Path) -> None:
    records = json.loads(asked(graph, "mandates", "-f", "json").stdout)
    assert all(isinstance(record["partners"], list) and isinstance(record["position"], int) for record in records)


def test_a_table_tells_what_it_leaves_out(graph: Path) -> None:
    result = asked(graph, "mandates", "-p", "document=A/RES/67/193", "-p", "paragraph=OP26")
    assert "毒品" in result.stdout
    assert result.stderr.startswith(f"{result.stdout.count('A/RES/67/193')} row")
    assert "also in -f csv: language, position" in result.stderr


def test_the_sparql_of_an_answer_can_be_had(graph: Path) -> None:
    text = asked(graph, "asked", "-p", "actor=unodc", "--sparql").stdout
    assert "VALUES ?actor { <https://w3id.org/mandategraph/agent/unodc> }" in text


def test_queries_are_listed_and_described() -> None:
    listed = rows(invoke("query", "--list", "-f", "csv"))
    assert [row["name"] for row in listed] == list(library())
    told = invoke("query", "asked", "--describe").stdout
    for words in (
        "Who is asked to do what",
        "谁被要求做什么",
        "actor (optional)",
        "mode (set to directive)",
        "Example: ",
    ):
        assert words in told


def test_a_query_of_ones_own(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(
        f"# parameter: who agent required Who.\n{OWN}SELECT ?m {{ VALUES ?who {{ UNDEF }} ?m mg:actor ?who }}"
    )
    assert len(rows(asked(graph, str(file), "-p", "who=incb", "-f", "csv"))) > 1
    assert asked(graph, str(file)).exit_code == 2
    file.write_text(f"{OWN}ASK {{ ?m a mg:Mandate }}")
    assert asked(graph, str(file), "-f", "csv").stdout == "answer\ntrue\n"
    file.write_text(f"{OWN}DESCRIBE ?r {{ ?r a mg:Run }}")
    assert "mg:Run" in asked(graph, str(file), "-f", "ttl").stdout
    assert asked(graph, str(file), "-f", "csv").stdout.startswith("subject,predicate,object\n")


USAGE = {
    "There is no query named 'mandate'. Did you mean mandates": ("mandate",),
    "actor: no agent is called 'unodcc'; did you mean unodc": ("asked", "-p", "actor=unodcc"),
    "strength: 'much' is not a whole number": ("asked", "-p", "strength=much"),
    "actr: asked has no such parameter": ("asked", "-p", "actr=unodc"),
    "'unodc' is not NAME=VALUE": ("asked", "-p", "unodc"),
    "nt is for what CONSTRUCT and DESCRIBE answer": ("asked", "-f", "nt"),
    "'xml' is not one of": ("asked", "-f", "xml"),
}


@pytest.mark.parametrize(("reason", "arguments"), USAGE.items(), ids=USAGE)
def test_wrong_usage_ends_with_2(graph: Path, reason: str, arguments: tuple[str, ...]) -> None:
    result = asked(graph, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr


@pytest.mark.parametrize("arguments", [(), ("query",), ("query", "asked"), ("build",), ("build", "x"), ("ask",)])
def test_what_is_missing_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert invoke(*arguments).exit_code == 2


INPUTS = {
    "mine.rq:1:12: SERVICE is refused": b"SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "mine.rq:2:1: CLEAR is refused": b"\nCLEAR ALL",
    "mine.rq:1:16: no SPARQL: expected": b"SELECT * { ?s }",
    "mine.rq: not a text in UTF-8": b"SELECT \xff",
    "mine.rq: parameter of unknown type agnet": b"# parameter: x agnet optional X.\nASK {}",
}


@pytest.mark.parametrize(("reason", "data"), INPUTS.items(), ids=INPUTS)
def test_a_bad_query_file_ends_with_3(graph: Path, tmp_path: Path, reason: str, data: bytes) -> None:
    (tmp_path / "mine.rq").write_bytes(data)
    result = asked(graph, str(tmp_path / "mine.rq"))
    assert (result.exit_code, result.stdout) == (3, "")
    assert reason in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_missing_file_or_graph_ends_with_3(graph: Path, tmp_path: Path) -> None:
    assert asked(graph, str(tmp_path / "missing.rq")).exit_code == 3
    result = asked(tmp_path, "mandates")
    assert (result.exit_code, result.stderr) == (3, f"Error: {tmp_path}: no graph has been built here\n")


def test_help_teaches_by_example() -> None:
    for arguments in ((), ("build",), ("query",)):
        text = invoke(*arguments, "--help").stdout
        assert "Examples:\n    mandategraph " in text


def test_version() -> None:
    assert command("--version").stdout.startswith("mandategraph, version ")


def test_a_closed_pipe_is_quiet(graph: Path) -> None:
    line = [sys.executable, "-m", "mandategraph", "query", "evidence", "-g", str(graph), "-f", "csv"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith(b"document,")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.fixture
def _heard() -> Iterator[None]:
    """Children heed an interrupt also where the tests run in the background of a shell, which has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_heard")
def test_an_interrupt_is_quiet_and_leaves_no_store(tmp_path: Path) -> None:
    out = tmp_path / "out"
    line = [sys.executable, "-m", "mandategraph", "build", str(SAMPLES), "-o", str(out)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not out.exists() and process.poll() is None:  # the first of four documents has been read
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert (process.returncode, said) == (130, b"")
    assert not (out / "store").exists()


def test_violations_are_told_with_their_words_and_the_rest_counted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fault = Violation("Act-verb", "x:act", None, None, "Violation", "An act has a verb.", "", "OP3", "谨此\n沉思")
    counts = Counts(1, 1, 0, 0, 0, {}, {})
    document = Built("A/RES/1/1", "zh", "t", "a.txt", "graphs/a.zho.nq", counts, (fault,) * 7)
    monkeypatch.setattr("mandategraph.building.build", lambda *_, **__: Summary("https://x/", (document,)))
    result = invoke("build", "a.txt", "-o", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    told = result.stderr.splitlines()
    assert told[:5] == ["violation: A/RES/1/1 (zh): OP3: An act has a verb. [Act-verb]: 谨此 沉思"] * 5
    assert told[5] == f"violation: A/RES/1/1 (zh): 2 more of [Act-verb] in {tmp_path / 'summary.json'}"


def test_many_documents_are_told_by_language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    counts = Counts(1, 2, 0, 0, 0, {}, {"unread": 1})
    documents = [
        Built(f"A/RES/1/{n}", ("zh", "en")[n % 2], "t", "a.txt", f"graphs/{n}.nq", counts, ()) for n in range(99)
    ]
    monkeypatch.setattr("mandategraph.building.build", lambda *_, **__: Summary("https://x/", tuple(documents)))
    told = invoke("build", "a.txt", "-o", str(tmp_path)).stderr.splitlines()
    assert [line.split()[:5] for line in told[2:5]] == [
        ["49", "in", "en", "49", "98"],
        ["50", "in", "zh", "50", "100"],
        ["total", "99", "198", "0", "0"],
    ]
    assert told[-1] == f"99 documents written to {tmp_path}; 0 rejected"
