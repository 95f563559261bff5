"""An index of a build in SQLite: what pages look up, counted and sorted, in milliseconds.

It holds nothing that the graph does not hold, is made from the graph's files in one pass, and can be thrown away.
"""
