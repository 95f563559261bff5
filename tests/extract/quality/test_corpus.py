"""Files read by several processes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extract import pipeline
from extract.quality import corpus, reading, versions
from extract.quality.corpus import Corpus, Unread, read_corpus
from extract.quality.shares import Share, summed
from tests.extract.quality.made import Made, MadeAct, extraction

SAMPLES = sorted(Path(__file__).parents[3].joinpath("samples").glob("*.zh.txt"))
URGES: MadeAct = ("directive", "Urges", (("directive", ("states",)),))
NOTES: MadeAct = ("assertive", "Notes", ())


def made(symbol: str, **acts: MadeAct) -> tuple[reading.Reading, ...]:
    """Language versions of one paragraph."""
    read = (extraction(Made("Urges, Notes", acts=(acts[tag],)), symbol=symbol, language=tag) for tag in sorted(acts))
    return tuple(reading.summarize(one, corpus._lexicon()) for one in read)


def test_as_many_processes_as_one_likes_read_the_same(tmp_path: Path) -> None:
    again = tmp_path / "again.txt"
    shutil.copy(SAMPLES[0], again)
    bad = tmp_path / "bad.txt"
    bad.write_bytes(bytes(range(256)))
    other_version = tmp_path / "other.txt"
    other_version.write_text(SAMPLES[0].read_text(encoding="utf-8") + "\n", encoding="utf-8")
    paths = [*SAMPLES, again, bad, other_version, tmp_path / "missing.txt"]
    told: list[tuple[str, int, int]] = []
    one, other = (read_corpus(paths, n, lambda *step: told.append(step)) for n in (1, 3))
    assert one == other
    assert told == 2 * [(path.name, done, len(paths)) for done, path in enumerate(paths, 1)]
    assert list(one.documents) == ["A/69/87", "A/RES/63/197", "A/RES/67/193", "A/RES/78/284"]
    assert one.languages == ("zh",)
    assert [unread.path for unread in one.unread] == paths[-3:]
    assert one.unread[1] == Unread(other_version, f"the same document in the same language as {SAMPLES[0].name}")
    assert one.copies == (again,)
    assert one.figures() == summed(document[0].figures for document in one.documents.values())


def test_a_defect_of_ours_does_not_end_the_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read", lambda *_: 1 // 0)
    assert corpus._read(SAMPLES[0]) == "failed: ZeroDivisionError: integer division or modulo by zero"


def test_a_language_is_compared_with_all_others() -> None:
    documents = {"A/1": made("A/1", en=URGES, fr=URGES, zh=NOTES), "A/2": made("A/2", en=URGES)}
    read = Corpus(documents, ())
    assert [(tag, read.count(tag)) for tag in (None, *read.languages)] == [(None, 4), ("en", 2), ("fr", 1), ("zh", 1)]
    alike = {tag: read.figures(tag)[versions.CLASSES] for tag in (None, *read.languages)}
    assert alike == {None: Share(1, 3), "en": Share(1, 2), "fr": Share(1, 2), "zh": Share(0, 2)}
    assert read.figures("en")[reading.ACTORS] == Share(2, 2)
    assert [(difference.symbol, list(difference.versions)) for difference in read.differences()] == [
        ("A/1", ["en", "fr", "zh"])
    ]
