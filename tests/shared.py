"""Documents and gold that are no part of the project, for the tests that need them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("MANDATEGRAPH_SHARED") or Path(__file__).parents[2] / "shared")


def needs(*paths: Path) -> pytest.MarkDecorator:
    """Skips where one of these, all below FOLDER, is missing."""
    missing = [str(path.relative_to(FOLDER)) for path in paths if not path.exists()]
    return pytest.mark.skipif(
        bool(missing),
        reason=f"neither MANDATEGRAPH_SHARED nor a folder `shared` beside the checkout holds {', '.join(missing)}",
    )
