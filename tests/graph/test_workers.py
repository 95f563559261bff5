"""Whoever does the work, and wherever sources and results are, the build is the same."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import fsspec
import pytest
from distributed import LocalCluster
from moto.server import ThreadedMotoServer

from graph import tasks
from graph.build import build
from graph.folders import folder_at
from graph.tasks import OtherProgramError
from graph.workers import Cluster, Here, Processes, Workers, WorkersError, workers_for
from tests.graph.making import files_of_build, statements

SAMPLES = Path(__file__).parents[2] / "samples"


def half(number: int) -> int:
    """Half of an even number."""
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def die(_: int) -> None:
    """As a worker does for which there is no memory left."""
    os._exit(9)


@contextmanager
def two_workers() -> Iterator[str]:
    """The address of a scheduler with two workers, processes of their own."""
    options = {"threads_per_worker": 1, "dashboard_address": "127.0.0.1:0", "host": "127.0.0.1"}
    with LocalCluster(n_workers=2, processes=True, silence_logs=50, **options) as started:  # type: ignore[no-untyped-call]
        yield started.scheduler_address


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with two_workers() as address:
        yield address


@pytest.fixture(params=["here", "processes", "cluster"])
def workers(request: pytest.FixtureRequest) -> Workers:
    match request.param:
        case "here":
            return Here()
        case "processes":
            return Processes(2)
    return Cluster(request.getfixturevalue("cluster"))


@pytest.mark.slow
def test_everything_is_done_once(workers: Workers) -> None:
    assert sorted(workers.map(half, range(0, 40, 2))) == list(range(20))
    assert list(workers.map(half, [])) == []


@pytest.mark.slow
def test_what_fails_in_a_worker_fails_here(workers: Workers) -> None:
    with pytest.raises(ValueError, match="3 is odd"):
        list(workers.map(half, [2, 3, 4, 6]))


@pytest.mark.slow
def test_a_worker_that_dies_is_told(cluster: str) -> None:
    for workers in (Processes(2), Cluster(cluster)):
        with pytest.raises(WorkersError, match="build again to go on"):
            list(workers.map(die, [1, 2, 3, 4]))


def test_a_scheduler_that_does_not_answer_is_told() -> None:
    for address in ("tcp://127.0.0.1:9", "nonsense"):
        with pytest.raises(WorkersError, match="no scheduler answers"):
            list(workers_for(2, address).map(half, [2]))


def test_a_worker_with_another_program_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "program", lambda: "another")
    with pytest.raises(OtherProgramError, match="another version"):
        build([folder], tmp_path / "out")


@pytest.fixture(scope="module")
def alone(many: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one process makes of it."""
    out = tmp_path_factory.mktemp("alone") / "out"
    assert len(build([many], out).documents) == len(list(many.iterdir()))
    return out


def _is_same(out: Path, alone: Path) -> bool:
    return files_of_build(out) == files_of_build(alone) and statements(out) == statements(alone)


@pytest.mark.slow
def test_workers_make_what_one_process_makes(workers: Workers, many: Path, alone: Path, tmp_path: Path) -> None:
    build([many], tmp_path, workers=workers)
    assert _is_same(tmp_path, alone)


ENVIRONMENTS: Sequence[dict[str, str]] = [
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LANG": "fr_FR.UTF-8"},
    {"PYTHONHASHSEED": "3", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4", "LANG": "zh_CN.GB18030"},
    {"PYTHONHASHSEED": "5", "LC_ALL": "POSIX", "PYTHONUTF8": "0"},
]


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_neither_place_nor_order_nor_number_of_workers_matters(
    environment: dict[str, str], number: int, many: Path, alone: Path, tmp_path: Path
) -> None:
    files = sorted(map(str, many.iterdir()))
    random.Random(f"{environment} {number}").shuffle(files)  # noqa: S311 - to be repeated
    command = [sys.executable, "-m", "mandategraph", "build", *files, "-o", str(tmp_path), "--workers", str(number)]
    subprocess.run(command, env={**os.environ, **environment}, check=True, stderr=subprocess.DEVNULL)
    assert _is_same(tmp_path, alone)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of an empty bucket of a server on this machine that speaks S3."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    settings = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    fsspec.filesystem("s3").mkdir("mandates")
    yield "s3://mandates"
    server.stop()


@pytest.mark.slow
def test_sources_and_results_in_a_bucket(many: Path, alone: Path, bucket: str) -> None:
    system = fsspec.filesystem("s3")
    system.put(str(many), f"{bucket}/in/", recursive=True)
    with two_workers() as address:  # begun when the bucket's address is known
        summary = build([f"{bucket}/in"], f"{bucket}/out", workers=Cluster(address))
    assert summary.rejected == ()
    system.invalidate_cache()
    written = {name.removeprefix("mandates/out/"): system.cat_file(name) for name in system.find("mandates/out")}
    local = files_of_build(alone)
    assert written == {name: data for name, data in local.items() if name != ".lock"}
    times = {name: system.info(name)["LastModified"] for name in system.find("mandates/out")}
    assert build([f"{bucket}/in"], f"{bucket}/out") == summary
    system.invalidate_cache()
    assert {name: system.info(name)["LastModified"] for name in system.find("mandates/out")} == times
    assert folder_at(f"{bucket}/out").names(".work") == frozenset()


def linger(folder: str) -> None:
    """Tell the process that does this, and go on for long."""
    Path(folder, str(os.getpid())).touch()
    time.sleep(60)


@pytest.mark.slow
def test_workers_end_with_the_process_that_began_them(tmp_path: Path) -> None:
    program = "from graph.workers import Processes; from tests.graph.test_workers import linger; import sys\n"
    program += "if __name__ == '__main__': list(Processes(2).map(linger, [sys.argv[1]] * 4))"
    (tmp_path / "main.py").write_text(program)
    (tmp_path / "pids").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(SAMPLES.parent)}
    parent = subprocess.Popen([sys.executable, tmp_path / "main.py", tmp_path / "pids"], env=environment)
    _until(lambda: len(list((tmp_path / "pids").iterdir())) == 2)
    workers = [int(path.name) for path in (tmp_path / "pids").iterdir()]
    parent.kill()
    parent.wait()
    _until(lambda: not any(_is_alive(worker) for worker in workers))


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
