"""A build from files to a store: what is read is written and checked, what is not is named."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from extract import pipeline
from extract.lexicon import Lexicon
from extract.read.files import read_bytes
from extract.read.plain import to_source
from extract.records import Extraction
from graph import correspondence
from graph.build import build
from graph.iris import BadIdentifierError, Correspondence, Graph, Iris
from graph.store import open_store
from graph.summary import NoBuildError, Summary, iris_of
from tests.graph.making import files_of_build, fill, read_made
from tests.graph.sample import ACTS

SAMPLES = Path(__file__).parents[2] / "samples"


def _graphs(out: Path) -> set[str]:
    return {path.name for path in (out / "graphs").iterdir()}


def _rejected(summary: Summary) -> list[tuple[str, str]]:
    return [(rejected.source, rejected.reason) for rejected in summary.rejected]


def test_each_document_has_a_graph_of_its_own(folder: Path, tmp_path: Path) -> None:
    summary = build([folder], tmp_path / "out")
    assert [(d.symbol, d.language, d.source) for d in summary.documents] == [
        ("A/RES/67/193", "fr", "c.txt"),
        ("A/RES/67/193", "zh", "a.txt"),
        ("A/RES/S-20/2", "zh", "b.txt"),
    ]
    assert summary.rejected == ()
    assert summary.all_violations == ()
    versions = {"A-RES-67-193.fra.nq", "A-RES-67-193.zho.nq", "A-RES-S-20-2.zho.nq"}
    assert _graphs(tmp_path / "out") == {*versions, "A-RES-67-193.correspondence.nq", "authorities.nq"}
    lines = (tmp_path / "out" / "graphs" / "A-RES-67-193.zho.nq").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))


def test_the_store_holds_all_graphs(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "out")
    store = open_store(tmp_path / "out")
    files = [path.read_text(encoding="utf-8") for path in (tmp_path / "out" / "graphs").iterdir()]
    assert len(store) == sum(text.count("\n") for text in files)
    names = {graph.value for graph in store.named_graphs()}
    assert names == {
        Iris().mint(name)
        for name in (
            *(Graph(), Graph("A/RES/67/193", "zh"), Graph("A/RES/67/193", "fr"), Graph("A/RES/S-20/2", "zh")),
            Correspondence("A/RES/67/193"),
        )
    }


def test_a_rebuild_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "out")
    first = files_of_build(tmp_path / "out")
    build([folder], tmp_path / "out")
    build([folder / "sub", folder / "b.txt", folder / "a.txt"], tmp_path / "other")
    assert files_of_build(tmp_path / "out") == first
    assert files_of_build(tmp_path / "other") == first


def test_a_document_that_is_gone_is_removed_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "out")
    for name in ("notes.nq", "A-RES-67-193.deu.nq", "readme"):
        (tmp_path / "out" / "graphs" / name).write_text("mine")
    (folder / "b.txt").unlink()
    summary = build([folder], tmp_path / "out")
    assert len(summary.documents) == 2
    kept = {"notes.nq", "A-RES-67-193.deu.nq", "readme"}
    versions = {"A-RES-67-193.fra.nq", "A-RES-67-193.zho.nq"}
    assert _graphs(tmp_path / "out") == {*versions, "A-RES-67-193.correspondence.nq", "authorities.nq"} | kept
    assert len(list(open_store(tmp_path / "out").named_graphs())) == 4


def test_languages_of_a_document_are_linked_and_told(folder: Path, tmp_path: Path) -> None:
    [compared] = build([folder], tmp_path / "out").compared
    assert (compared.symbol, compared.languages) == ("A/RES/67/193", ("fr", "zh"))
    lines = (tmp_path / "out" / compared.graph).read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert compared.links == len(lines) == len(ACTS) + sum(len(act.mandates) for act in ACTS)
    assert all(line.split()[0].replace("/zho/", "/fra/") == line.split()[2] for line in lines)


def test_the_graph_of_a_version_is_the_same_whatever_the_other_says(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "out")
    build([folder / "a.txt"], tmp_path / "alone")
    graph = Path("graphs") / "A-RES-67-193.zho.nq"
    assert (tmp_path / "out" / graph).read_bytes() == (tmp_path / "alone" / graph).read_bytes()


def test_links_go_with_the_language_that_is_gone(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "out")
    (folder / "sub" / "c.txt").unlink()
    assert build([folder], tmp_path / "out").compared == ()
    assert "A-RES-67-193.correspondence.nq" not in _graphs(tmp_path / "out")


def test_what_cannot_be_read_is_named_and_the_rest_is_built(folder: Path, tmp_path: Path) -> None:
    fill(folder, {"bad.txt": "REFUSED", ".hidden": "REFUSED", ".git/config": "REFUSED", "z.txt": "A/RES/S-20/2"})
    (tmp_path / "empty").mkdir()
    summary = build([folder, tmp_path / "empty", tmp_path / "none.txt"], tmp_path / "out")
    assert len(summary.documents) == 3
    assert _rejected(summary) == [
        (str(folder / "bad.txt"), "a text that is no resolution"),
        (str(folder / "z.txt"), "the same document in the same language as b.txt"),
        (str(tmp_path / "empty"), "a folder without files"),
        (str(tmp_path / "none.txt"), "no such file or folder"),
    ]


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_name_that_no_file_can_have_is_rejected(name: str, folder: Path, tmp_path: Path) -> None:
    summary = build([folder, Path(name)], tmp_path / "out")
    assert [rejected.source for rejected in summary.rejected] == [name]


def test_a_file_name_that_is_no_text_does_no_harm(folder: Path, tmp_path: Path) -> None:
    names = [os.fsdecode(name) for name in (b"\xff.txt", b"\xff-bad.txt")]
    fill(folder, {names[0]: "A/1", names[1]: "REFUSED"})
    summary = build([folder], tmp_path / "out")
    assert "?.txt" in {document.source for document in summary.documents}
    assert _rejected(summary) == [(f"{folder}/?-bad.txt", "a text that is no resolution")]
    assert summary.all_violations == ()


def test_a_document_that_cannot_be_named_is_rejected(folder: Path, tmp_path: Path) -> None:
    fill(folder, {"b.txt": ""})
    assert _rejected(build([folder], tmp_path / "out")) == [(str(folder / "b.txt"), "'': an empty name")]


def test_a_defect_of_ours_in_one_file_does_not_cost_the_others(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(name: str, data: bytes, lexicon: Lexicon) -> Extraction:
        if name == "b.txt":
            raise RecursionError("too deep")
        return read_made(name, data, lexicon)

    monkeypatch.setattr(pipeline, "read", read)
    summary = build([folder], tmp_path / "out")
    assert len(summary.documents) == 2
    assert _rejected(summary) == [(str(folder / "b.txt"), "failed: RecursionError: too deep")]


def test_a_file_that_is_given_twice_is_read_once(folder: Path, tmp_path: Path) -> None:
    summary = build([folder / "a.txt", folder, folder / "sub" / ".." / "a.txt"], tmp_path / "out")
    assert len(summary.documents) == 3
    assert summary.rejected == ()


@pytest.mark.parametrize("out", [".", "out", "sub/out", ".."])
@pytest.mark.parametrize("kind", [Path, str])
def test_a_build_beside_or_inside_its_sources_does_not_read_itself(kind: type, out: str, folder: Path) -> None:
    for _ in range(2):
        summary = build([kind(folder)], kind(folder / out))
        assert (len(summary.documents), summary.rejected) == (3, ())


def test_a_folder_may_have_a_name_that_looks_like_a_url(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder.rename("ab::c")
    assert len(build([Path("ab::c")], Path("s3:")).documents) == 3
    assert (tmp_path / "s3:" / "summary.json").exists()


def test_what_cannot_be_looked_into_is_rejected(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "link").symlink_to(tmp_path)
    scan = os.scandir

    def scandir(path: Path | int) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("/sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert _rejected(build([folder], tmp_path / "out")) == [
        (str(folder / "link"), "a link to a folder, which is not followed: give the folder itself"),
        (str(folder / "sub"), "cannot be listed: Permission denied"),
    ]


def test_a_symbol_that_no_file_can_be_named_by_is_rejected(folder: Path, tmp_path: Path) -> None:
    fill(folder, {"b.txt": "A/" + "号" * 90})
    [(source, reason)] = _rejected(build([folder], tmp_path / "out"))
    assert source == str(folder / "b.txt")
    assert reason.startswith("its symbol is too long to name a file: A/号号")


def test_a_defect_of_ours_in_a_comparison_does_not_cost_the_others(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(correspondence, "quads", lambda *_: 1 // 0)
    summary = build([folder], tmp_path / "out")
    assert len(summary.documents) == 3
    assert _rejected(summary) == [
        ("A/RES/67/193 in several languages", "failed: ZeroDivisionError: integer division or modulo by zero")
    ]


def test_a_folder_that_was_there_before_a_build_of_nothing_stays(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    build([tmp_path / "none"], tmp_path / "out")
    assert (tmp_path / "out").is_dir()


def test_if_nothing_can_be_read_the_earlier_build_stays(folder: Path, tmp_path: Path) -> None:
    fill(tmp_path, {"bad.txt": "REFUSED"})
    summary = build([tmp_path / "bad.txt"], tmp_path / "out")
    assert (summary.documents, len(summary.rejected)) == ((), 1)
    assert not (tmp_path / "out").exists()
    build([folder], tmp_path / "out")
    before = files_of_build(tmp_path / "out")
    build([tmp_path / "bad.txt"], tmp_path / "out")
    assert files_of_build(tmp_path / "out") == before


def test_a_fault_in_a_graph_is_told_with_its_words(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(name: str, data: bytes, lexicon: Lexicon) -> Extraction:
        extraction = read_made(name, data, lexicon)
        return replace(extraction, acts=(replace(extraction.acts[0], concept="no-such-verb"), *extraction.acts[1:]))

    monkeypatch.setattr(pipeline, "read", read)
    summary = build([folder / "a.txt"], tmp_path / "out")
    (fault,) = summary.all_violations
    assert (fault.shape, fault.paragraph) == ("Act-verb", "OP1")
    assert fault.words == "敦促各国应请求与世界卫生组织合作，酌情向青年提供援助"


def test_two_acts_at_one_position_are_a_fault(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Positions are part of identifiers, so that two acts at one position are one node with two of everything."""

    def read(name: str, data: bytes, lexicon: Lexicon) -> Extraction:
        extraction = read_made(name, data, lexicon)
        return replace(extraction, acts=(extraction.acts[0], replace(extraction.acts[1], position=1)))

    monkeypatch.setattr(pipeline, "read", read)
    shapes = {fault.shape for fault in build([folder / "a.txt"], tmp_path / "out").all_violations}
    assert {"Act-verb", "Act-verbText"} <= shapes


