"""The guide that teaches an LLM the program's format is short and tells what the code knows."""

import json
import re

import pytest

from prompt2mesh.mesh.presets import PRESETS
from prompt2mesh.modelers.agent.bench.guide import program_guide
from prompt2mesh.modelers.agent.bench.signatures import COPIES, MODIFIERS, OTHERS, SHAPES, details, signature
from prompt2mesh.modelers.agent.bench.workbench import CODE_TOOLS, TOOLS


def test_the_guide_is_short_and_names_every_shape_modifier_and_family() -> None:
    guide = program_guide()
    assert len(guide) < 2500 * 3.5, "a token is about 3.5 characters of such text"
    for name in (*(SHAPES.keys() - {"mesh"}), *MODIFIERS, *COPIES):
        assert f"- {name}(" in guide, name
    for family in {preset.family for preset in PRESETS.values()}:
        assert f"- {family}: " in guide


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cylinder", "cylinder(radius, height, segments=48, pivot=base|center)"),
        ("box", "box(size: [x,y,z], pivot=base|center)"),
        (
            "skin",
            "skin(nodes: [node…], smoothness=0.01, resolution=64) with node(position: [x,y,z], radius, parent=-1)",
        ),
    ],
)
def test_a_signature_tells_fields_defaults_and_choices(name: str, expected: str) -> None:
    assert signature(name, SHAPES[name]) == expected


def test_every_field_of_every_node_is_told() -> None:
    for nodes in (SHAPES, MODIFIERS, COPIES, OTHERS):
        for name, node in nodes.items():
            told = details(name, node)
            assert len(told.splitlines()) > 1, name
            if name in {"bend", "twist", "taper"}:
                continue  # one class, of whose fields each uses some
            for field in node.model_fields.keys() - {"type"}:
                assert re.search(rf"\b{field}\b", told), (name, field)


def test_the_schemas_of_all_tools_are_small_and_teach() -> None:
    sizes = {tool.tool_name(): len(json.dumps(tool.model_json_schema())) for tool in (*TOOLS, *CODE_TOOLS)}
    assert sum(sizes.values()) < 24_000, sizes
    for tool in (*TOOLS, *CODE_TOOLS):
        schema = tool.model_json_schema()
        assert len(schema["description"]) > 20, tool
        assert "title" not in schema
        assert "$defs" not in schema, "schemas that refer are not understood by every provider"
        assert schema["type"] == "object"
        for name, field in schema["properties"].items():
            assert "description" in field or name in {"sentence", "value", "code"}, (tool, name)
            assert {"title", "default"}.isdisjoint(field), (tool, name)
