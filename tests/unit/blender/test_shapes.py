"""Shapes as numpy meshes: closed, outward, of the right size and volume."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.blender import shapes_extruded, shapes_implicit, shapes_swept, shapes_turned
from prompt2mesh.blender.meshdata import MeshData, edges_match, merge, without_flat_pairs
from prompt2mesh.library.outlines import heart
from prompt2mesh.mesh import shapes as sh
from prompt2mesh.mesh.errors import GeometryError

SIZES = st.floats(0.01, 10.0)


def extent(mesh: MeshData) -> list[float]:
    return np.ptp(mesh.vertices, axis=0).tolist()


def sound(mesh: MeshData) -> float:
    """The volume of a mesh that is closed and faces outwards."""
    assert edges_match(mesh)
    assert np.isfinite(mesh.vertices).all()
    volume = mesh.signed_volume()
    assert volume > 0
    return volume


@given(SIZES, SIZES, SIZES)
def test_box_is_exact(x: float, y: float, z: float) -> None:
    mesh = shapes_turned.box(sh.Box(size=(x, y, z)))
    assert sound(mesh) == pytest.approx(x * y * z)
    assert mesh.vertices[:, 2].min() == pytest.approx(0)
    assert extent(mesh) == pytest.approx([x, y, z])


@given(SIZES, SIZES, st.integers(3, 200))
def test_cylinder_has_the_volume_of_its_polygon(radius: float, height: float, segments: int) -> None:
    mesh = shapes_turned.frustum(radius, radius, height, segments, "center")
    polygon = 0.5 * segments * radius**2 * math.sin(2 * math.pi / segments)
    assert sound(mesh) == pytest.approx(polygon * height, rel=1e-9)
    assert mesh.vertices[:, 2].max() == pytest.approx(height / 2)


def test_spheres_tori_and_capsules_approach_their_ideal_volumes() -> None:
    assert sound(shapes_turned.sphere(1, 256)) == pytest.approx(4 / 3 * math.pi, rel=1e-3)
    torus = sh.Torus(radius=1, tube=0.25, segments=256, tube_segments=128)
    assert sound(shapes_turned.torus(torus)) == pytest.approx(2 * math.pi**2 * 0.25**2, rel=1e-3)
    capsule = sh.Capsule(radius=0.5, height=2, segments=256)
    assert sound(shapes_turned.capsule(capsule)) == pytest.approx(math.pi * 0.25 * (1 + 4 / 6), rel=1e-3)
    egg = shapes_turned.ellipsoid(sh.Ellipsoid(radii=(1, 2, 3), segments=128))
    assert sound(egg) == pytest.approx(4 / 3 * math.pi * 6, rel=3e-3)


@pytest.mark.parametrize("angle", [30.0, 90.0, 180.0, 359.0, 360.0])
def test_part_turns_of_a_lathe_are_closed_shares_of_the_whole(angle: float) -> None:
    profile = [(0.5, 0.0), (0.5, 1.0), (0.2, 1.5)]
    whole = sound(shapes_turned.lathe(sh.Lathe(profile=profile, segments=360)))
    part = sound(shapes_turned.lathe(sh.Lathe(profile=profile, segments=360, angle=angle)))
    assert part == pytest.approx(whole * angle / 360, rel=1e-3)


def test_a_closed_profile_makes_a_ring() -> None:
    wall = sh.Lathe(profile=[(0.4, 0), (0.5, 0), (0.5, 1), (0.4, 1)], closed=True, segments=256)
    assert sound(shapes_turned.lathe(wall)) == pytest.approx(math.pi * (0.25 - 0.16), rel=1e-3)


def test_level_faces_of_a_lathe_carry_flat_uvs_in_metres() -> None:
    mesh = shapes_turned.lathe(sh.Lathe(profile=[(0, 0), (1, 0), (1, 0.1), (0, 0.1)]))
    assert mesh.uv is not None
    top = np.isclose(mesh.vertices[mesh.corners][:, 2], 0.1) & (np.abs(mesh.uv) <= 1 + 1e-9).all(axis=1)
    assert np.ptp(mesh.uv[top], axis=0) == pytest.approx([2, 2], abs=1e-6)


@given(st.lists(st.tuples(*[st.floats(-1, 1)] * 3), min_size=2, max_size=8), st.booleans(), st.booleans())
def test_every_sweep_is_a_closed_surface(path: list[tuple[float, float, float]], smooth: bool, caps: bool) -> None:
    mesh = shapes_swept.sweep(sh.Sweep(path=path, radius=0.01, smooth=smooth, round_caps=caps))
    assert edges_match(mesh)
    assert np.isfinite(mesh.vertices).all()


def test_straight_and_hollow_sweeps_are_exact() -> None:
    rod = shapes_swept.sweep(sh.Sweep(path=[(0, 0, 0), (0, 0, 2)], radius=0.1, segments=256))
    assert sound(rod) == pytest.approx(math.pi * 0.01 * 2, rel=1e-3)
    pipe = shapes_swept.sweep(sh.Sweep(path=[(0, 0, 0), (0, 0, 2)], radius=0.1, hollow=0.08, segments=256))
    assert sound(pipe) == pytest.approx(math.pi * (0.01 - 0.0064) * 2, rel=1e-3)


def test_a_closed_sweep_joins_without_a_twist() -> None:
    a = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    ring = [(float(np.cos(t)), float(np.sin(t)), 0.2 * float(np.sin(2 * t))) for t in a]
    mesh = shapes_swept.sweep(sh.Sweep(path=ring, radius=0.1, closed=True, segments=64, resolution=12))
    assert sound(mesh) == pytest.approx(2 * math.pi * math.pi * 0.01, rel=0.06)


def test_a_loft_may_end_in_points_and_follow_any_axis() -> None:
    for axis in ("x", "y", "z"):

        def center(at: float, axis: str = axis) -> tuple[float, float, float]:
            return (at if axis == "x" else 0.0, at if axis == "y" else 0.0, at if axis == "z" else 0.0)

        sections = [
            sh.Section(center=center(0), radii=(0, 0)),
            sh.Section(center=center(0.5), radii=(0.3, 0.2), exponent=4),
            sh.Section(center=center(1), radii=(0, 0)),
        ]
        mesh = shapes_swept.loft(sh.Loft(axis=axis, sections=sections))
        assert sound(mesh) > 0.05
        assert extent(mesh)["xyz".index(axis)] == pytest.approx(1)


SQUARE = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
HOLE = [(-0.2, -0.2), (0.2, -0.2), (0.2, 0.2), (-0.2, 0.2)]


def test_an_extrusion_with_a_hole_is_exact() -> None:
    mesh = shapes_extruded.extrude(sh.Extrude(outline=SQUARE, holes=[HOLE], height=0.5))
    assert sound(mesh) == pytest.approx((4 - 0.16) * 0.5)


def test_a_frame_with_cusps_and_rounded_rims_keeps_its_hole_open() -> None:
    frame = sh.Extrude(outline=heart(2.0), holes=[heart(1.75)], height=0.014, bevel=0.004)
    mesh = shapes_extruded.extrude(frame)
    corners = mesh.vertices[mesh.triangles()]
    top = corners[(corners[:, :, 2] > 0.0139).all(axis=1)]
    up = np.cross(top[:, 1] - top[:, 0], top[:, 2] - top[:, 0])[:, 2] / 2
    assert up.min() > -1e-4
    assert up.sum() == pytest.approx(np.abs(up).sum(), rel=1e-3)


def test_rim_bevels_round_outline_and_holes_alike() -> None:
    chamfer = sh.Extrude(outline=SQUARE, holes=[HOLE], height=0.5, bevel=0.1, bevel_segments=1)
    mesh = shapes_extruded.extrude(chamfer)

    def frustum(side: float, inset: float) -> float:
        small = (side - 2 * inset) ** 2
        return inset / 3 * (side**2 + small + math.sqrt(side**2 * small))

    block = 4 * 0.3 + 2 * frustum(2.0, 0.1)
    hole = 0.16 * 0.3 + 2 * frustum(0.6, 0.1)
    assert sound(mesh) == pytest.approx(block - hole, rel=1e-9)
    assert extent(mesh) == pytest.approx([2, 2, 0.5])


def test_a_bevel_wider_than_the_shape_allows_is_narrowed_instead_of_folding() -> None:
    thin = [(0.0, 0.0), (1.0, 0.0), (1.0, 0.02), (0.0, 0.02)]
    mesh = shapes_extruded.extrude(sh.Extrude(outline=thin, height=0.5, bevel=0.1))
    assert 0.008 < sound(mesh) <= 0.01


def test_twisted_and_tapered_extrusions_stay_closed() -> None:
    tower = shapes_extruded.extrude(sh.Extrude(outline=SQUARE, height=4, twist=180, taper=0.5, bevel=0.1))
    assert 4 * 4 / 3 < sound(tower) < 16


@pytest.mark.parametrize("outline", [[(0, 0), (1, 0), (2, 0)], [(0, 0), (0, 0), (0, 0)]])
def test_an_outline_without_area_is_refused(outline: list[tuple[float, float]]) -> None:
    with pytest.raises(GeometryError):
        shapes_extruded.extrude(sh.Extrude(outline=outline, height=1))


@pytest.mark.parametrize("round_", [True, False])
def test_ground_is_a_solid_slab(round_: bool) -> None:
    slab = sh.Heightfield(size=(2, 1), amplitude=0.2, base=0.1, round=round_, seed=4)
    mesh = shapes_extruded.heightfield(slab)
    assert sound(mesh) > 0.05
    again = shapes_extruded.heightfield(slab)
    assert np.array_equal(mesh.vertices, again.vertices)
    other = shapes_extruded.heightfield(slab.model_copy(update={"seed": 5}))
    assert not np.array_equal(mesh.vertices, other.vertices)


def test_a_blend_is_one_smooth_closed_body_of_about_the_right_volume() -> None:
    ball = sh.Blend(blobs=[sh.Blob(a=(0, 0, 0), radius=1)], smoothness=0, resolution=64)
    assert sound(shapes_implicit.blend(ball)) == pytest.approx(4 / 3 * math.pi, rel=0.01)
    bone = sh.Blend(blobs=[sh.Blob(a=(0, 0, 0), b=(0, 0, 3), radius=1, radius_b=0.5)], resolution=64)
    mesh = shapes_implicit.blend(bone)
    assert extent(mesh) == pytest.approx([2, 2, 4.5], rel=0.03)


def test_carving_takes_away() -> None:
    blobs = [sh.Blob(a=(0, 0, 0), radius=1), sh.Blob(a=(0, 0, 1), radius=0.5, subtract=True)]
    carved = shapes_implicit.blend(sh.Blend(blobs=blobs, smoothness=0.05))
    whole = shapes_implicit.blend(sh.Blend(blobs=blobs[:1], smoothness=0.05))
    assert 0.8 * sound(whole) < sound(carved) < 0.98 * sound(whole)
    nothing = [sh.Blob(a=(0, 0, 0), radius=1), sh.Blob(a=(0, 0, 0), radius=2, subtract=True)]
    with pytest.raises(GeometryError, match="empty"):
        shapes_implicit.blend(sh.Blend(blobs=nothing, smoothness=0))


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)), min_size=1, max_size=6))
def test_every_blend_is_closed(centers: list[tuple[float, float, float]]) -> None:
    blobs = [sh.Blob(a=c, radius=0.4) for c in centers]
    mesh = shapes_implicit.blend(sh.Blend(blobs=blobs, smoothness=0.1, resolution=24))
    assert sound(mesh) > 0.2


def test_a_skin_wraps_its_skeleton_and_refuses_a_forward_parent() -> None:
    nodes = [sh.SkinNode(position=(0, 0, 0), radius=0.2), sh.SkinNode(position=(0, 0, 1), radius=0.1, parent=0)]
    assert extent(shapes_implicit.skin(sh.Skin(nodes=nodes)))[2] == pytest.approx(1.3, rel=0.03)
    with pytest.raises(GeometryError, match="parent"):
        shapes_implicit.skin(sh.Skin(nodes=[nodes[0], nodes[1].model_copy(update={"parent": 1})]))


def test_triangles_back_to_back_are_dropped_and_the_rest_stays() -> None:
    box = shapes_turned.box(sh.Box(size=(1, 1, 1)))
    flat = MeshData(
        np.array([[2.0, 0, 0], [3, 0, 0], [2, 1, 0]]),
        np.array([0, 1, 2, 0, 2, 1], np.int32),
        np.array([3, 3], np.int32),
    )
    both = merge([box, flat])
    left = without_flat_pairs(both)
    assert len(left.sizes) == len(box.sizes)
    assert left.signed_volume() == pytest.approx(1.0)
    assert without_flat_pairs(box) is box
