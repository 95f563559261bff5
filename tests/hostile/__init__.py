"""Inputs made to break the reading."""
