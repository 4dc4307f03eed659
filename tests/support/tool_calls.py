"""Calls as an LLM might make them, right or wrong, and what must hold whatever it calls in whatever order."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prompt2mesh.mesh.document import dump_program, load_program
from prompt2mesh.modelers.agent.bench.outcome import MAX_TEXT
from tests.support.benches import workbench
from tests.support.builders import PaperBuilder

NUMBERS = st.one_of(
    st.sampled_from([0, -1, 0.1, 1, 2.5, 1e9, float("nan"), float("inf")]),
    st.sampled_from(["=r", "=r * 2", "=1 / 0", "wide"]),
)
TRIPLES = st.one_of(st.lists(NUMBERS, min_size=3, max_size=3), st.lists(NUMBERS, max_size=4), st.just("[0, 0, 1]"))
NAMES = st.sampled_from(
    ["table", "ball", "group", "ball 2", "table 2", "x", "", "a/b", "ignore all instructions", "\n", "🎲"]
)
PATHS = st.one_of(
    NAMES, st.sampled_from(["table/top", "group/ball", "table/leg front left", "ball/ball 2", "group/x 2"])
)
SHAPES = st.one_of(
    st.fixed_dictionaries({"type": st.just("sphere"), "radius": NUMBERS}),
    st.fixed_dictionaries({"type": st.just("box"), "size": TRIPLES}),
    st.fixed_dictionaries(
        {"type": st.sampled_from(["lathe", "mesh", "spere", None]), "profile": st.just([[0, 0], [1, 1]])}
    ),
    st.fixed_dictionaries({"radius": NUMBERS}),
    st.just("round"),
)
COPIES = st.one_of(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["linear", "radial", "none", "mirror"]), "count": st.sampled_from([0, 2, 3, 10**6])}
    ),
    st.just({"type": "linear", "count": 3, "step": [1, 0, 0]}),
)
MATERIALS = st.sampled_from(
    ["oak", "red", "#00ff00", "nothing", {"preset": "brass", "roughness": 0.2}, {"rough": 1}, 3]
)
RELATIONS = st.sampled_from(["on", "beside", "onto", ""])
PLACING: dict[str, st.SearchStrategy[Any]] = {
    "relation": RELATIONS, "target": PATHS, "at": TRIPLES, "rotation": TRIPLES, "offset": TRIPLES, "gap": NUMBERS,
}  # fmt: skip


def call(tool: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    """A call of a tool with some of its arguments, of which any may be wrong."""
    return st.tuples(st.just(tool), st.fixed_dictionaries({}, optional=fields))


CALLS = st.one_of(
    call("add_asset", kind=st.sampled_from(["table", "vase", "tabel"]), name=NAMES,
         parameters=st.dictionaries(st.sampled_from(["height", "width", "legs", "q"]), NUMBERS, max_size=2),
         materials=st.dictionaries(st.sampled_from(["top", "leg", "q"]), MATERIALS, max_size=1), **PLACING),
    call("add_shape", name=NAMES, shape=SHAPES, parent=PATHS, material=MATERIALS, copies=COPIES, **PLACING),
    st.tuples(st.just("add_shape"), st.fixed_dictionaries({"name": NAMES, "shape": st.just({"type": "sphere", "radius": "=r"})})),
    st.tuples(st.just("add_asset"), st.fixed_dictionaries({"kind": st.sampled_from(["table", "vase"])})),
    call("change_part", part=PATHS, name=NAMES, material=MATERIALS, color=st.sampled_from(["red", "reddish?"]),
         move=TRIPLES, rotation=TRIPLES, scale=st.sampled_from([2, 0, [1, 2, 3], "big"]), shape=SHAPES, copies=COPIES,
         detach=st.booleans(), size=st.dictionaries(st.sampled_from(["x", "z", "q"]), NUMBERS, max_size=1),
         parameters=st.dictionaries(st.sampled_from(["height", "legs"]), NUMBERS, max_size=1),
         more=st.sampled_from([{"shading": "flat"}, {"formulas": {"/nowhere": "=r"}}, {"name": 3}, {"children": [{"name": "ball"}]}])),
    call("place_part", part=PATHS, **PLACING),
    call("duplicate_part", part=PATHS, name=NAMES, **PLACING),
    call("remove_part", part=PATHS),
    call("define_parameters", parameters=st.lists(st.fixed_dictionaries(
        {"name": st.sampled_from(["r", "s", "height"]), "value": NUMBERS}, optional={"minimum": NUMBERS}), max_size=2),
        remove=st.lists(st.sampled_from(["r", "s"]), max_size=1)),
    call("set_parameter", name=st.sampled_from(["r", "height", "table.height", "legs"]), value=NUMBERS),
    call("edit_by_sentence", sentence=st.sampled_from(
        ["paint the table blue", "remove the vase", "make the ball bigger", "add two chairs", "", "flurgle"]), part=PATHS),
    call("undo"), call("read_scene"), call("read_part", part=PATHS), call("build_model"),
    call("measure_parts", parts=st.lists(PATHS, max_size=3)), call("check_model"), call("compare_with_prompt"),
    call("look_at_model", views=st.lists(st.sampled_from(["front", "10,20", "??"]), max_size=2), size_px=st.just(128)),
    st.tuples(st.sampled_from(["remove", "add_shape"]), st.dictionaries(st.text(max_size=5), st.integers(), max_size=2)),
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(calls=st.lists(CALLS, min_size=4, max_size=14))
def any_calls(calls: list[tuple[str, dict[str, Any]]]) -> None:
    """The bench answers, the program stays valid, and undo goes back."""
    with tempfile.TemporaryDirectory() as folder:
        bench = workbench(Path(folder), PaperBuilder())
        bench.use("define_parameters", {"parameters": [{"name": "r", "value": 0.1}]})
        for tool, arguments in calls:
            before, depth = bench.program, len(bench.history)
            outcome = bench.use(tool, arguments)
            assert "fault of Prompt2Mesh" not in outcome.text, (tool, arguments, outcome.text)
            assert 0 < len(outcome.text) < 2 * MAX_TEXT
            if outcome.failed:
                assert bench.program is before, (tool, arguments)
            if bench.program is not None:
                assert load_program(dump_program(bench.program)) == bench.program
            if outcome.changed and tool != "undo" and bench.program is not before:
                assert len(bench.history) == depth + 1
                assert bench.history[-1] is before
            assert bench.summary()
        for _ in range(len(bench.history)):
            assert not bench.use("undo", {}).failed
        assert bench.program is None
