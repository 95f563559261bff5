"""The United Nations' own files, where somebody has them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def corpus() -> list[Path]:
    """The XML files below the folder that MANDATEGRAPH_CORPUS names."""
    folder = os.environ.get("MANDATEGRAPH_CORPUS")
    files = sorted(Path(folder).rglob("*.xml")) if folder else []
    if not files:
        pytest.skip("MANDATEGRAPH_CORPUS names no folder of AKN4UN files")
    return files
