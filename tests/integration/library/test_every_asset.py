"""Every asset as it comes and in some of its other forms: closed, in one piece, in its range, the same each time.

The forms are every choice, flag, extreme, state and style. An ordinary run takes
one of each asset, the same one every time, and builds every eighth asset twice;
PROMPT2MESH_EVERY_FORM=1 takes all (about half an hour on two cores), and looks for
parts that float in all of them, not only in the asset as it comes.
"""

import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.library.make import make_part
from prompt2mesh.library.registry import Asset, load_library
from prompt2mesh.mesh.document import check_program
from prompt2mesh.mesh.errors import ContradictionError, Prompt2MeshError
from prompt2mesh.mesh.presets import PRESETS
from prompt2mesh.mesh.program import MeshProgram, Origin
from prompt2mesh.mesh.report import GeometryReport
from prompt2mesh.studio.ports import BuildOrder
from tests.support.gltf import errors_of

LIBRARY = load_library()
FORMS = None if os.environ.get("PROMPT2MESH_EVERY_FORM") else 1
TWICE = frozenset(LIBRARY if FORMS is None else list(LIBRARY)[::8])
MOST_TRIANGLES = {"place": 400_000}
MOST_TRIANGLES_OF_A_THING = 200_000
SMALLEST_M, LARGEST_M = 1e-4, 5e3
# How far from z = 0 a thing may end: bevels and displaced ground are not exact.
REST_M, REST_SHARE = 1e-3, 2e-3

pytestmark = [pytest.mark.blender, pytest.mark.slow]


def cases(asset: Asset) -> list[tuple[str, dict[str, Any]]]:
    forms = list(_forms(asset))
    if FORMS is not None and len(forms) > FORMS:
        forms = random.Random(asset.kind).sample(forms, FORMS)
    return [("as it comes", {}), *forms]


def _forms(asset: Asset) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "seed 7", {"seed": 7}
    for declared in asset.parameters:
        p = declared.parameter
        values: list[Any]
        if p.unit == "choice":
            values = [c for c in p.choices if c != p.default]
        elif p.unit == "flag":
            values = [not p.default]
        elif p.unit == "text":
            values = ["Ågé 42 & co", "W"]
        else:
            cast = int if p.unit == "count" else float
            values = [cast(v) for v in (p.minimum, p.maximum) if v is not None]
        for value in values:
            yield f"{p.name}={value}", {"parameters": {p.name: value}}
    for state in asset.states:
        yield f"state {state}", {"states": [state]}
    for style in asset.styles:
        yield f"style {style}", {"style": style}


def faults_of(found: GeometryReport, most_triangles: int) -> list[str]:
    """What is wrong with a built asset, in words."""
    faults: list[str] = []
    if opened := [p.path for p in found.parts if not p.watertight]:
        faults.append(f"open parts {opened[:4]}")
    if inverted := [p.path for p in found.parts if not p.outward]:
        faults.append(f"parts inside out {inverted[:4]}")
    if found.floating:
        faults.append(f"floating {found.floating[:4]}")
    if found.degenerate_faces:
        faults.append(f"{found.degenerate_faces} degenerate faces")
    if found.triangles > most_triangles:
        faults.append(f"{found.triangles} triangles")
    if not SMALLEST_M < max(found.size_m) < LARGEST_M:
        faults.append(f"size {found.size_m}")
    if abs(found.lowest_m[2]) > REST_M + REST_SHARE * max(found.size_m):
        faults.append(f"rests at z = {found.lowest_m[2]:.4f} m")
    return faults


@pytest.mark.parametrize("kind", LIBRARY)
def test_asset_is_sound(kind: str, pool: WorkerPool, tmp_path: Path) -> None:
    problems: list[str] = []
    most_triangles = MOST_TRIANGLES.get(LIBRARY[kind].category, MOST_TRIANGLES_OF_A_THING)
    for label, fields in cases(LIBRARY[kind]):
        try:
            program = MeshProgram(parts=[make_part(Origin(asset=kind, **fields))])
            check_program(program)
            order = BuildOrder(program, tmp_path, () if fields else ("glb",), contact=not fields or FORMS is None)
            found = pool.build(order).geometry
        except ContradictionError as exc:
            if not fields or not exc.hint:  # an extreme may exclude the other measures, if it says so
                problems.append(f"{label}: {exc.code} {exc}")
            continue
        except Prompt2MeshError as exc:
            problems.append(f"{label}: {exc.code} {exc}")
            continue
        problems += [f"{label}: {fault}" for fault in faults_of(found, most_triangles)]
        if not fields and kind in TWICE:
            again = pool.build(BuildOrder(program, tmp_path, (), contact=False)).geometry
            if again.geometry_hash != found.geometry_hash:
                problems.append("another geometry the second time")
    if (tmp_path / "model.glb").exists():
        problems += [f"glTF validator: {error}" for error in errors_of(tmp_path / "model.glb")]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("kind", LIBRARY)
def test_declaration_is_consistent(kind: str) -> None:
    asset = LIBRARY[kind]
    names = {p.parameter.name for p in asset.parameters}
    for source in (asset.styles, asset.adjectives):
        for word, adjustments in source.items():
            assert set(adjustments) <= names, f"{word!r} adjusts {set(adjustments) - names}"
    assert {m.preset for m in asset.slots.values()} <= set(PRESETS)
    for slots in asset.style_materials.values():
        assert set(slots) <= set(asset.slots)
        assert {m.preset for m in slots.values()} <= set(PRESETS)
    assert not asset.main_slot or asset.main_slot in asset.slots
    part = make_part(Origin(asset=kind))
    if asset.holds:
        assert "inside" in part.anchors
    assert part == make_part(Origin(asset=kind)), "not the same twice"
