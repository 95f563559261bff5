"""Queries from outside, each in a process of its own that is ended when it costs too much."""
