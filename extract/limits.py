"""What one file may cost. The only place with such numbers."""

MAX_BYTES = 16 * 1024 * 1024
"""Size of a file; the longest reports of the United Nations have some 3 MB of text."""

MAX_LINES = 200_000
"""Lines of a file that hold anything."""

MIN_READABLE = 0.9
"""Share of letters, digits, punctuation and blanks below which decoded bytes are taken for no text."""
