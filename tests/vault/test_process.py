"""What the program asks of the system when it starts, looked at from inside a program of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

STORY = """
import os, resource, sys
from isva_desk.vault.process import harden_process
harden_process()
harden_process()
open(sys.argv[1], "w").close()
print(resource.getrlimit(resource.RLIMIT_CORE), oct(os.stat(sys.argv[1]).st_mode & 0o777))
import ctypes
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits and prctl as Linux has them")
def test_no_core_dump_no_reader_and_private_files(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STORY, str(tmp_path / "file")], capture_output=True, text=True, check=True
    )
    limits_and_mode, dumpable = done.stdout.splitlines()
    assert limits_and_mode == "(0, 0) 0o600"
    assert dumpable == "0"
