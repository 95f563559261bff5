"""A network as a picture in one HTML file, which opens from a disk and asks nobody for anything."""

from __future__ import annotations

from graph.pictures.drawing import drawn
from graph.pictures.page import page
from graph.pictures.words import TONGUES, Tongue
from graph.views.network import Network


def write(network: Network, language: str) -> bytes:
    """The file, in UTF-8; it opens in a language of TONGUES, or else in English."""
    tongue: Tongue = next((tongue for tongue in TONGUES if tongue == language), "en")
    return page(drawn(network), tongue).encode()
