"""What can be wrong with a store that is reached by HTTP, in one line for the person who named it."""

from __future__ import annotations

_LONGEST = 200


class EndpointUrlError(ValueError):
    """What was given as the URL of a store is none, or holds what does not belong there."""


class CredentialsError(Exception):
    """Who we are to a store cannot be told: what is said of it is cut, or cannot be read. No secret is repeated."""


class EndpointError(Exception):
    """A store that did not do what it was asked; `status` is that of HTTP, if it answered at all."""

    def __init__(self, url: str, reason: str, status: int | None = None) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.status = status


class PassingError(EndpointError):
    """One that may be over in a moment: in `retry_after` seconds, if the store said so."""

    def __init__(self, url: str, reason: str, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(url, reason, status)
        self.retry_after = retry_after


def excerpt(answer: bytes) -> str:
    """The beginning of what a store said, in one line that may be sent to a terminal."""
    text = " ".join(answer[: 4 * _LONGEST].decode(errors="replace").split())
    shown = "".join(character if character.isprintable() else "�" for character in text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
