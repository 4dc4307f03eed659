"""Columns, pedestals and pyramids."""

from prompt2mesh.library.buildings.columns import column
from prompt2mesh.library.buildings.parts import FRONT, cut, tool
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe


@asset(
    kind="column",
    words=(
        "column",
        "pillar",
        "greek column",
        "roman column",
        "ionic column",
        "doric column",
        "corinthian column",
        "marble column",
    ),
    about="A classical column of the Doric, Ionic or Corinthian order on a plinth.",
    parameters=(
        length("height", 3.0, 0.3, 15.0, words=("height", "tall", "high")),
        choice("order", "doric", "ionic", "corinthian", "tuscan"),
        flag("flutes", True),
    ),
    slots={"column": "marble"},
    states=("broken",),
)
def column_alone(k: Kit) -> None:
    """A plinth and the column on it."""
    h = k.m("height")
    r = h * 0.07
    k.add("plinth", Box(size=(r * 3.2, r * 3.2, r * 0.8)), material="column", bevel=r * 0.06)
    if k.state("broken"):
        bite = tool(Box(size=(r * 4, r * 4, r * 3)), at=(0, 0, h * 0.62), rotate=(18, -14, 0))
        k.add(
            "shaft",
            Lathe(profile=[(r, 0), (r * 0.93, h * 0.66)], segments=40),
            at=(0, 0, r * 0.75),
            material="column",
            modifiers=[cut(bite)],
        )
        k.add(
            "fallen drum",
            Cylinder(radius=r * 0.88, height=h * 0.2, segments=36),
            at=(r * 3.2, -r, r * 0.88),
            rotate=(90, 0, 30),
            material="column",
            bevel=r * 0.05,
        )
        return
    column(k, "column", (0, 0, r * 0.75), r, h - r * 0.75, order=k.s("order"), material="column", flutes=k.on("flutes"))
    k.anchor("top", (0, 0, h), half_size=(r * 1.2, r * 1.2))


@asset(
    kind="pedestal",
    words=("pedestal", "plinth", "statue base", "podium", "dais", "display stand"),
    about="A moulded stone pedestal, square or round.",
    parameters=(
        length("height", 1.0, 0.05, 4.0, words=("height", "tall", "high")),
        length("width", 0.55, 0.1, 4.0, words=("width", "wide", "diameter")),
        choice("shape", "square", "round"),
    ),
    slots={"stone": "marble"},
)
def pedestal(k: Kit) -> None:
    """Foot, dado and cornice."""
    h, w = k.m("height"), k.m("width")
    m = min(h * 0.14, w * 0.16)
    if k.s("shape") == "round":
        r = w / 2
        k.add(
            "pedestal",
            Lathe(
                profile=[
                    (r, 0),
                    (r, m * 0.7),
                    (r - m * 0.3, m),
                    (r - m, m * 1.5),
                    (r - m, h - m * 1.3),
                    (r - m * 0.4, h - m * 0.8),
                    (r, h - m * 0.6),
                    (r, h),
                    (0, h),
                ],
                segments=64,
            ),
            material="stone",
        )
    else:
        for name, z, high, wide in (
            ("foot", 0.0, m * 0.7, w),
            ("foot moulding", m * 0.65, m * 0.5, w - m * 0.6),
            ("dado", m * 1.0, h - m * 1.9, w - m * 1.6),
            ("cap moulding", h - m * 1.0, m * 0.45, w - m * 0.7),
            ("cap", h - m * 0.6, m * 0.6, w),
        ):
            k.add(name, Box(size=(wide, wide, high)), at=(0, 0, z), material="stone", bevel=m * 0.1)
        k.add(
            "panel",
            Box(size=(w * 0.5, w - m * 1.5, (h - m * 2) * 0.7)),
            at=(0, 0, m * 1.0 + (h - m * 2) * 0.15),
            material="stone",
            bevel=m * 0.06,
        )
    k.anchor("top", (0, 0, h), half_size=(w * 0.45, w * 0.45), round=k.s("shape") == "round")


