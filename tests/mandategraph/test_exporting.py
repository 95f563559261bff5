"""The export command: what it writes where, what it asks back, and that an exported document is built as it was."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.export import FORMATS
from mandategraph.cli import cli
from tests.builds import command

SYMBOLS = ("A/69/87", "A/RES/63/197", "A/RES/67/193", "A/RES/78/284")
CONTRACT = ("paragraphs", "acts", "mandates", "citations", "footnotes", "documents")
SHOWN = re.compile(r"^```(?:turtle|xml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BODY = "<paragraph><num>1.</num><content><p>{words}</p></content></paragraph>"


def export(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("export", *arguments))


@pytest.fixture(scope="module")
def two_languages(tmp_path_factory: pytest.TempPathFactory, graph: Path) -> Path:
    """The build of a document in Chinese and, in a few words, in English."""
    sources, out = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("two")
    chinese = sources / "zh.xml"
    assert export("-f", "akn", "-g", str(graph), "-d", "A/RES/78/284", "-o", str(chinese)).exit_code == 0
    words = BODY.format(words="Requests the Secretary-General to report.")
    text = chinese.read_text("utf-8").replace('language="zho"', 'language="eng"')
    english = text[: text.index("<preamble>")] + f"<mainBody>{words}</mainBody></statement></akomaNtoso>"
    (sources / "en.xml").write_text(english, encoding="utf-8")
    assert command("build", str(sources), "-o", str(out)).returncode == 0
    return out


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory, graph: Path) -> Path:
    """The build of what the samples are exported to."""
    sources, out = tmp_path_factory.mktemp("exported"), tmp_path_factory.mktemp("rebuilt")
    for symbol in SYMBOLS:
        file = sources / f"{symbol.replace('/', '-')}.xml"
        assert export("-f", "akn", "-g", str(graph), "-d", symbol, "-o", str(file)).exit_code == 0
    assert command("build", str(sources), "-o", str(out)).returncode == 0
    return out


@pytest.mark.slow
@pytest.mark.parametrize("query", CONTRACT)
def test_what_is_exported_is_built_as_it_was(graph: Path, rebuilt: Path, query: str) -> None:
    asked = [command("query", query, "-g", str(folder), "-f", "csv").stdout.splitlines() for folder in (graph, rebuilt)]
    assert Counter(asked[1]) == Counter(asked[0])
    assert len(asked[0]) > len(SYMBOLS)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_what_stdout_would(tmp_path: Path, graph: Path, form: str) -> None:
    arguments = ("-f", form, "-g", str(graph), "-d", "A/RES/78/284")
    file = tmp_path / "new" / "file"
    assert export(*arguments, "-o", str(file)).exit_code == 0
    assert command("export", *arguments).stdout == file.read_text("utf-8")
    assert [path.name for path in file.parent.iterdir()] == ["file"]


def test_what_a_format_does_not_hold_is_told_on_stderr(graph: Path) -> None:
    result = export("-f", "akn", "-g", str(graph), "-d", "A/RES/78/284")
    assert result.stderr == "left out, as it was read as no part of the document: 中亚和平、信任与合作区\n"
    assert result.stdout.startswith("<?xml")


def test_a_file_that_cannot_be_written_is_named_and_the_old_one_stays(tmp_path: Path, graph: Path) -> None:
    result = export("-f", "undo", "-g", str(graph), "-o", str(tmp_path))
    assert result.exit_code == 3
    assert str(tmp_path) in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-f", "akn"), "akn is of one document: say which, such as -d A/69/87"),
        (("-f", "akn", "-d", "A/RES/1/1"), "A/RES/1/1 is not in"),
        (("-f", "undo", "-d", "A/RES/1/1"), "To see what is: mandategraph query documents -g"),
        (("-f", "akn", "-d", "a/res/67/193 ", "--language", "en"), "is not here in en, but in zh"),
        (("-f", "undo", "--language", "fr"), "is not here in fr, but in zh"),
        (("-f", "pdf"), "'pdf' is not one of"),
    ],
)
def test_what_is_not_there_is_asked_back(graph: Path, arguments: tuple[str, ...], said: str) -> None:
    result = export("-g", str(graph), *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())


def test_of_several_languages_it_asks_which(two_languages: Path) -> None:
    asked = export("-f", "akn", "-g", str(two_languages), "-d", "A/RES/78/284")
    assert asked.exit_code == 2
    assert "A/RES/78/284 is here in en, zh: say which with --language" in asked.stderr
    told = export("-f", "akn", "-g", str(two_languages), "-d", "A/RES/78/284", "--language", "en")
    assert told.exit_code == 0
    assert '<span class="italic">Requests</span> the Secretary-General' in told.stdout


def test_a_folder_without_a_build_is_named(tmp_path: Path) -> None:
    result = export("-f", "undo", "-g", str(tmp_path / "nothing"))
    assert result.exit_code == 3
    assert "no graph has been built here" in result.stderr


def test_the_page_shows_what_is_written(graph: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
    relations, xml = SHOWN.findall(page)
    written = command("export", "-f", "undo", "-g", str(graph)).stdout.splitlines()
    assert set(relations.splitlines()) <= set(written)
    assert xml in command("export", "-f", "akn", "-g", str(graph), "-d", "A/RES/67/193").stdout
