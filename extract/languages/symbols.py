"""How the United Nations writes symbols and numbers of documents, the same in every language."""

from __future__ import annotations

_SERIES = (
    "A|E|S|T|ST|AC|APLC|BWC|CAC|CAT|CBD|CCPR|CCW|CD|CEB|CEDAW|CERD|CMW|CRC|CRPD|CTOC|DP|ECE|FCCC|HRI|HSP|ICCD|ID|"
    "ISBA|LC|NPT|SPLOS|TD|UNEP|UNW"
)
_PIECE = r"(?:[A-Z]{1,6}\.\s?\d{1,4}|[A-Za-z0-9][A-Za-z0-9.-]{0,20})(?:\([A-Za-z0-9 ]{1,8}\))?"

SYMBOL = rf"(?<![A-Za-z\d/.-])(?:{_SERIES})(?:/\s?{_PIECE}){{1,7}}"

# The number of a resolution up to its parts: 64/182, S-20/4, ES-10/15, 2012/12.
BY_SESSION = r"(?:E?S[-‑]\d{1,2}|\d{1,4})/\d{1,3}"
# And after them, in parentheses, its year or session: 1373 (2001), 2625 (XXV), 2252 (ES-V).
BY_YEAR = r"\((?:\d{4}|[XIVL]+|E?S-[XIVL]+)\)"

MARK = r"\[\^[^\]\s]{1,4}\]"  # of a footnote, as a text has it
