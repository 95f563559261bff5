"""Who the commands are to a store that is reached by HTTP."""

from __future__ import annotations

import os

import click

from graph.endpoints.credentials import Credentials, can_be_overheard, credentials_for


def credentials_to(url: str) -> Credentials | None:
    """The credentials of the environment or netrc for a URL; says on stderr where others could read them on their way.

    Raises EndpointUrlError or CredentialsError.
    """
    credentials = credentials_for(url, os.environ)
    if credentials and can_be_overheard(url):
        click.echo(f"{url}: credentials are sent by plain http, where others may read them; prefer https", err=True)
    return credentials
