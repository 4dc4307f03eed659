"""A clock that jumps, for one process at a time: libfaketime (Debian: libfaketime), which reads how far from a file."""

import os
import platform
from pathlib import Path

_LIBRARIES = sorted(Path("/usr/lib").glob(f"{platform.machine()}-linux-gnu/faketime/libfaketime.so.1"))
# Python sleeps until a moment of the monotonic clock, which libfaketime 0.9.10 turns into EINVAL; to wait is not.
_SHIM = "import select, time\ntime.sleep = lambda seconds: select.select([], [], [], seconds) and None\n"


class SkewedClock:
    """How far the wall clock of a process is from the machine's; its monotonic clock is left alone."""

    def __init__(self, folder: Path, name: str) -> None:
        if not _LIBRARIES:
            raise RuntimeError("the tests need libfaketime: run tools/test_systems.sh (apt-get install libfaketime)")
        self._path = folder / f"{name}.clock"
        self._shim = folder / "clock-shim"
        self._shim.mkdir(exist_ok=True)
        (self._shim / "sitecustomize.py").write_text(_SHIM)
        self.jump(0)

    @property
    def environment(self) -> dict[str, str]:
        """For the process."""
        return {
            "LD_PRELOAD": str(_LIBRARIES[-1]), "FAKETIME_TIMESTAMP_FILE": str(self._path),
            "FAKETIME_CACHE_DURATION": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "FAKETIME_DISABLE_SHM": "1",
            "PYTHONPATH": os.pathsep.join([str(self._shim), *filter(None, [os.environ.get("PYTHONPATH")])]),
        }  # fmt: skip

    def jump(self, seconds: int) -> None:
        """From now on the process's clock is so far from the machine's."""
        part = self._path.with_suffix(f".{os.getpid()}")
        part.write_text(f"{seconds:+d}\n")
        part.replace(self._path)
