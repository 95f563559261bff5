"""The work of a build, in tasks that any process does: paths go in, records come out, graphs stay on disk."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from extract.records import Refused
from graph.bench import Bench, bench
from graph.folders import folder_at
from graph.inputs import Input, read
from graph.locations import Location, told
from graph.recipe import Recipe, program
from graph.stage import Outcome, Stage

_NEW_OBJECTS = 100_000  # between two looks


class OtherProgramError(Exception):
    """A process that works for a build with another program than the build's; the message is one line."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file to be read."""

    key: str
    input: Input


@dataclass(frozen=True, slots=True)
class Comparison:
    """Versions of a document to be compared: pairs of a language and the name of a graph within the build."""

    key: str
    symbol: str
    graphs: tuple[tuple[str, str], ...]


Piece = Document | Comparison


@dataclass(frozen=True, slots=True)
class Task:
    """Pieces of work for a build in the folder `out`."""

    recipe: Recipe
    out: Location
    pieces: tuple[Piece, ...]


def perform(task: Task) -> tuple[Outcome, ...]:
    """Do a task and keep each piece on the stage as soon as it is done.

    Raises OSError where the stage cannot be written, OtherProgramError.
    """
    if task.recipe.program != program():
        raise OtherProgramError("a worker runs another version of mandategraph, or other authorities, than the build")
    tools, stage = bench(task.recipe), Stage(folder_at(task.out))
    with rarely_collecting():
        return tuple(_done(piece, tools, stage) for piece in task.pieces)


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Look for cycles of garbage seldom: reading makes many records and hardly a cycle."""
    threshold = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS, *threshold[1:])
    try:
        yield
    finally:
        gc.set_threshold(*threshold)


def _done(piece: Piece, tools: Bench, stage: Stage) -> Outcome:
    """A piece of work, kept on the stage; a defect of ours in one of thousands must not cost the others."""
    try:
        if isinstance(piece, Document):
            return _document(piece, tools, stage)
        return _comparison(piece, tools, stage)
    except MemoryError:
        return Outcome(piece.key, reason="not enough memory", lasts=False)
    except OSError:
        raise
    except Exception as error:
        reason = f"failed: {type(error).__name__}: {error}"
        return stage.keep(Outcome(piece.key, reason=told(" ".join(reason.split()))))


def _document(piece: Document, tools: Bench, stage: Stage) -> Outcome:
    """A file's graph, or why it has none; what may be otherwise next time is not kept."""
    try:
        data = read(piece.input.location)
    except Refused as refused:
        return Outcome(piece.key, reason=refused.reason, lasts=False)
    if hashlib.sha256(data).hexdigest() != piece.input.sha256:
        return Outcome(piece.key, reason="changed while it was being read", lasts=False)
    try:
        built, lines = tools.document(piece.input.name, data, piece.key)
    except Refused as refused:
        return stage.keep(Outcome(piece.key, reason=refused.reason))
    return stage.keep(Outcome(piece.key, built=built), lines)


def _comparison(piece: Comparison, tools: Bench, stage: Stage) -> Outcome:
    graphs = {language: stage.out.read(graph).decode() for language, graph in piece.graphs}
    compared, lines = tools.comparison(piece.symbol, graphs, piece.key)
    return stage.keep(Outcome(piece.key, compared=compared), lines)
