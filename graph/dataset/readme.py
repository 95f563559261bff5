"""The page that a data set begins with: what is in it, under which licence, and how to load it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.dataset.census import Figures
from graph.dataset.dumps import DUMPS
from graph.dataset.parts import Measured, Part
from graph.dataset.rendering import rendered
from graph.dataset.void import LICENSE, RIGHTS, RIGHTS_ZH, TITLE, TITLE_ZH
from graph.summary import Summary

PART = Part("README.md", "text/markdown", "this page", "本说明")


def readme(summary: Summary, figures: Figures, files: Sequence[Measured], version: str) -> str:
    """The page in Markdown, in English and Chinese, of a data set that has these files."""
    return rendered(
        PART.name,
        title=TITLE,
        title_zh=TITLE_ZH,
        rights=RIGHTS,
        rights_zh=RIGHTS_ZH,
        license=LICENSE,
        version=version,
        base=summary.base,
        symbols=len({document.symbol for document in summary.documents}),
        versions=len(summary.documents),
        counts=summary.totals,
        figures=figures,
        files=files,
        dump=DUMPS[0].name,
    )
