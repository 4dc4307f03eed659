"""What an asset draws with: a tree of parts under construction.

A `Kit` gives the asset its parameter values, its seeded randomness and its
states, and collects named parts and anchors. It knows nothing about words.
"""

import random
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager

from prompt2mesh.library.registry import Asset, Value, load_library
from prompt2mesh.mesh.features import Feature
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.node import Vec3
from prompt2mesh.mesh.placement import Anchor, Instances, Mirrored, Transform
from prompt2mesh.mesh.program import Bevel, Modifier, Origin, Paint, Part
from prompt2mesh.mesh.shapes import Box, Shape, Sweep

Point = tuple[float, float, float]


class Kit:
    """Collects the parts of one object while its asset function runs."""

    def __init__(
        self,
        asset: Asset,
        values: Mapping[str, Value],
        *,
        seed: int,
        style: str | None = None,
        states: Sequence[str] = (),
        detail: float = 1.0,
        asked: Mapping[str, Material] | None = None,
        features: Sequence[Feature] = (),
    ) -> None:
        """Bind the asset to checked parameter values (every declared name is present).

        `asked` holds the materials a person chose by slot, so that painted markings
        can follow a chosen colour and vanish on a chosen stuff. `features` are what is
        machined into the body, for assets that take features.
        """
        self.asset = asset
        self.values = values
        self.seed = seed
        self.style = style
        self.detail = detail
        self.asked: Mapping[str, Material] = asked or {}
        self.rng = random.Random(f"{asset.kind}/{seed}")
        self.anchors: dict[str, Anchor] = {}
        self.features = features
        # Of a machined body, set when it is added: others are joined to it by it.
        self.body_size: tuple[float, float, float] = (0.0, 0.0, 0.0)
        self._states = frozenset(states)
        self._stack: list[list[Part]] = [[]]
        self._names: set[str] = set()

    def m(self, name: str) -> float:
        """The number called `name` (a length in metres, an angle in degrees or a factor)."""
        return float(self.values[name])

    def n(self, name: str) -> int:
        """The count called `name`."""
        return int(self.values[name])

    def s(self, name: str) -> str:
        """The choice called `name`."""
        return str(self.values[name])

    def on(self, name: str) -> bool:
        """The flag called `name`."""
        return bool(self.values[name])

    def state(self, name: str) -> bool:
        """Whether the object is asked to be in the state `name` (declared in `states`)."""
        if name not in self.asset.states:
            msg = f"{self.asset.kind} reads the state {name!r} that it does not declare"
            raise KeyError(msg)
        return name in self._states

    def vary(self, share: float) -> float:
        """A seeded factor within ±share of 1."""
        return 1.0 + self.rng.uniform(-share, share)

    @property
    def parts(self) -> list[Part]:
        """The finished top-level parts."""
        return self._stack[0]

    def add(
        self,
        name: str,
        shape: Shape,
        *,
        at: Point = (0.0, 0.0, 0.0),
        rotate: Point = (0.0, 0.0, 0.0),
        scale: Point | float = 1.0,
        material: str | None = None,
        bevel: float = 0.0,
        bevel_segments: int = 2,
        modifiers: Sequence[Modifier] = (),
        paint: Sequence[Paint] = (),
        instances: Instances | None = None,
        mirror: bool = False,
        flat: bool = False,
        smooth: bool = False,
    ) -> Part:
        """Adds a part to the current group.

        Args:
            name: Human noun first ("leg front left", "seat"); made unique by a number if taken.
            shape: What it is.
            at: Where its frame goes, metres, in the group's frame.
            rotate: XYZ Euler degrees.
            scale: Uniform or per axis.
            material: A slot of the asset; the main slot when omitted.
            bevel: Rounds sharp edges by this width (metres) after the other modifiers.
            bevel_segments: 1 is a chamfer.
            modifiers: Further modifiers, applied before the bevel.
            paint: Vertex colours, for dense meshes.
            instances: Copies (in the group's frame, applied after the placement).
            mirror: Shorthand for a mirrored copy across the group's x = 0.
            flat: Flat shading.
            smooth: Smooth shading of every edge.
        """
        slot = material or self.asset.main_slot
        if slot and slot not in self.asset.slots:
            msg = f"{self.asset.kind}: part {name!r} uses the slot {slot!r} that the asset does not declare"
            raise KeyError(msg)
        bevels: list[Modifier] = [Bevel(width=bevel, segments=bevel_segments)] if bevel > 0 else []
        part = Part(
            name=self._unique(name),
            shape=shape,
            modifiers=[*modifiers, *bevels],
            paint=list(paint),
            material=slot or None,
            placement=_transform(at, rotate, scale),
            instances=Mirrored() if mirror else instances,
            shading="flat" if flat else "smooth" if smooth else "auto",
        )
        self._stack[-1].append(part)
        return part

    def block(
        self,
        name: str,
        size: Point,
        at: Point,
        material: str | None = None,
        *,
        bevel: float = 0.02,
        rotate: Point = (0.0, 0.0, 0.0),
        mirror: bool = False,
        instances: Instances | None = None,
    ) -> Part:
        """A box that stands on `at`, its edges rounded by `bevel`."""
        return self.add(
            name, Box(size=size), at=at, rotate=rotate, material=material, bevel=bevel, mirror=mirror,
            instances=instances,
        )  # fmt: skip

    def include(
        self,
        kind: str,
        *,
        at: Point = (0.0, 0.0, 0.0),
        turn: float = 0.0,
        scale: float = 1.0,
        seed: int = 0,
        name: str | None = None,
        parameters: Mapping[str, Value] | None = None,
        style: str | None = None,
        states: Sequence[str] = (),
        materials: Mapping[str, Material] | None = None,
        detail: float = 1.0,
    ) -> Part:
        """Adds another asset as one part of this one, standing at a point and turned about z (degrees).

        Args:
            kind: The other asset.
            at: Where its foot goes, in the group's frame.
            turn: 0 faces −y.
            scale: Uniform.
            seed: Copies with the same seed share their meshes.
            name: Its title by default.
            parameters: As in its declaration.
            style: One of its styles.
            states: Its states.
            materials: Materials by its slots.
            detail: Below 1 for what is small in the whole.
        """
        from prompt2mesh.library.make import make_part  # noqa: PLC0415 - it draws with this class

        origin = Origin(
            asset=kind, parameters=dict(parameters or {}), seed=seed, style=style, states=list(states),
            materials=dict(materials or {}),
        )  # fmt: skip
        made = make_part(origin, detail=self.detail * detail)
        part = made.model_copy(update={
            "name": self._unique(name or made.name), "placement": _transform(at, (0.0, 0.0, turn), scale),
            "origin": None, "anchors": {},
        })  # fmt: skip
        self._stack[-1].append(part)
        return part

    @staticmethod
    def other(kind: str) -> Asset:
        """The declaration of another asset, for what to ask of it in `include`."""
        return load_library()[kind]

    def rod(
        self,
        name: str,
        start: Point,
        end: Point,
        radius: float,
        end_radius: float | None = None,
        *,
        segments: int = 16,
        round_caps: bool = False,
        material: str | None = None,
        mirror: bool = False,
        instances: Instances | None = None,
        profile: list[tuple[float, float]] | None = None,
    ) -> Part:
        """A straight bar from `start` to `end`, tapering to `end_radius`."""
        ratio = 1.0 if end_radius is None else max(end_radius / radius, 1e-3)
        shape = Sweep(
            path=[start, end], radius=radius, radii=[1.0, ratio], smooth=False, segments=segments,
            round_caps=round_caps, profile=profile,
        )  # fmt: skip
        return self.add(name, shape, material=material, mirror=mirror, instances=instances)

    def tube(
        self,
        name: str,
        path: Sequence[Point],
        radius: float,
        *,
        radii: Sequence[float] | None = None,
        smooth: bool = True,
        closed: bool = False,
        round_caps: bool = True,
        segments: int = 16,
        resolution: int = 6,
        material: str | None = None,
        mirror: bool = False,
        instances: Instances | None = None,
    ) -> Part:
        """A round bar along a path; `radii` are factors of `radius` at the path points."""
        shape = Sweep(
            path=list(path), radius=radius, radii=list(radii) if radii else None, smooth=smooth,
            closed=closed, round_caps=round_caps and not closed, segments=segments, resolution=resolution,
        )  # fmt: skip
        return self.add(name, shape, material=material, mirror=mirror, instances=instances)

    @contextmanager
    def group(
        self,
        name: str,
        *,
        at: Point = (0.0, 0.0, 0.0),
        rotate: Point = (0.0, 0.0, 0.0),
        scale: Point | float = 1.0,
        instances: Instances | None = None,
        mirror: bool = False,
    ) -> Generator[None]:
        """Parts added inside the `with` become children of a group placed as given."""
        unique = self._unique(name)
        self._stack.append([])
        yield
        children = self._stack.pop()
        if children:
            part = Part(
                name=unique, children=children, placement=_transform(at, rotate, scale),
                instances=Mirrored() if mirror else instances,
            )  # fmt: skip
            self._stack[-1].append(part)

    def attach(self, part: Part) -> None:
        """Adds a part that was made elsewhere to the current group; its name is made unique."""
        self._stack[-1].append(part.model_copy(update={"name": self._unique(part.name)}))

    def anchor(
        self,
        name: str,
        position: Point,
        *,
        normal: Point = (0.0, 0.0, 1.0),
        half_size: tuple[float, float] = (0.0, 0.0),
        round: bool = False,  # noqa: A002 - the field of Anchor that it sets
        height: float = 0.0,
        radius: float = 0.0,
    ) -> None:
        """Publishes a place on the object (top, inside, seat, head, hand_right, hook, ...)."""
        self.anchors[name] = Anchor(
            position=position, normal=normal, half_size=half_size, round=round, height=height, radius=radius
        )

    def _unique(self, name: str) -> str:
        unique, number = name, 2
        while unique in self._names:
            unique, number = f"{name} {number}", number + 1
        self._names.add(unique)
        return unique


def _transform(at: Point, rotate: Point, scale: Point | float) -> Transform:
    scales: Vec3 = (scale, scale, scale) if isinstance(scale, int | float) else scale
    return Transform(location=at, rotation=rotate, scale=scales)
