"""Pictures in a real browser without WebGL: what is drawn, filtered, saved, reached by keyboard, and on a phone."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from matplotlib.image import imread
from playwright.sync_api import Browser, Page, expect

from graph.export.html import write
from graph.views.network import Network
from tests.browser import watching
from tests.browser.conftest import visiting
from tests.browser.watching import NARROW, Visitor
from tests.graph.pictures.networks import hostile, star, web

_UNODC = "/picture?view=body&body=unodc"
_SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without WebGL, as on machines with neither a graphics card nor its emulation."""
    if not watching.found():
        pytest.skip("chromium is not installed")
    with watching.browser("--disable-gpu", "--disable-webgl", "--disable-webgl2") as chromium:
        yield chromium


@pytest.fixture
def files(browser: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """Opens files below a folder, which are to ask for nothing but themselves."""
    yield from visiting(browser, tmp_path.as_uri())


def test_chinese_labels_are_drawn_without_webgl(visitor: Visitor) -> None:
    page = _drawn(visitor.open(f"{_UNODC}&lang=zh"))
    assert page.evaluate("() => document.createElement('canvas').getContext('webgl')") is None
    assert _inked(page) > 0.01
    assert "联合国毒品和犯罪问题办公室" in _svg(page, "保存 SVG").texts
    assert page.locator(".picture-list").inner_text().startswith("联合国毒品和犯罪问题办公室")


def test_labels_change_their_language(visitor: Visitor) -> None:
    page = _drawn(visitor.open(_UNODC))
    assert "World Health Organization" in _svg(page).words
    page.get_by_role("button", name="中文").click()
    expect(page.locator(".picture-told")).to_contain_text("共")
    assert "世界卫生组织" in _svg(page, "保存 SVG").words


def test_filters_change_what_is_shown_and_say_so(visitor: Visitor) -> None:
    page = _drawn(visitor.open(_UNODC))
    total = _shown(page)[1]
    assert _shown(page)[0] == total
    page.get_by_label("condition", exact=True).uncheck()
    without_conditions = _shown(page)[0]
    assert without_conditions < total
    page.get_by_label("Verb").select_option(label="urges")
    urged = _shown(page)[0]
    assert 1 < urged < without_conditions
    page.get_by_label("Years: from").fill("2020")
    page.get_by_label("Years: from").press("Enter")
    assert _shown(page)[0] < urged
    page.get_by_role("button", name="As at first").click()
    assert _shown(page) == (total, total)
    page.get_by_label("Edges of at least").fill("4")
    page.get_by_label("Edges of at least").press("Enter")
    assert _shown(page)[0] < total
    drawn = _svg(page)
    assert len(drawn.nodes) == _shown(page)[0]
    assert "Edges of at least 4" in drawn.words


def test_a_large_network_opens_on_a_neighbourhood(files: Visitor, tmp_path: Path) -> None:
    page = _opened(files, tmp_path, web(120))
    assert _shown(page) == (40, 120)
    page.get_by_label("At most").fill("120")
    assert _shown(page) == (120, 120)


def test_svg_and_png_are_what_is_shown(visitor: Visitor) -> None:
    page = _drawn(visitor.open(_UNODC))
    drawn = _svg(page)
    assert len(drawn.nodes) == len(drawn.labels) == _shown(page)[0]
    assert len(drawn.edges) > 30
    assert "United Nations Office on Drugs and Crime" in drawn.words
    assert "35 of 35 shown" in drawn.words
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save PNG").click()
    assert saved.value.suggested_filename == "United-Nations-Office-on-Drugs-and-Crime.png"
    pixels = imread(BytesIO(saved.value.path().read_bytes()), format="png")
    assert pixels.shape[0] > 800
    assert pixels.shape[1] > 1000
    assert 0.01 < (pixels[:, :, :3].min(axis=2) < 0.9).mean() < 0.5


def test_a_node_tells_of_itself_by_keyboard_alone(visitor: Visitor) -> None:
    page = _drawn(visitor.open(_UNODC))
    search = page.get_by_role("searchbox", name="Find a node")
    search.focus()
    page.keyboard.type("world health")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    panel = page.locator(".picture-node")
    expect(panel.locator("h2")).to_have_text("World Health Organization")
    expect(panel.locator("h2")).to_be_focused()
    expect(panel.get_by_role("link", name="Open its page")).to_have_attribute("href", "/agent/who")
    expect(panel.locator(".picture-ties")).to_contain_text("acts with")
    expect(panel.locator(".picture-ties")).to_contain_text(re.compile("20[01][0-9]"))
    page.get_by_role("button", name="Back to the list").press("Enter")
    expect(page.locator("[data-place]:focus")).to_have_text("World Health Organization")
    page.locator(".picture-canvas").focus()
    before = _inked(page)
    for _ in range(4):
        page.keyboard.press("+")
    assert _inked(page) != before
    page.keyboard.press("0")


def test_a_click_on_a_node_opens_it_and_on_nothing_closes_it(visitor: Visitor) -> None:
    page = _drawn(visitor.open(_UNODC))
    box = page.locator(".picture-canvas").bounding_box()
    assert box is not None
    for across in range(0, 60, 2):  # the centre is near the middle
        page.mouse.click(box["x"] + box["width"] / 2 + (across - 30) * 4, box["y"] + box["height"] / 2)
        if page.locator(".picture-node").is_visible():
            break
    expect(page.locator(".picture-node")).to_be_visible()
    page.mouse.click(box["x"] + 4, box["y"] + 4)
    expect(page.locator(".picture-node")).to_have_count(0)


def test_neighbours_are_shown_when_asked_for(files: Visitor, tmp_path: Path) -> None:
    page = _opened(files, tmp_path, web(120))
    page.locator(".picture-list button").nth(3).click()
    page.get_by_role("button", name="Show neighbours").click()
    assert _shown(page)[0] > 40


def test_it_fits_a_phone(visitor: Visitor) -> None:
    page = _drawn(visitor.open(_UNODC, width=NARROW))
    assert page.evaluate("() => document.documentElement.scrollWidth") <= NARROW
    assert _inked(page) > 0.01
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("document", exact=True).uncheck()
    assert _shown(page)[0] < 35


def test_without_javascript_it_is_a_table(visitor: Visitor) -> None:
    page = visitor.open(_UNODC, javascript=False)
    assert page.get_by_role("row").count() == 36
    assert page.get_by_role("region").get_by_role("link", name="World Health Organization").is_visible()


def test_a_file_opens_from_a_disk_and_asks_for_nothing(files: Visitor, tmp_path: Path) -> None:
    page = _opened(files, tmp_path, star(60))
    assert _inked(page) > 0.01
    assert len(_svg(page).nodes) == 40
    assert [url for url in files.requests if not url.startswith("blob:")] == [(tmp_path / "picture.html").as_uri()]


@pytest.mark.parametrize("whole", [star(299), web(300)], ids=["star", "web"])
def test_a_file_of_300_nodes_is_drawn_soon(files: Visitor, tmp_path: Path, whole: Network) -> None:
    (tmp_path / "picture.html").write_bytes(write(whole, "en"))
    started = time.perf_counter()
    _drawn(files.open(f"{tmp_path.as_uri()}/picture.html"))
    assert time.perf_counter() - started < 6  # where others use the machine too; 2 s where they do not


@pytest.mark.slow
def test_hostile_words_stay_words(files: Visitor, tmp_path: Path) -> None:
    whole = hostile()
    page = _opened(files, tmp_path, whole)
    page.locator(".picture-fields input[type=range]").evaluate(
        "field => { field.value = field.max; field.dispatchEvent(new Event('input')) }"
    )
    assert _shown(page)[0] > 100
    for language in ("中文", "English"):
        page.get_by_role("button", name=language).click()
        for place in range(0, 60, 4):
            page.locator(".picture-list button").nth(place).click()
            links = page.locator(".picture-node a").evaluate_all("links => links.map(link => link.protocol)")
            assert set(links) <= {"http:", "https:"}
            page.locator(".picture-node button").first.click()
    drawn = _svg(page)
    assert len(drawn.nodes) == _shown(page)[0]
    assert drawn.tags == {"svg", "title", "rect", "text", "tspan", "g", "path", "circle", "polygon"}
    assert page.locator("script").count() == 2  # and that of the data, whose place the picture took
    assert page.locator("img, iframe, object, embed, form, base, link, video").count() == 0


class _Svg:
    """A picture that was saved."""

    def __init__(self, data: bytes) -> None:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        self.tags = {etree.QName(element).localname for element in root.iter()}
        self.nodes = root.findall(f"{_SVG}*[@class='node']")
        self.edges = root.findall(f"{_SVG}g[@class='edge']")
        self.labels = root.findall(f"{_SVG}text[@class='label']")
        self.texts = ["".join(text.itertext()) for text in root.iter(f"{_SVG}text")]
        self.words = " ".join(" ".join(text.itertext()) for text in root.iter(f"{_SVG}text"))


def _drawn(page: Page) -> Page:
    page.locator("#picture[data-drawn]").wait_for()
    return page


def _opened(files: Visitor, folder: Path, whole: Network) -> Page:
    (folder / "picture.html").write_bytes(write(whole, "en"))
    return _drawn(files.open(f"{folder.as_uri()}/picture.html"))


def _shown(page: Page) -> tuple[int, int]:
    """How many nodes are shown, and how many there are."""
    shown, total = map(int, re.findall("[0-9]+", page.locator(".picture-told").inner_text()))
    return shown, total


def _svg(page: Page, button: str = "Save SVG") -> _Svg:
    with page.expect_download() as saved:
        page.get_by_role("button", name=button).click()
    return _Svg(saved.value.path().read_bytes())


def _inked(page: Page) -> float:
    """Which share of the canvas is not white."""
    pixels = imread(BytesIO(page.locator(".picture-canvas").screenshot()), format="png")
    return float((pixels[:, :, :3].min(axis=2) < 0.9).mean())
