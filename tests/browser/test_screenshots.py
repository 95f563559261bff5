"""The pictures of the site are there, are shown, and can be taken again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from tests.browser import screenshots, watching

ROOT = Path(__file__).parents[2]
_LARGEST = 150_000  # bytes
_PICTURE = re.compile(r"!\[[^\]]+\]\(([^)\s]+\.png)\)")


@pytest.mark.slow
@pytest.mark.skipif(not watching.found(), reason="chromium is not installed")
def test_they_are_taken(tmp_path: Path) -> None:
    screenshots.main(tmp_path)
    for name in screenshots.SHOTS:
        with Image.open(tmp_path / f"{name}.png") as picture:
            assert picture.size == (1280, 800)
            assert len(picture.convert("L").getcolors() or ()) > 20, f"{name} shows nothing"


def test_they_are_small_and_all_from_the_script() -> None:
    there = {path.stem: path.stat().st_size for path in screenshots.FOLDER.glob("*.png")}
    assert there.keys() == screenshots.SHOTS.keys()
    assert max(there.values()) <= _LARGEST


def test_pages_show_pictures_that_are_there() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for target in _PICTURE.findall(page.read_text(encoding="utf-8")):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"
