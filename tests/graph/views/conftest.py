"""What views are made of: the samples, and random readings of documents in several languages."""

from __future__ import annotations

from tests.graph.export.conftest import lexicon, samples, store

__all__ = ["lexicon", "samples", "store"]
