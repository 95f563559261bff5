"""What fsspec reaches is read as a file of this machine is, or refused."""

from __future__ import annotations

import zipfile
from pathlib import Path
from uuid import uuid4

import fsspec
import pytest

from extract.limits import MAX_BYTES
from extract.records import Refused
from graph.build import build
from graph.locations import is_url, name_of
from graph.remote import files_below, read_url, url_below
from tests.graph.making import files_of_build

FILES = {"b.txt": b"b", "a/c.txt": b"c", ".hidden": b"", ".git/config": b""}


@pytest.fixture
def url() -> str:
    """The URL of a folder that holds FILES."""
    url = f"memory://{uuid4()}/in"
    system, path = fsspec.core.url_to_fs(url)
    system.pipe({f"{path}/{name}": data for name, data in FILES.items()})
    return url


def test_the_files_of_a_folder_and_of_those_in_it(url: str) -> None:
    assert files_below(url) == [f"{url}/a/c.txt", f"{url}/b.txt"]
    assert [read_url(file) for file in files_below(url)] == [b"c", b"b"]
    assert files_below(f"{url}/b.txt") == [f"{url}/b.txt"]


def test_the_files_of_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        for name, data in FILES.items():
            archive.writestr(name, data)
    files = files_below(f"zip://::{tmp_path}/x.zip")
    assert files == [f"zip://a/c.txt::{tmp_path}/x.zip", f"zip://b.txt::{tmp_path}/x.zip"]
    assert [read_url(file) for file in files] == [b"c", b"b"]
    assert [name_of(file) for file in files] == ["c.txt", "b.txt"]


@pytest.mark.parametrize(
    ("url", "below"),
    [
        ("s3://bucket/in", "s3://bucket/in/a.txt"),
        ("ftp://host/", "ftp://host/a.txt"),
        ("zip://::s3://bucket/x.zip", "zip://a.txt::s3://bucket/x.zip"),
        ("zip://d::/x.zip", "zip://d/a.txt::/x.zip"),
    ],
)
def test_a_url_below_another(url: str, below: str) -> None:
    assert url_below(url, "a.txt") == below


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("nowhere://x", "cannot be listed: Protocol not known: nowhere"),
        ("memory://none/at/all", "no such file, or a folder without files"),
        ("zip://::/none.zip", "no such file, or a folder without files"),
    ],
)
def test_what_is_not_there_is_refused(url: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        files_below(url)


def test_what_is_too_large_or_not_there_is_not_read(url: str) -> None:
    system, path = fsspec.core.url_to_fs(url)
    system.pipe(f"{path}/large", bytes(MAX_BYTES + 1))
    with pytest.raises(Refused, match="too large"):
        read_url(f"{url}/large")
    with pytest.raises(Refused, match="no such file"):
        read_url(f"{url}/none")


@pytest.mark.parametrize("text", ["s3://a", "zip://::a", "simplecache::s3://a"])
def test_a_url_is_told_from_a_path(text: str) -> None:
    assert is_url(text)
    assert not is_url(Path(text))
    assert not is_url(text.replace(":", "_"))


@pytest.mark.parametrize("out", ["/graph", "", "/a/graph"])
def test_a_build_of_a_remote_folder_beside_or_inside_itself(folder: Path, out: str, tmp_path: Path) -> None:
    url = f"memory://{uuid4()}"
    system, path = fsspec.core.url_to_fs(url)
    system.pipe({f"{path}/{file.name}": file.read_bytes() for file in folder.rglob("*.txt")})
    build([folder], tmp_path / "local")
    for _ in range(2):
        summary = build([url], url + out)
        assert (len(summary.documents), summary.rejected) == (3, ())
    local = {name: data for name, data in files_of_build(tmp_path / "local").items() if name != ".lock"}
    assert {name: read_url(f"{url}{out}/{name}") for name in local} == local


def test_a_url_of_a_folder_here_is_that_folder(folder: Path, tmp_path: Path) -> None:
    build([folder.as_uri()], (tmp_path / "out").as_uri())
    assert (tmp_path / "out" / "store").is_dir()
