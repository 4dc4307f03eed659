"""Whether a runner lives and takes jobs, over HTTP, for who watches over it from outside, such as the kubelet.

A runner has no other door. The page is its own thread's, so that it answers
while every slot is at work.
"""

import json
from collections.abc import Callable, Generator
from contextlib import contextmanager

from prompt2mesh.telemetry.exposition import Page, serving

# An answer of /healthz or /readyz: what is wrong, or nothing.
Problem = Callable[[], str]


@contextmanager
def health_page(*, host: str, port: int, dead: Problem, unready: Problem) -> Generator[int]:
    """Serves `/healthz` and `/readyz` while the block runs; gives the port.

    Args:
        host: The address to listen on.
        port: The port; 0 takes a free one.
        dead: What is so wrong that only a new process helps.
        unready: What keeps it from taking jobs at the moment.
    """
    answers = {"/healthz": lambda: _answer(dead()), "/readyz": lambda: _answer(unready())}
    with serving(answers, host=host, port=port, name="health", missing=_page(404, "not found")) as found:
        yield found


def _answer(wrong: str) -> Page:
    return _page(503, wrong) if wrong else _page(200, "ok")


def _page(status: int, said: str) -> Page:
    return Page(status=status, media_type="application/json", body=json.dumps({"status": said}).encode())
