"""Who we are to a store comes from the environment or netrc, and goes to that store alone, in the way it asks for."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest

from graph.endpoints.credentials import Bearer, Challenged, Credentials, Password, can_be_overheard, credentials_for
from graph.endpoints.errors import CredentialsError, EndpointUrlError
from tests.servers.proxy import Reply, proxy
from tests.servers.server import Server

_URL = "http://127.0.0.1:7878/query"
_ME = Password("me", "secret")
_AS_BASIC = f"authorization: basic {b64encode(b'me:secret').decode().lower()}"
_DIGEST = 'Digest realm="here", nonce="n1", qop="auth", algorithm=%s'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without a netrc."""
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


FROM_ENVIRONMENT: list[tuple[dict[str, str], Credentials | None]] = [
    ({}, None),
    ({"MANDATEGRAPH_TOKEN": ""}, None),
    ({"MANDATEGRAPH_TOKEN": "secret"}, Bearer("secret")),
    ({"MANDATEGRAPH_USER": "me", "MANDATEGRAPH_PASSWORD": "secret"}, _ME),
]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("environ", "credentials"), FROM_ENVIRONMENT)
def test_the_environment_says_who_we_are(environ: Mapping[str, str], credentials: Credentials | None) -> None:
    assert credentials_for(_URL, environ) == credentials


HALVES = {
    "MANDATEGRAPH_USER is set and MANDATEGRAPH_PASSWORD is not": {"MANDATEGRAPH_USER": "me"},
    "MANDATEGRAPH_PASSWORD is set and MANDATEGRAPH_USER is not": {"MANDATEGRAPH_PASSWORD": "secret"},
    "MANDATEGRAPH_TOKEN and MANDATEGRAPH_USER are both set": {
        "MANDATEGRAPH_TOKEN": "secret",
        "MANDATEGRAPH_USER": "me",
    },
}


@pytest.mark.parametrize(("reason", "environ"), HALVES.items(), ids=HALVES)
def test_half_of_it_is_an_error_that_says_so(reason: str, environ: Mapping[str, str]) -> None:
    with pytest.raises(CredentialsError, match=reason) as raised:
        credentials_for(_URL, environ)
    assert "secret" not in str(raised.value)


def test_netrc_says_it_by_host_and_after_the_environment(home: Path) -> None:
    entry = "machine 127.0.0.1 login me password secret\n"
    (home / ".netrc").write_text(entry)
    (home / "other").write_text(entry.replace("me", "you"))
    assert credentials_for(_URL, {}) == _ME
    assert credentials_for("https://example.org/query", {}) is None
    assert credentials_for(_URL, {"NETRC": str(home / "other")}) == Password("you", "secret")
    assert credentials_for(_URL, {"MANDATEGRAPH_TOKEN": "t"}) == Bearer("t")


BROKEN = {
    ":2: not in the form of a netrc file": b"machine 127.0.0.1 login me\nsecret secret\n",
    ": not a text": b"machine 127.0.0.1 login me password \xff\xfesecret\n",
}


@pytest.mark.parametrize(("reason", "data"), BROKEN.items(), ids=BROKEN)
def test_a_broken_netrc_is_named_without_its_secrets(home: Path, reason: str, data: bytes) -> None:
    (home / ".netrc").write_bytes(data)
    with pytest.raises(CredentialsError) as raised:
        credentials_for(_URL, {})
    assert str(raised.value) == f"{home / '.netrc'}{reason}"


def test_a_netrc_that_is_named_must_be_there(home: Path) -> None:
    with pytest.raises(CredentialsError, match="No such file or directory, but NETRC names it"):
        credentials_for(_URL, {"NETRC": str(home / "missing")})


@pytest.mark.parametrize("url", ["http://me:secret@127.0.0.1:7878/", "https://me@example.org/"])
def test_a_password_in_a_url_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(EndpointUrlError, match="set MANDATEGRAPH_USER and MANDATEGRAPH_PASSWORD") as raised:
        credentials_for(url, {})
    assert "me@" not in str(raised.value)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("url", ["", "127.0.0.1:7878", "ftp://example.org/", "http://", "http://:80/", "a\nb", "out"])
