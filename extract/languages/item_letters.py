"""The letters that count the items of a list in other scripts than the Latin."""

from __future__ import annotations

ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
"""The Arabic letters in the order in which they count."""

TATWEEL = "ـ"
"""What may lengthen such a letter."""

LATIN_ALIKE = str.maketrans("асеорхі", "aceopxi")
"""Cyrillic letters that are typed for the Latin ones of Russian lists."""
