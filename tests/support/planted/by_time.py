"""A reader that takes far too long for some inputs."""

import time

from fuzz.target import Target


def read(data: bytes) -> None:
    if len(data) > 3:
        until = time.process_time() + 0.3
        while time.process_time() < until:
            pass


TARGET = Target(about="a planted bug", run=read, most_bytes=64, cpu_s=0.2)
