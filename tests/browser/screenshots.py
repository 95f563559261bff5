"""Takes the pictures of the site that the README and the docs show: `python -m tests.browser.screenshots`."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page

from tests.browser.watching import Visitor, browser
from tests.builds import SAMPLES, command
from tests.servers.site import site as served

FOLDER = Path(__file__).parents[2] / "docs/pictures"
_COLOURS = 128  # of a picture: text needs few


@dataclass(frozen=True, slots=True)
class Shot:
    """A page in a language; `at` is what stands at the top of the picture, the page's top where it is empty."""

    path: str
    language: str
    at: str = ""


SHOTS: Mapping[str, Shot] = {
    "start": Shot("/", "en"),
    "body": Shot("/agent/unodc", "en"),
    "body-zh": Shot("/agent/unodc", "zh"),
    "document": Shot("/doc/A-RES-67-193", "en", at="#op26"),
    "document-zh": Shot("/doc/A-RES-67-193", "zh", at="#op26"),
    "picture": Shot("/picture?view=body&body=unodc", "en"),
    "picture-zh": Shot("/picture?view=body&body=unodc", "zh"),
    "query": Shot("/query/asked?actor=unodc", "en"),
}


def main(folder: Path) -> None:
    """Build the samples, serve them, and put a picture of each page into a folder."""
    with TemporaryDirectory() as scratch:
        out = Path(scratch) / "out"
        command("build", str(SAMPLES), "-o", str(out))
        with served(out) as site, browser() as chromium:
            for name, picture in _taken(Visitor(chromium, site)):
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{name}.png").write_bytes(picture)


def _taken(visitor: Visitor) -> Iterator[tuple[str, bytes]]:
    for name, shot in SHOTS.items():
        page = visitor.open(shot.path, language=shot.language)
        page.wait_for_load_state("networkidle")
        if shot.at:
            page.locator(shot.at).evaluate("each => each.scrollIntoView()")
        yield name, _smaller(_still(page))
        page.close()


def _still(page: Page) -> bytes:
    page.evaluate("document.activeElement?.blur()")
    return page.screenshot(animations="disabled", caret="hide")


def _smaller(picture: bytes) -> bytes:
    """The same in fewer colours."""
    smaller = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(smaller, "PNG", optimize=True)
    return smaller.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
