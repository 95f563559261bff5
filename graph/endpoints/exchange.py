"""A request to a store and its whole answer: bounded in time and size, and tried again where the fault may pass."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential

from graph.endpoints.credentials import Challenged, Credentials
from graph.endpoints.errors import EndpointError, PassingError, excerpt

_CONNECT = 10.0  # seconds
PATIENCE = 300.0  # seconds for the whole of an answer
_LARGEST = 1 << 30  # bytes of an answer
_ATTEMPTS = 4
_LONGEST_WAIT = 30.0  # seconds that a store may ask for; one that asks for more is left alone
_BACKOFF = wait_exponential(multiplier=0.25, max=4)
_PASSING = {429, 502, 503, 504}
_MEANINGS = {
    401: "it does not know who asks: set MANDATEGRAPH_USER and MANDATEGRAPH_PASSWORD, or MANDATEGRAPH_TOKEN",
    403: "whoever asks may not: give credentials that may, in MANDATEGRAPH_USER and MANDATEGRAPH_PASSWORD",
    404: "nothing is there: give the URL of its query endpoint, such as http://127.0.0.1:7878/query",
    405: "it takes no queries there: give the URL of its query endpoint, such as http://127.0.0.1:7878/query",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a store answered, when all was well."""

    status: int
    headers: httpx.Headers
    body: bytes

    @property
    def kind(self) -> str:
        """Its media type, without parameters."""
        return str(self.headers.get("content-type", "")).partition(";")[0].strip().lower()

    @property
    def is_measured(self) -> bool:
        """Whether its length was told, so that it is certainly whole."""
        return "content-length" in self.headers or "transfer-encoding" in self.headers


class Exchange:
    """Requests that only read, or may be sent twice with no harm, to one store.

    Redirects are not followed: where they lead is for the person who gave the URL to judge. `meanings` tells what a
    status says to that person, where it is not what it is for queries.
    """

    def __init__(
        self,
        url: str,
        credentials: Credentials | None,
        patience: float = PATIENCE,
        meanings: Mapping[int, str] | None = None,
    ) -> None:
        self._url = url
        self._meanings = {**_MEANINGS, **(meanings or {})}
        self._patience = patience
        timeout = httpx.Timeout(patience, connect=min(patience, _CONNECT))
        self._client = httpx.Client(auth=Challenged(url, credentials), timeout=timeout)
        may_pass = retry_if_exception(_may_pass)
        self._retrying = Retrying(retry=may_pass, wait=_wait, stop=stop_after_attempt(_ATTEMPTS), reraise=True)

    def reply(self, request: httpx.Request) -> Reply:
        """The answer to a request, which has succeeded. Raises EndpointError."""
        return self._retrying(self._once, request)

    def _once(self, request: httpx.Request) -> Reply:
        request.headers["Accept-Encoding"] = "identity"  # a cut stream of gzip looks whole
        end = time.monotonic() + self._patience
        try:
            with closing(self._client.send(request, stream=True)) as response:
                body = self._read(response, end)
        except httpx.TimeoutException:
            raise self._late() from None
        except httpx.HTTPError as error:
            raise PassingError(self._url, f"the connection failed: {error or type(error).__name__}") from None
        if not response.is_success:
            raise self._refusal(response, body)
        return Reply(response.status_code, response.headers, body)

    def _read(self, response: httpx.Response, end: float) -> bytes:
        body = bytearray()
        for piece in response.iter_raw():
            body += piece
            if len(body) > _LARGEST:
                raise EndpointError(self._url, f"its answer has more than {_LARGEST >> 20} MiB: ask for less")
            if time.monotonic() > end:
                raise self._late()
        return bytes(body)

    def _late(self) -> EndpointError:
        return EndpointError(self._url, f"no whole answer within {self._patience:g} seconds: ask for less, or later")

    def _refusal(self, response: httpx.Response, body: bytes) -> EndpointError:
        """What is wrong where the store says that something is."""
        status = response.status_code
        if response.is_redirect:
            where = excerpt(response.headers.get("location", "").encode())
            return EndpointError(self._url, f"it has moved ({status}): give this URL, if you trust it: {where}", status)
        said = excerpt(body)
        reason = f"{self._meanings.get(status, 'it failed')} ({status}{f': {said}' if said else ''})"
        if status in _PASSING:
            return PassingError(self._url, reason, status, _seconds(response.headers.get("retry-after", "")))
        return EndpointError(self._url, reason, status)


def _may_pass(error: BaseException) -> bool:
    return isinstance(error, PassingError) and (error.retry_after or 0) <= _LONGEST_WAIT


def _wait(state: RetryCallState) -> float:
    """The seconds that the store asked for, or a little more each time."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.retry_after if isinstance(error, PassingError) else None
    return _BACKOFF(state) if asked is None else asked


def _seconds(retry_after: str) -> float | None:
    """What Retry-After says, which is seconds or a time; None for anything else."""
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max((until - datetime.now(UTC)).total_seconds(), 0.0) if until.tzinfo else None