def test_progress_tells_what_is_done_and_how_much_of_it(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build([folder], tmp_path / "out", on_progress=lambda *step: told.append(step))
    assert [step for step in told if step[0] == "reading"] == [("reading", done, 3) for done in range(4)]
    assert ("comparing languages", 1, 1) in told
    assert told[-1] == ("loading", 4, 5)


def test_a_base_of_ones_own_is_in_every_identifier_and_is_found_again(folder: Path, tmp_path: Path) -> None:
    base = "http://localhost/un/"
    summary = build([folder], tmp_path / "out", base=base)
    assert summary.all_violations == ()
    assert iris_of(tmp_path / "out") == Iris(base)
    ours = b"https://w3id.org/mandategraph/"
    for content in files_of_build(tmp_path / "out").values():
        assert content.count(ours) == content.count(ours + b"ontology") + content.count(ours + b"alignment")
    with pytest.raises(BadIdentifierError):
        build([folder], tmp_path / "out", base="nonsense")


def test_a_folder_that_cannot_be_written_is_an_error(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OSError, match="out"):
        build([folder], tmp_path / "out")


def test_the_summary_counts_what_was_read(folder: Path, tmp_path: Path) -> None:
    summary = build([folder], tmp_path / "out")
    told = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert told["totals"] == {
        "paragraphs": 21,
        "acts": 21,
        "mandates": 21,
        "citations": 9,
        "footnotes": 3,
        "repairs": {"spacing": 6},
        "findings": {"unknown-verb": 3, "unread": 3},
    }
    assert told["documents"][0]["graph"] == "graphs/A-RES-67-193.fra.nq"
    assert summary.to_json() == (tmp_path / "out" / "summary.json").read_text(encoding="utf-8")
    assert str(tmp_path) not in summary.to_json()


@pytest.mark.parametrize("content", [None, "", "[]", '{"base": 1}', '{"base": "nonsense"}'])
def test_a_folder_without_a_build_is_named(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "summary.json").write_text(content)
    with pytest.raises(NoBuildError, match="no graph has been built here"):
        iris_of(tmp_path)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    out = tmp_path_factory.mktemp("samples")
    return out, build([SAMPLES], out)


def test_the_sample_documents_make_a_sound_graph(samples: tuple[Path, Summary]) -> None:
    _, summary = samples
    assert len(summary.documents) == 4
    assert summary.rejected == ()
    assert summary.all_violations == ()


def test_evidence_of_the_sample_documents_quotes_theirfiles_of_build(samples: tuple[Path, Summary]) -> None:
    out, summary = samples
    files = {sha256(path.read_bytes()).hexdigest(): path for path in SAMPLES.iterdir()}
    rows = open_store(out).query(
        """PREFIX mg: <https://w3id.org/mandategraph/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?sha ?start ?end ?exact WHERE { GRAPH ?g {
          ?evidence oa:hasSource/mg:sha256 ?sha ; oa:hasSelector ?position , ?quote .
          ?position oa:start ?start ; oa:end ?end . ?quote oa:exact ?exact } }"""
    )
    assert isinstance(rows, QuerySolutions)
    texts = {sha: to_source(path.name, read_bytes(path)).text for sha, path in files.items()}
    quoted = [(row["sha"].value, int(row["start"].value), int(row["end"].value), row["exact"].value) for row in rows]
    assert len(quoted) > summary.totals.acts + summary.totals.mandates + summary.totals.citations
    assert [q for q in quoted if texts[q[0]][q[1] : q[2]] != q[3]] == []


@pytest.mark.slow
def test_the_sample_graphs_are_the_same_for_another_hash_seed(samples: tuple[Path, Summary], tmp_path: Path) -> None:
    program = f"from pathlib import Path; from graph.build import build; build([Path({str(SAMPLES)!r})], Path('out'))"
    path = os.pathsep.join([str(SAMPLES.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": path, "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, check=True)
    assert files_of_build(tmp_path / "out") == files_of_build(samples[0])
