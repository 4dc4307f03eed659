"""Processes for tests that kill them: forks of one that has imported everything, as a new Python takes seconds to."""

import multiprocessing
from collections.abc import Callable
from typing import Any

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([
    "tests.support.agent_process", "tests.support.warm_modeler", "tests.support.dying_runner", "tests.support.dying_agent",
])  # fmt: skip


def exit_code_of(run: Callable[..., Any], *arguments: Any, timeout_s: float = 120) -> int | None:
    """Runs a function in a new process, and waits for its end; None where it does not come."""
    process = PROCESSES.Process(target=run, args=arguments, daemon=True)
    process.start()
    process.join(timeout_s)
    code = process.exitcode
    process.kill()
    return code
