"""The `serve` command, as a process of its own."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.builds import command


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_tells_where_it_listens_and_ends_when_it_is_told_to(graph: Path, stop: signal.Signals) -> None:
    line = [sys.executable, "-m", "mandategraph", "serve", "-g", str(graph), "--port", "0"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            assert httpx.get(address, trust_env=False).status_code == 200
        finally:
            process.send_signal(stop)
            _, said = process.communicate(timeout=30)
    assert "Traceback" not in said


def test_a_port_that_is_taken_is_told(graph: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = command("serve", "-g", str(graph), "--port", str(port))
    assert result.returncode == 3
    assert f"127.0.0.1:{port}: Address already in use; choose another with --port" in result.stderr


def test_a_folder_without_a_build_is_told(tmp_path: Path) -> None:
    result = command("serve", "-g", str(tmp_path))
    assert result.returncode == 3
    assert "no graph has been built here" in result.stderr
