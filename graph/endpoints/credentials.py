"""Who we are to a store: from the environment or netrc, and never from the command line, which others can see.

Over plain http to another machine they are sent all the same, for networks of one's own have names and no certificates;
`can_be_overheard` is for saying so.
"""

from __future__ import annotations

import ipaddress
import netrc
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from graph.endpoints.errors import CredentialsError, EndpointUrlError

_TOKEN, _USER, _PASSWORD, _NETRC = "MANDATEGRAPH_TOKEN", "MANDATEGRAPH_USER", "MANDATEGRAPH_PASSWORD", "NETRC"
_UNAUTHORIZED = 401


@dataclass(frozen=True, slots=True)
class Password:
    """A user, and what proves it; sent as Basic or Digest, whichever the store asks for."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A token that is enough by itself."""

    token: str = field(repr=False)


Credentials = Password | Bearer


def endpoint_url(url: str) -> httpx.URL:
    """The URL of a store. Raises EndpointUrlError, without repeating a password, for what is none or holds one."""
    try:
        read = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise EndpointUrlError(f"not a URL: {error}") from None
    if read.userinfo:
        reason = f"a command line is seen by others: set {_USER} and {_PASSWORD}, or write them into ~/.netrc"
        raise EndpointUrlError(f"{read.copy_with(userinfo=None)}: give no password in a URL, for {reason}")
    if read.scheme not in {"http", "https"} or not read.host:
        raise EndpointUrlError(f"{url!r} is not the URL of a store, such as http://127.0.0.1:7878/query")
    return read


def credentials_for(url: str, environ: Mapping[str, str]) -> Credentials | None:
    """Who we are to the store at `url`, by the environment before netrc; None where neither says.

    Raises EndpointUrlError as `endpoint_url`, CredentialsError for half of a pair and for a netrc that cannot be read.
    """
    host = endpoint_url(url).host
    token, user, password = (environ.get(name) or None for name in (_TOKEN, _USER, _PASSWORD))
    if token and (user or password):
        raise CredentialsError(f"{_TOKEN} and {_USER if user else _PASSWORD} are both set: unset what is not meant")
    if token:
        return Bearer(token)
    if user and password:
        return Password(user, password)
    if user or password:
        is_set, missing = (_USER, _PASSWORD) if user else (_PASSWORD, _USER)
        raise CredentialsError(f"{is_set} is set and {missing} is not: set both")
    return _from_netrc(host, environ)


def can_be_overheard(url: str) -> bool:
    """Whether what is sent there can be read on its way: by plain http to another machine."""
    read = endpoint_url(url)
    return read.scheme == "http" and not _is_this_machine(read.host)


class Challenged(httpx.Auth):
    """Credentials as one store asks for them: a token at once; a password once challenged, as Digest before Basic.

    What was asked for is remembered, so that only the first request is sent twice; the body of one that may be sent
    twice must be bytes or what can be iterated again. Nothing is sent to another origin, nor because another asks.
    """

    def __init__(self, url: str, credentials: Credentials | None) -> None:
        self._origin = _origin(endpoint_url(url))
        self._token = credentials.token if isinstance(credentials, Bearer) else None
        self._basic: httpx.BasicAuth | None = None
        self._digest: httpx.DigestAuth | None = None
        self._is_basic = False
        if isinstance(credentials, Password):
            self._basic = httpx.BasicAuth(credentials.user, credentials.password)
            self._digest = httpx.DigestAuth(credentials.user, credentials.password)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send a request, and send it again as the answer wants it."""
        if _origin(request.url) != self._origin:
            yield request
        elif self._token is not None:
            request.headers["Authorization"] = f"Bearer {self._token}"
            yield request
        elif self._basic and self._digest:
            yield from self._answered(request, self._basic, self._digest)
        else:
            yield request

    def _answered(
        self, request: httpx.Request, basic: httpx.BasicAuth, digest: httpx.DigestAuth
    ) -> Generator[httpx.Request, httpx.Response, None]:
        if self._is_basic:
            yield from basic.auth_flow(request)
            return
        answering = digest.auth_flow(request)
        response = yield next(answering)
        challenges = [challenge.lower() for challenge in response.headers.get_list("www-authenticate")]
        if response.status_code != _UNAUTHORIZED or _origin(response.request.url) != self._origin:
            return
        if any(challenge.startswith("digest ") for challenge in challenges):
            yield _digested(answering, response)
        elif any(challenge.startswith("basic") for challenge in challenges):
            self._is_basic = True
            yield from basic.auth_flow(request)


def _digested(answering: Generator[httpx.Request, httpx.Response, None], response: httpx.Response) -> httpx.Request:
    """The request with an answer to a Digest challenge. Raises httpx.ProtocolError for one that nobody can answer."""
    try:
        return answering.send(response)
    except (KeyError, ValueError, NotImplementedError) as error:  # an algorithm or a form unknown to httpx
        raise httpx.RemoteProtocolError(f"its Digest challenge cannot be answered: {error}") from error


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _from_netrc(host: str, environ: Mapping[str, str]) -> Password | None:
    named = environ.get(_NETRC)
    path = Path(named or "~/.netrc").expanduser()
    if not named and not path.exists():
        return None
    try:
        entry = netrc.netrc(str(path)).authenticators(host)
    except netrc.NetrcParseError as error:  # whose message may hold a password
        raise CredentialsError(f"{path}:{error.lineno}: not in the form of a netrc file") from None
    except ValueError:
        raise CredentialsError(f"{path}: not a text") from None
    except OSError as error:
        raise CredentialsError(f"{path}: {error.strerror}{f', but {_NETRC} names it' if named else ''}") from None
    return Password(entry[0], entry[2] or "") if entry else None
