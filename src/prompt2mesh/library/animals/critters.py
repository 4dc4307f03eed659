"""What creatures without four legs share: a declaration by length, eyes, and jointed limbs."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from prompt2mesh.library.animals.frames import Point, add, gaze, mul, unit
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skins import bone
from prompt2mesh.library.registry import Adjustment, AssetParameter, Times, asset, factor, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Blend, Blob, Ellipsoid, Sphere

if TYPE_CHECKING:
    from prompt2mesh.library.kit import Kit

Draw = Callable[[Sculptor], None]
_SHARED: Mapping[str, Material] = {
    "pupil": Material(preset="glossy_plastic", color="#060505", roughness=0.08),
    "glint": Material(preset="glossy_plastic", color="#ffffff", emission="#ffffff", emission_strength=0.6),
    "eye white": Material(preset="glossy_plastic", color="#f4efe6", roughness=0.2),
}
_ADJECTIVES: Mapping[str, Mapping[str, Adjustment]] = {
    "chubby": {"fatness": 1.3}, "fat": {"fatness": 1.4}, "slim": {"fatness": 0.8}, "baby": {"eye_size": 1.4, "length": Times(0.5)},
    "cute": {"eye_size": 1.4}, "adorable": {"eye_size": 1.5}, "tiny": {"length": Times(0.5)},
}  # fmt: skip
_STYLES: Mapping[str, Mapping[str, Adjustment]] = {
    "cartoon": {"eye_size": 1.6, "fatness": Times(1.15)},
    "realistic": {},
}


def declare(
    kind: str, draw: Draw, words: tuple[str, ...], about: str, *, length_m: float, slots: Mapping[str, Material],
    extra: Sequence[AssetParameter] = (), adjectives: Mapping[str, Mapping[str, Adjustment]] | None = None,
    states: tuple[str, ...] = (), parts: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    """Registers a creature that is drawn in units of its own length.

    Args:
        kind: The asset's name.
        draw: Draws it with a sculptor whose unit is the parameter `length`; `fatness` and `eye_size` are there too.
        words: Nouns for it.
        about: One sentence.
        length_m: Its natural size.
        slots: Its own materials; the first is the main one.
        extra: Further parameters.
        adjectives: Further adjectives.
        states: States it reads.
        parts: Words for parts.
    """

    def build(k: "Kit") -> None:
        draw(Sculptor(k, k.m("length")))

    build.__module__ = f"{__package__}.{kind}"
    asset(
        kind=kind, words=words, about=about,
        parameters=(
            length("length", length_m, length_m * 0.02, length_m * 40, words=("length", "long", "size", "height", "width")),
            factor("fatness", 1.0, 0.7, 1.6, words=("fatness", "thickness")),
            factor("eye_size", 1.0, 0.5, 1.8, words=("eye size", "eyes")),
            *extra,
        ),
        slots={**slots, **_SHARED}, styles=_STYLES, adjectives={**_ADJECTIVES, **(adjectives or {})}, states=states,
        parts={"face": "body, head", **(parts or {})}, category="creature",
    )(build)  # fmt: skip


def eye(pen: Sculptor, at: Point, look: Point, r: float, *, iris: str = "iris", pupil: float = 0.6) -> None:
    """One of a mirrored pair of round eyes, half sunk at `at`."""
    r *= pen.kit.m("eye_size")
    way = unit(look)
    with (
        pen.frame("eyes", (0.0, 0.0, 0.0), mirror=True) as pair,
        pair.frame("eye", add(at, way, -r * 0.3), gaze(way), r) as inner,
    ):
        inner.add("eye ball", Sphere(radius=1.0, segments=20), material=iris)
        inner.add("eye pupil", Ellipsoid(radii=(pupil, 0.34, pupil), segments=18), at=(0, -0.76, 0), material="pupil")
        inner.add("eye glint", Sphere(radius=0.2, segments=10), at=(-0.3, -0.9, 0.4), material="glint")


def limb(path: Sequence[Point], radii: Sequence[float]) -> list[Blob]:
    """Round cones along joints."""
    return [bone(a, b, ra, rb) for a, b, ra, rb in zip(path, path[1:], radii, radii[1:], strict=False)]


def legs(
    pen: Sculptor,
    name: str,
    paths: Sequence[Sequence[Point]],
    radii: Sequence[float],
    *,
    material: str,
    resolution: int = 64,
) -> None:
    """All the left legs as one blend, and their mirror image."""
    blobs = [blob for path in paths for blob in limb(path, radii)]
    pen.add(
        name, Blend(blobs=blobs, smoothness=min(radii) * 0.5, resolution=resolution), material=material, mirror=True
    )


def publish(
    pen: Sculptor,
    *,
    head: Point,
    head_radius: float,
    face: Point,
    mouth: Point,
    back: Point,
    hands: Point | None = None,
) -> None:
    """The anchors every creature has."""
    pen.anchor("head", head, radius=head_radius)
    pen.anchor("face", face, normal=(0.0, -1.0, 0.0), radius=head_radius)
    pen.anchor("eyes", face, normal=(0.0, -1.0, 0.0), radius=head_radius)
    pen.anchor("mouth", mouth, normal=(0.0, -1.0, 0.0), radius=head_radius * 0.4)
    pen.anchor("neck", mul(add(head, back), 0.5), radius=head_radius)
    pen.anchor("back", back, radius=head_radius)
    hand = hands or (head_radius, face[1], mouth[2])
    pen.anchor("hand_left", hand, normal=(0.0, -1.0, 0.0), radius=head_radius * 0.3)
    pen.anchor("hand_right", (-hand[0], hand[1], hand[2]), normal=(0.0, -1.0, 0.0), radius=head_radius * 0.3)
