"""What children take is counted, and limits end them."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.measuring import ChildError, Outcome, Stopwatch, apart, fastest, run

CHILD = """
import subprocess, sys
from benchmarks.measuring import given, limited, tell
job = given()
def burn(seconds):
    import time
    while time.process_time() < seconds: pass
if job["do"] == "hold":
    held = bytes(range(256)) * (job["mebibytes"] << 12)
    tell(held=len(held))
elif job["do"] == "start":
    subprocess.run([sys.executable, "-c", "import time\\nwhile time.process_time() < 0.5: pass"], check=True)
elif job["do"] == "burn":
    tell(begun="burning")
    with limited(1):
        burn(60)
    tell(begun=None)
elif job["do"] == "fail":
    sys.exit("as it must")
"""


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that does as it is told."""
    (tmp_path / "obedient.py").write_text(CHILD)
    root = Path(__file__).parents[2]
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{root}")


def _done(job: Mapping[str, object]) -> Outcome:
    return run("obedient", job=job)


SMALL_CALLER = """
from benchmarks.measuring import run
small, large = (run("obedient", job={"do": "hold", "mebibytes": size}) for size in (1, 200))
assert large.fact("held") == 200 << 20
assert 150 << 20 < large.usage.peak - small.usage.peak < 250 << 20
"""


@pytest.mark.usefixtures("child")
def test_the_peak_of_a_child_is_counted_in_bytes() -> None:
    """By a process of its own, since this one may hold more than the children."""
    subprocess.run([sys.executable, "-c", SMALL_CALLER], check=True)


@pytest.mark.usefixtures("child")
def test_what_a_child_starts_is_counted() -> None:
    assert _done({"do": "start"}).usage.cpu > 0.5


@pytest.mark.usefixtures("child")
def test_a_limit_ends_a_child_and_keeps_what_it_told() -> None:
    outcome = _done({"do": "burn"})
    assert outcome.cut
    assert outcome.fact("begun") == "burning"


@pytest.mark.usefixtures("child")
def test_a_child_that_fails_is_an_error_with_what_it_said() -> None:
    with pytest.raises(ChildError, match="as it must"):
        _done({"do": "fail"})


def test_a_copy_of_the_process_tells_or_is_ended() -> None:
    assert apart(lambda: {"told": 1}, 5) == {"told": 1}
    assert apart(_endless, 1) is None


def _endless() -> Mapping[str, object]:
    while True:
        json.dumps({})


def test_the_stopwatch_adds_up() -> None:
    watch = Stopwatch()
    for _ in range(2):
        with watch.step("waiting"):
            time.sleep(0.01)  # takes no processor time
        with watch.step("working"):
            sum(range(300_000))
    assert watch.seconds["working"] > watch.seconds["waiting"] > 0


def test_short_work_is_repeated_and_long_work_is_not() -> None:
    runs: list[int] = []
    assert fastest(lambda: runs.append(1), times=4)[1] is None
    assert len(runs) == 4
    fastest(lambda: runs.append(sum(range(300_000))), times=4, most=0.001)
    assert len(runs) == 5