def test_what_is_no_url_of_a_store_is_refused(url: str) -> None:
    with pytest.raises(EndpointUrlError):
        credentials_for(url, {})


def test_secrets_are_not_shown() -> None:
    assert "secret" not in f"{_ME!r} {Bearer('secret')!r} {_ME} {Bearer('secret')}"


OVERHEARD = {
    "http://example.org/": True,
    "http://192.168.1.2:7878/": True,
    "http://localhost.example.org/": True,
    "https://example.org/": False,
    "http://localhost:7878/": False,
    "http://127.0.0.7/": False,
    "http://[::1]:7878/": False,
}


@pytest.mark.parametrize(("url", "can"), OVERHEARD.items())
def test_plain_http_to_another_machine_can_be_overheard(url: str, can: bool) -> None:
    assert can_be_overheard(url) is can


def _asked(credentials: Credentials | None, challenge: str) -> list[str]:
    """The heads, in lower case, of what is sent for two requests to a server that first answers with a challenge."""
    with proxy(None, Reply(401, {"WWW-Authenticate": challenge})) as store:
        store.always = Reply(200)
        with httpx.Client(auth=Challenged(store.url, credentials)) as client:
            client.post(store.url, content=b"body")
            client.post(store.url, content=b"body")
        return [head.decode().lower() for head in store.heads]


def test_a_password_is_sent_only_when_asked_for() -> None:
    first, *others = _asked(_ME, 'Basic realm="here"')
    assert "authorization" not in first
    assert len(others) == 2
    assert all(_AS_BASIC in head for head in others)


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
def test_digest_keeps_the_password_to_itself(algorithm: str) -> None:
    first, *others = _asked(_ME, _DIGEST % algorithm)
    assert "authorization" not in first
    assert len(others) == 2
    assert all('authorization: digest username="me", realm="here", nonce="n1"' in head for head in others)
    assert [f"nc={count:08}" in head for count, head in enumerate(others, 1)] == [True, True]


def test_a_token_is_sent_at_once() -> None:
    assert all("authorization: bearer t0k" in head for head in _asked(Bearer("t0k"), "Bearer"))


@pytest.mark.parametrize("challenge", ["Negotiate", "Bearer", ""])
@pytest.mark.parametrize("credentials", [_ME, None])
def test_what_cannot_be_answered_is_not(credentials: Credentials | None, challenge: str) -> None:
    heads = _asked(credentials, challenge)
    assert len(heads) == 2
    assert not any("authorization" in head for head in heads)


@pytest.mark.parametrize("challenge", [_DIGEST % "MD6", "Digest nonsense", 'Digest realm="here"'])
def test_a_digest_that_nobody_can_answer_is_a_fault_of_the_store(challenge: str) -> None:
    with pytest.raises(httpx.ProtocolError):
        _asked(_ME, challenge)


@pytest.mark.parametrize("credentials", [_ME, Bearer("secret")])
def test_a_redirect_takes_nothing_to_another_host(credentials: Credentials) -> None:
    with proxy() as other, proxy() as store:
        other.always = Reply(401, {"WWW-Authenticate": "Basic"})
        store.always = Reply(307, {"Location": f"{other.url}/query"})
        with httpx.Client(auth=Challenged(store.url, credentials), follow_redirects=True) as client:
            client.post(store.url, content=b"body")
            client.post(other.url, content=b"body")
    assert len(other.heads) == 2
    assert not any(b"authorization" in head.lower() for head in other.heads)
    assert len(store.heads) == 1  # nor is it told to the store because the other asks


def test_virtuoso_lets_only_those_in_whom_it_knows(virtuoso: Server) -> None:
    statuses = []
    for credentials in (None, Password("dba", "wrong"), virtuoso.credentials):
        with httpx.Client(auth=Challenged(virtuoso.graphs, credentials), timeout=30) as client:
            for number in range(2):
                graph = {"graph-uri": f"urn:g{number}"}
                statuses.append(client.put(virtuoso.graphs, params=graph, content=b"<urn:s> <urn:p> 1 .").status_code)
    assert statuses == [401, 401, 401, 401, 201, 201]
