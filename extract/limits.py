"""What one file may cost. The only place with such numbers."""

MAX_BYTES = 8 * 1024 * 1024
"""Size of a file; the longest reports of the United Nations have some 3 MB of text."""

MAX_LINES = 200_000
"""Lines of a file that hold anything."""

MAX_ELEMENTS = 400_000
"""Elements of an XML file."""

MAX_DEPTH = 100
"""Elements of an XML file inside one another; resolutions have some 15."""

MAX_ATTRIBUTE = 64 * 1024
"""Characters of an attribute; the longest hold lists of sponsors."""
