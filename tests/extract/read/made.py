"""AKN4UN files made by hand."""

from __future__ import annotations

HEAD = """<meta><identification source="#DGACM">
<FRBRWork><FRBRuri value="/akn/un/statement/deliberation/unga/2022-12-15/77-1/"/>
<FRBRdate date="2022-12-15" name="adoption"/>
<FRBRauthor href="ga" as="author"/></FRBRWork>
<FRBRExpression><FRBRuri value="/akn/un/statement/deliberation/unga/2022-12-15/77-1/{language}@/"/>
<FRBRdate date="0001-01-01" name="publication"/><FRBRlanguage language="{language}"/></FRBRExpression></identification>
{description}
<references source="#DGACM">
<TLCOrganization eId="ga" href="/akn/ontology/organization/un/generalAssembly" showAs="General Assembly"/>
</references>
</meta>
<coverPage><p class="upperRight"><docNumber refersTo="#symbol">A/RES/77/1</docNumber></p>
<p><docStatus refersTo="#generalDistribution">Distr.: General</docStatus></p>
<p><session refersTo="#generalAssembly" value="77">Seventy-seventh session</session></p>
<p><inline title="68 (b)" name="agenda item">Agenda item 68 (b)</inline></p>
<p><docProponent refersTo="#thirdCommittee">[on the report
(<inline name="originating document">A/77/463/Add.2, para. 87</inline>)]</docProponent></p></coverPage>
<preface><p><docNumber>77/1.</docNumber>
<docTitle refersTo="#resolutionTitle"><span class="bold">	Good  things</span></docTitle></p></preface>
"""
FORMULA = "<formula><p>The General Assembly,</p></formula>"


def head(language: str = "eng", description: str = "") -> str:
    """What stands before the preamble."""
    return HEAD.format(language=language, description=description)


def akn(root: str) -> bytes:
    """A file."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'
        f' xmlns:akn4un="http://un.org/akn4un">\n<!--unofficial-->{root}\n</akomaNtoso>'
    ).encode()


def statement(
    main: str, preamble: str = FORMULA, after: str = "", language: str = "eng", description: str = ""
) -> bytes:
    """A file of one resolution."""
    return akn(
        f'<statement name="resolution">{head(language, description)}<preamble>{preamble}</preamble>'
        f"<mainBody>{main}</mainBody>{after}</statement>"
    )
