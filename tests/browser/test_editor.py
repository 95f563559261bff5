"""The pages of queries in a browser: the canned ones, the editor, and what it completes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watching import NARROW, Visitor

_ASKING = "SELECT ?s WHERE { GRAPH ?g { ?s a <https://w3id.org/mandategraph/ontology#Mandate> } } LIMIT 3"


@pytest.fixture
def editor(page: Page) -> Page:
    page.goto("/query")
    page.locator(".CodeMirror").wait_for()
    return page


def _write(page: Page, sparql: str) -> None:
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(sparql)


def test_a_canned_query_is_chosen_and_answered(page: Page) -> None:
    page.goto("/query")
    page.get_by_role("link", name="What UNODC is asked to do").click()
    expect(page).to_have_url("/query/unodc-asked")
    assert page.get_by_role("status").inner_text().startswith("Rows: ")
    assert "agent/unodc" in page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    assert page.locator("#answer tbody tr").count() > 5


def test_a_canned_query_is_asked_with_other_values(page: Page) -> None:
    page.goto("/query/asked?actor=unodc")
    page.get_by_label("Actor").fill("secretary-general")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Rows: 3")
    assert page.get_by_label("Actor").input_value() == "secretary-general"


def test_a_value_that_means_nothing_is_told(visitor: Visitor) -> None:
    visitor.expected.add(400)
    page = visitor.open("/query/asked?actor=unodk")
    expect(page.get_by_role("alert")).to_contain_text("actor: no agent is called 'unodk'; did you mean unodc")


def test_the_answer_is_saved_as_on_the_command_line(page: Page, tmp_path: Path) -> None:
    page.goto("/query/asked?actor=secretary-general&lang=zh")
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV").click()
    assert saved.value.suggested_filename == "asked.csv"
    saved.value.save_as(tmp_path / "asked.csv")
    header, *rows = (tmp_path / "asked.csv").read_text(encoding="utf-8").splitlines()
    assert header.startswith("document,language,paragraph,issuer")
    assert len(rows) == 3


def test_a_query_of_ones_own_is_run_and_its_address_leads_back(editor: Page) -> None:
    _write(editor, _ASKING)
    editor.keyboard.press("Control+Enter")
    expect(editor.get_by_role("status")).to_have_text("Rows: 3")
    link = editor.locator("#answer tbody a").first
    assert str(link.get_attribute("href")).startswith("/doc/")
    editor.reload()
    editor.locator(".CodeMirror").wait_for()
    assert editor.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()") == _ASKING


def test_triples_are_shown_as_a_table(editor: Page) -> None:
    _write(editor, "CONSTRUCT { <a:a> <a:b> 'c' } WHERE {}")
    editor.get_by_role("button", name="Run").click()
    expect(editor.locator("#answer thead th")).to_have_text(["subject", "predicate", "object"])
    expect(editor.locator("#answer tbody td")).to_have_text(["a:a", "a:b", "c"])
    assert editor.locator("#answer tbody a").count() == 0


def test_yes_and_no_are_told(editor: Page) -> None:
    _write(editor, "ASK { ?s ?p ?o }")
    editor.get_by_role("button", name="Run").click()
    expect(editor.get_by_role("status")).to_have_text("Yes")


@pytest.mark.parametrize(
    ("wrong", "place"), [("SELECT * WHERE { ?s ) }", "1:24"), ("SELECT * { SERVICE <a:a> {} }", "1:12")]
)
def test_what_is_wrong_is_told_with_its_place(visitor: Visitor, wrong: str, place: str) -> None:
    visitor.expected.add(400)
    page = visitor.open("/query")
    _write(page, wrong)
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("alert")).to_contain_text(place)


def test_it_completes_from_our_vocabulary_and_asks_nobody(editor: Page, visitor: Visitor) -> None:
    _write(editor, "PREFIX mg: <https://w3id.org/mandategraph/ontology#>\nSELECT * WHERE { ?s mg:act")
    before = len(visitor.requests)
    editor.keyboard.press("Control+Space")
    expect(editor.locator(".CodeMirror-hints li")).to_have_text(["mg:actClass", "mg:action", "mg:actor"])
    assert visitor.requests[before:] == []


def test_a_mistake_is_marked_while_it_is_made(editor: Page) -> None:
    _write(editor, "SELECT * WHERE { ?s ) }")
    editor.locator(".parseErrorIcon").hover()
    expect(editor.locator(".yasqe_tooltip")).to_contain_text("Expected")


def test_tab_leaves_the_editor(editor: Page) -> None:
    _write(editor, "ASK {}")
    editor.keyboard.press("Tab")  # to what scrolls
    editor.keyboard.press("Tab")
    expect(editor.get_by_role("button", name="Run")).to_be_focused()


def test_json_is_saved_from_the_editor(editor: Page, tmp_path: Path) -> None:
    _write(editor, _ASKING)
    editor.get_by_role("button", name="Run").click()
    with editor.expect_download() as saved:
        editor.get_by_role("link", name="JSON").click()
    saved.value.save_as(tmp_path / "answer.json")
    assert len(json.loads((tmp_path / "answer.json").read_text())) == 3


def test_all_of_it_works_without_scripts(visitor: Visitor) -> None:
    page = visitor.open("/query/asked?actor=unodc", javascript=False, width=NARROW)
    assert page.locator("#answer tbody tr").count() > 5
    assert page.locator("#sparql").input_value().startswith("PREFIX")
    page.locator("#sparql").fill(_ASKING)
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("status")).to_have_text("Rows: 3")
    assert page.locator("#sparql").input_value() == _ASKING
