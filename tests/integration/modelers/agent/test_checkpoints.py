import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any, TypedDict

import psycopg
import pytest
from langgraph.graph import END, START, StateGraph

from prompt2mesh.mesh.errors import EnvironmentFaultError, StoreUnavailableError
from prompt2mesh.modelers.agent.checkpoints import Saver, open_checkpoints
from tests.support.databases import new_database, postgres

DATABASES = ("sqlite", "postgresql")


class Count(TypedDict):
    count: int


def count_to_two(saver: Saver, thread_id: str, *, fail_at: int = 0) -> Any:
    def add(state: Count) -> Count:
        if state["count"] + 1 == fail_at:
            raise RuntimeError("stopped")
        return {"count": state["count"] + 1}

    graph: Any = StateGraph(Count)
    graph.add_node("one", add)
    graph.add_node("two", add)
    graph.add_edge(START, "one")
    graph.add_edge("one", "two")
    graph.add_edge("two", END)
    config: Any = {"configurable": {"thread_id": thread_id}}
    compiled = graph.compile(checkpointer=saver)
    first = None if compiled.get_state(config).next else {"count": 0}
    return compiled.invoke(first, config, durability="sync")


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return new_database(request.param, tmp_path)


def test_a_run_goes_on_in_another_process_with_what_was_kept(url: str) -> None:
    with closing(open_checkpoints(url)) as first, first.open() as saver, pytest.raises(RuntimeError):
        count_to_two(saver, "a", fail_at=2)
    with closing(open_checkpoints(url)) as second, second.open() as saver:
        assert count_to_two(saver, "a", fail_at=1) == {"count": 2}  # "one" would fail if it ran again


def test_runs_are_listed_and_forgotten_one_by_one(url: str) -> None:
    with closing(open_checkpoints(url)) as checkpoints:
        assert checkpoints.threads() == []
        for thread in ("a", "b"):
            with checkpoints.open() as saver:
                count_to_two(saver, thread)
        assert checkpoints.threads() == ["a", "b"]
        checkpoints.forget("a")
        checkpoints.forget("nobody")
        assert checkpoints.threads() == ["b"]


def test_many_that_begin_at_once_make_the_tables_once(url: str) -> None:
    program = (
        "import sys\n"
        "from prompt2mesh.modelers.agent.checkpoints import open_checkpoints\n"
        "checkpoints = open_checkpoints(sys.argv[1])\n"
        "print(checkpoints.threads())\n"
        "checkpoints.close()\n"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, url], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    assert [one.communicate(timeout=120) for one in started] == [("[]\n", "")] * 4


def test_runs_in_threads_do_not_wait_for_each_other(url: str) -> None:
    both_inside = threading.Barrier(2, timeout=30)
    with closing(open_checkpoints(url)) as checkpoints:

        def run(name: str) -> None:
            with checkpoints.open() as saver:
                both_inside.wait()
                count_to_two(saver, name)

        threads = [threading.Thread(target=run, args=(name,)) for name in "ab"]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        assert checkpoints.threads() == ["a", "b"]


def test_the_studio_tables_and_those_of_the_agent_do_not_meet() -> None:
    url = new_database("postgresql", Path())
    with closing(open_checkpoints(url)) as checkpoints, checkpoints.open() as saver:
        count_to_two(saver, "a")
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "SELECT DISTINCT table_schema FROM information_schema.tables WHERE table_name LIKE 'checkpoint%'"
        ).fetchall()
    assert rows == [("agent",)]


def test_sqlalchemys_form_of_an_address_is_understood() -> None:
    url = new_database("postgresql", Path()).replace("postgresql://", "postgresql+psycopg://")
    with closing(open_checkpoints(url)) as checkpoints:
        assert checkpoints.threads() == []


def test_lost_connections_are_made_again() -> None:
    with closing(open_checkpoints(new_database("postgresql", Path()))) as checkpoints:
        assert checkpoints.threads() == []
        postgres().drop_connections()
        assert checkpoints.threads() == []


def test_a_database_that_is_away_is_said_without_its_password() -> None:
    with closing(open_checkpoints("postgresql://me:hunter2@127.0.0.1:9/none", patience_s=0.5)) as checkpoints:
        with pytest.raises(StoreUnavailableError) as caught:
            checkpoints.threads()
        assert "hunter2" not in str(caught.value.as_dict())


@pytest.mark.parametrize("url", ["mysql://here/x", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_other_places_are_refused(url: str) -> None:
    with pytest.raises(EnvironmentFaultError):
        open_checkpoints(url)