@asset(
    kind="pyramid_building",
    words=("egyptian pyramid", "great pyramid", "stepped pyramid", "mayan pyramid", "aztec pyramid", "ziggurat", "pyramid of giza"),
    about="An Egyptian pyramid of stone courses, or a Mayan step pyramid with stairs and a temple.",
    parameters=(length("width", 40.0, 0.3, 230.0, words=("width", "wide")), count("steps", 9, 4, 30, words=("steps", "courses", "levels")), choice("kind", "egyptian", "mayan")),
    slots={"stone": Material(preset="sandstone", color="#d8bb84"), "dark": Material(preset="matte_paint", color="#2b241c"), "ground": "sand"},
    adjectives={"mayan": {"kind": "mayan"}, "aztec": {"kind": "mayan"}, "stepped": {"kind": "mayan"}, "ziggurat": {"kind": "mayan"}},
)  # fmt: skip
def pyramid_building(k: Kit) -> None:
    """Courses stacked."""
    w, n = k.m("width"), k.n("steps")
    k.add("ground", Cylinder(radius=w * 0.85, height=w * 0.01, segments=64), material="ground")
    base = w * 0.008
    if k.s("kind") == "egyptian":
        n = max(n * 2, 14)
        h = w * 0.636
        for i in range(n):
            size = w * (1 - i / n)
            k.add(
                f"course {i + 1}",
                Box(size=(size, size, h / n * 1.02)),
                at=(0, 0, base + h * i / n),
                material="stone",
                bevel=min(w * 0.002, size * 0.04),
                bevel_segments=1,
            )
        k.add(
            "entrance",
            Extrude(
                outline=[(-w * 0.02, 0), (w * 0.02, 0), (w * 0.02, w * 0.035), (0, w * 0.05), (-w * 0.02, w * 0.035)],
                height=w * 0.06,
                pivot="center",
            ),
            at=(0, -w * 0.485, base),
            rotate=FRONT,
            material="dark",
        )
        k.anchor("top", (0, 0, base + h), half_size=(0.01, 0.01))
        return
    h = w * 0.46
    for i in range(n):
        size = w * (1 - 0.72 * i / n)
        half = size / 2
        k.add(
            f"course {i + 1}",
            Extrude(
                outline=[(-half, -half), (half, -half), (half, half), (-half, half)], height=h / n * 1.01, taper=0.965
            ),
            at=(0, 0, base + h * i / n),
            material="stone",
        )
    top = base + h
    t = w * 0.13
    k.add("temple", Box(size=(2 * t, 1.7 * t, w * 0.11)), at=(0, 0, top - 0.001 * w), material="stone", bevel=w * 0.002)
    k.add(
        "temple roof",
        Extrude(
            outline=[(-t * 1.1, -t * 0.95), (t * 1.1, -t * 0.95), (t * 1.1, t * 0.95), (-t * 1.1, t * 0.95)],
            height=w * 0.045,
            taper=0.85,
        ),
        at=(0, 0, top + w * 0.108),
        material="stone",
    )
    for x in (-1.1, 0, 1.1):
        k.add("doorway", Box(size=(t * 0.32, t * 0.1, w * 0.08)), at=(x * t * 0.5, -t * 0.85, top), material="dark")
    run = w * 0.36 + w * 0.1
    stairs = 28
    for a in (0, 90, 180, 270):
        with k.group("stairway", rotate=(0, 0, a)):
            outline = [(-w * 0.14, base)]
            for i in range(stairs):
                y = -w * 0.14 - run * 0.92 * (1 - i / stairs)
                outline += [(y, base + h * i / stairs), (y, base + h * (i + 1) / stairs)]
            outline += [(-w * 0.14, base + h)]
            flat = [p for j, p in enumerate(outline) if p != outline[j - 1]]
            k.add(
                "stairs", Extrude(outline=flat, height=w * 0.13, pivot="center"), rotate=(90, 0, 90), material="stone"
            )
            for s in (-1, 1):
                k.add(
                    "balustrade",
                    Extrude(
                        outline=[
                            (-w * 0.14, base),
                            (-w * 0.14, base + h * 1.02),
                            (-w * 0.16, base + h * 1.02),
                            (-w * 0.14 - run * 0.96, base + h * 0.05),
                            (-w * 0.14 - run * 0.96, base),
                        ],
                        height=w * 0.022,
                        pivot="center",
                    ),
                    at=(s * w * 0.074, 0, 0),
                    rotate=(90, 0, 90),
                    material="stone",
                )
    k.anchor("top", (0, 0, top + w * 0.15), half_size=(t, t))
