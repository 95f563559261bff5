"""What AKN4UN files say of their documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extract.languages.en_lists import listed_names, name_key
from extract.lexicon import Lexicon
from extract.marked import structure_marked
from extract.pipeline import states_of
from extract.read.akn import read_akn
from extract.records import AgendaItem, Ballot, Keyword, Metadata, Refused, Sponsor, Vote
from tests.extract.read.made import akn, head, statement

WORKFLOW = """<workflow source="#un">
<step date="2022-11-01" outcome="draftResolution" as="A/C.3/77/L.47/Rev.1 (as amended in A/77/L.2)"
  by="Egypt (on behalf of the States Members of the Group), India and Bosnia and Herzegovina"/>
<step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by="the Marshall Islands and Côte d’Ivoire"/>
<step date="0001-01-01" outcome="recommendedForAdoption" as="{report}" by="" refersTo="87"/>
<step date="2022-12-15" outcome="adopted" as="A/77/PV.54 (Resumption 1)" by=""/></workflow>"""
VOTING = (
    """<analysis source="#un"><parliamentary><voting outcome="{outcome}">{counts}</voting></parliamentary></analysis>"""
)
COUNTS = """<count value="2" refersTo="inFavour"><akn4un:voters>
<organization refersTo="#memberState">COTE D'IVOIRE</organization>
<organization refersTo="#memberState">MARSHALL ISLANDS</organization></akn4un:voters></count>
<count value="1" refersTo="abstaining"><akn4un:voters><organization>UTOPIA</organization></akn4un:voters></count>
<count value="3" refersTo="nonVoting"/><quorum value=""/>"""
KEYWORDS = """<classification source="DHLAUTH">
<keyword value="health" href="http://metadata.un.org/thesaurus/1002824" showAs="HEALTH" dictionary="UNBIS Thesaurus"/>
<keyword value="UN Office" showAs="UN Office" dictionary="DHLAUTH"/>
<keyword value="health" href="http://metadata.un.org/thesaurus/1002824" showAs="HEALTH" dictionary="UNBIS Thesaurus"/>
<keyword refersTo="agenda" value="68 (b)" showAs="Human rights." shortForm="HUMAN RIGHTS" dictionary="A/77/251"/>
</classification>"""


def _metadata(data: bytes, lexicon: Lexicon) -> Metadata:
    return read_akn("made.xml", data).description.metadata(states_of(lexicon))


def test_a_document_describes_itself(lexicon: Lexicon) -> None:
    description = WORKFLOW.format(report="A/77/463/Add.2")
    after = '<conclusions><p><inline name="adoptionMeeting">54th plenary meeting</inline></p></conclusions>'
    assert _metadata(statement("", after=after, description=description + KEYWORDS), lexicon) == Metadata(
        symbol="A/RES/77/1",
        kind="resolution",
        language="en",
        title="Good things",
        body="general-assembly",
        session="Seventy-seventh session",
        agenda_items=("68(b)",),
        adopted=date(2022, 12, 15),
        meeting="54th plenary meeting",
        committee_report="A/77/463/Add.2",
        draft="A/C.3/77/L.47/Rev.1",
        distribution="General",
        published=None,  # 0001-01-01
        work="/akn/un/statement/deliberation/unga/2022-12-15/77-1/",
        expression="/akn/un/statement/deliberation/unga/2022-12-15/77-1/eng@/",
        session_number="77",
        record="A/77/PV.54 (Resumption 1)",
        other_drafts=("A/77/L.2",),
        agenda=(AgendaItem("68(b)", "Human rights.", "A/77/251"),),
        sponsors=(
            Sponsor("Egypt (on behalf of the States Members of the Group)", "state-eg"),
            Sponsor("India", "state-in"),
            Sponsor("Bosnia and Herzegovina", "state-ba"),
            Sponsor("Marshall Islands", "state-mh", additional=True),
            Sponsor("Côte d’Ivoire", "state-ci", additional=True),
        ),
        keywords=(
            Keyword("HEALTH", "UNBIS Thesaurus", "http://metadata.un.org/thesaurus/1002824"),
            Keyword("UN Office", "DHLAUTH"),
        ),
        vote=None,
    )


def test_a_report_stands_on_the_cover_too(lexicon: Lexicon) -> None:
    assert (
        _metadata(statement("", description=WORKFLOW.format(report="")), lexicon).committee_report == "A/77/463/Add.2"
    )


@pytest.mark.parametrize(
    ("outcome", "counts", "vote"),
    [
        (
            "adoptedRecordedVote",
            COUNTS,
            Vote(
                "recorded-vote",
                (("in-favour", 2), ("abstaining", 1), ("non-voting", 3)),
                (
                    Ballot("COTE D'IVOIRE", "in-favour", "state-ci"),
                    Ballot("MARSHALL ISLANDS", "in-favour", "state-mh"),
                    Ballot("UTOPIA", "abstaining"),
                ),
            ),
        ),
        ("adoptedWithoutVote", "<quorum value=''/>", Vote("without-vote")),
        (
            "Adopted 90-0-47, 87th plenary meeting",
            "",
            Vote("recorded-vote", (("in-favour", 90), ("against", 0), ("abstaining", 47))),
        ),
        ("Adopted without vote, 59th plenary meeting", "", Vote("without-vote")),
        ("", "", None),
    ],
)
def test_a_vote(outcome: str, counts: str, vote: Vote | None, lexicon: Lexicon) -> None:
    data = statement("", description=VOTING.format(outcome=outcome, counts=counts))
    assert _metadata(data, lexicon).vote == vote


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ara", "ar"),
        ("eng", "en"),
        ("fra", "fr"),
        ("fre", "fr"),
        ("rus", "ru"),
        ("spa", "es"),
        ("zho", "zh"),
        ("chi", "zh"),
    ],
)
def test_a_language(code: str, language: str, lexicon: Lexicon) -> None:
    assert _metadata(statement("", language=code), lexicon).language == language


@pytest.mark.parametrize("code", ["deu", ""])
def test_another_language_is_refused(code: str, lexicon: Lexicon) -> None:
    with pytest.raises(Refused, match="not in an official language"):
        _metadata(statement("", language=code), lexicon)


WORK = "2022-12-15/77-1/"
SYMBOLS = [
    # printed, identified, symbol, finding
    ("A/RES/77/1", WORK, "A/RES/77/1", None),
    ("A/RES/77/1*", WORK, "A/RES/77/1", None),
    ("A/RES/77/2", WORK, "A/RES/77/1", "symbol-conflict"),
    ("A/RES/77/10", WORK, "A/RES/77/1", "symbol-conflict"),
    ("A/RES/77/1 A", WORK, "A/RES/77/1 A", None),
    ("A/RES/77/1", "2022-12-15/77-1B/", "A/RES/77/1 B", "symbol-conflict"),
    ("A/RES/77/1B", "2022-12-15/77-1B/", "A/RES/77/1 B", None),
    ("A/RES/77/1 A-C", "2022-12-15/77-1A-C/", "A/RES/77/1 A-C", None),
    ("A/RES/S-32/1", "2021-06-02/S-32-1/", "A/RES/S-32/1", None),
    ("A/RES/ES-11/5", "2023-02-23/ES-11-6/", "A/RES/ES-11/6", "symbol-conflict"),
    ("", WORK, "A/RES/77/1", "symbol-missing"),
    ("A/RES/1514(XV)", "1960-12-14/1514-XV/", "A/RES/1514(XV)", None),
]


@pytest.mark.parametrize(("printed", "work", "symbol", "finding"), SYMBOLS)
def test_where_symbols_conflict_that_of_the_work_holds_and_it_is_told(
    printed: str, work: str, symbol: str, finding: str | None, lexicon: Lexicon
) -> None:
    text = statement("<p>Decides it.</p>").decode().replace(">A/RES/77/1<", f">{printed}<").replace(WORK, work)
    document = structure_marked(read_akn("made.xml", text.encode()), None, lambda _: None, states_of(lexicon))
    assert document.metadata.symbol == symbol
    assert [found.kind for found in document.findings] == [finding] * (finding is not None)
    if finding == "symbol-conflict":
        assert document.text.words(document.findings[0].span) == printed


def test_a_document_without_a_symbol_is_refused(lexicon: Lexicon) -> None:
    data = statement("").replace(b'refersTo="#symbol"', b"").replace(b"/unga/", b"/none/")
    with pytest.raises(Refused, match="no symbol"):
        _metadata(data, lexicon)


def test_of_several_descriptions_the_first_holds(lexicon: Lexicon) -> None:
    other = head("zho").replace("2022-12-15", "1999-01-01").replace("<coverPage>", "<!--").replace("</preface>", "-->")
    annex = f"<attachments><attachment><doc name='annex'>{other}</doc></attachment></attachments>"
    before = _metadata(statement(""), lexicon)
    assert _metadata(statement("", after=annex), lexicon) == before
    assert (before.language, before.adopted) == ("en", date(2022, 12, 15))


def test_a_collection_has_the_symbols_of_its_parts(lexicon: Lexicon) -> None:
    parts = "".join(f"<preface><p><docNumber>{letter}</docNumber></p></preface>" for letter in "AB")
    cover = head().replace("A/RES/77/1<", "A/RES/77/1 A-B<")
    metadata = _metadata(akn(f"<documentCollection>{cover}</documentCollection>{parts}"), lexicon)
    assert (metadata.symbol, metadata.other_symbols) == ("A/RES/77/1 A-B", ("A/RES/77/1 A", "A/RES/77/1 B"))


def test_an_untitled_document_is_called_by_its_symbol(lexicon: Lexicon) -> None:
    data = statement("")
    titled = _metadata(data, lexicon)
    untitled = data.replace(b'refersTo="#resolutionTitle"', b"")
    assert _metadata(untitled, lexicon) == replace(titled, title="A/RES/77/1")


def test_a_date_that_is_none_is_left_out(lexicon: Lexicon) -> None:
    data = statement("").replace(b'date="2022-12-15"', b'date="2022-02-30"')
    assert _metadata(data, lexicon).adopted is None


STATES = {"Austria", "Peru", "Bosnia and Herzegovina", "Trinidad and Tobago", "Bolivia (Plurinational State of)"}
LISTS = {
    "": [],
    "Peru": ["Peru"],
    "Austria and Peru": ["Austria", "Peru"],
    "Austria,Peru": ["Austria", "Peru"],
    "Trinidad and Tobago": ["Trinidad and Tobago"],
    "Bosnia and Herzegovina and Trinidad and Tobago": ["Bosnia and Herzegovina", "Trinidad and Tobago"],
    "Peru, Austria and Bolivia (Plurinational State of)": ["Peru", "Austria", "Bolivia (Plurinational State of)"],
    "Austria, Peru and Utopia": ["Austria", "Peru", "Utopia"],
    "Peru (on behalf of A, B and C), the Austria": ["Peru (on behalf of A, B and C)", "Austria"],
    "the Chair and the Bureau": ["Chair and the Bureau"],
    "the representative of Peru, on behalf of the Bureau": ["representative of Peru, on behalf of the Bureau"],
}


@pytest.mark.parametrize(("text", "names"), LISTS.items(), ids=LISTS)
def test_a_list_of_names(text: str, names: list[str]) -> None:
    assert listed_names(text, STATES.__contains__) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [("Côte d’Ivoire", "COTE D'IVOIRE"), ("Türkiye", "TURKIYE"), ("Guinea-Bissau", "GUINEA BISSAU")],
)
def test_names_are_compared_without_signs(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_a_document_may_have_a_symbol_of_another_body_too(lexicon: Lexicon) -> None:
    both = head().replace("</coverPage>", '<p><docNumber refersTo="#otherSymbol">E/2022/9</docNumber></p></coverPage>')
    data = akn(
        f'<statement name="note">{both}<mainBody><paragraph><num>1.</num><content><p>It is.</p></content>'
        "</paragraph></mainBody></statement>"
    )
    assert _metadata(data, lexicon).other_symbols == ("E/2022/9",)
