"""From the larder: butter, bacon and ham."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.plants.surfaces import sheet, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Extrude, Sphere


@asset(
    kind="butter",
    words=("butter", "stick of butter", "block of butter", "tofu", "lard", "margarine"),
    about="A block of butter with a slice cut off, on a dish.",
    parameters=(
        length("length", 0.12, 0.03, 1.0, words=("length", "size", "width")),
        flag("dish", True, words=("dish", "plate")),
    ),
    slots={"butter": "butter", "dish": "porcelain"},
    adjectives={"tofu": {}},
)
def butter(k: Kit) -> None:
    """The slice leans away from the block."""
    n = k.m("length")
    h, d = n * 0.36, n * 0.42
    z = 0.0
    if k.on("dish"):
        k.add(
            "dish",
            Extrude(outline=rounded_rectangle(n * 1.7, d * 2.0, n * 0.16), height=n * 0.035, bevel=n * 0.012),
            material="dish",
        )
        k.add(
            "dish rim",
            Extrude(
                outline=rounded_rectangle(n * 1.7, d * 2.0, n * 0.16),
                holes=[rounded_rectangle(n * 1.6, d * 1.77, n * 0.14)],
                height=n * 0.07,
                bevel=n * 0.012,
            ),
            material="dish",
        )
        z = n * 0.033
    k.add("butter", Box(size=(n * 0.78, d, h)), at=(n * 0.08, 0, z), material="butter", bevel=n * 0.012)
    k.add(
        "butter slice",
        Box(size=(n * 0.05, d, h)),
        at=(-n * 0.44, 0, z),
        rotate=(0, -28, 4),
        material="butter",
        bevel=n * 0.008,
    )


@asset(
    kind="bacon",
    words=("bacon", "bacon strip", "rasher", "strip of bacon", "bacon strips", "prosciutto", "ham", "slice of ham"),
    about="Wavy strips of bacon with streaks of fat; or a ham.",
    parameters=(length("length", 0.2, 0.04, 1.5, words=("length", "size", "long")), count("strips", 3, 1, 6), choice("form", "strips", "ham")),
    slots={"bacon": Material(preset="meat", color="#a3382a"), "fat": Material(preset="butter", color="#f3d9b8"), "skin": Material(preset="roast_meat", color="#b3682e"), "bone": "bone", "clove": Material(preset="wood", color="#3a2012")},
    adjectives={"ham": {"form": "ham"}},
)  # fmt: skip
def bacon(k: Kit) -> None:
    """Each strip is five bands side by side on one wave."""
    n = k.m("length")
    if k.s("form") == "ham":
        k.add(
            "skin",
            turned(
                [
                    (0, -0.5),
                    (0.16, -0.48),
                    (0.3, -0.34),
                    (0.34, -0.1),
                    (0.26, 0.16),
                    (0.13, 0.36),
                    (0.08, 0.44),
                    (0, 0.45),
                ],
                segments=48,
                steps=3,
                ripple=lambda a, s: 1 + 0.03 * np.cos(9 * a + s * 14) * np.cos(9 * a - s * 14),
            )
            .placed(scale=n * 1.4, rotate=(0, 90, 14))
            .shape(),
            at=(0, 0, n * 0.45),
            material="skin",
        )
        c, s = math.cos(math.radians(14)), math.sin(math.radians(14))
        k.rod(
            "bone",
            (c * n * 0.5, s * n * 0.5, n * 0.45),
            (c * n * 0.82, s * n * 0.82, n * 0.45),
            n * 0.05,
            segments=16,
            material="bone",
        )
        for y in (-1, 1):
            k.add(
                "bone end",
                Sphere(radius=n * 0.06, segments=16),
                at=(c * n * 0.82 - s * y * n * 0.035, s * n * 0.82 + c * y * n * 0.035, n * 0.45),
                material="bone",
            )
        return
    u = np.linspace(-0.5, 0.5, 41)
    for strip in range(k.n("strips")):
        phase = k.rng.uniform(0, 6)
        wave = n * 0.022 * np.sin(u * 32 + phase) + n * 0.006 * np.sin(u * 71 + phase)
        edge = n * 0.012 * np.sin(u * 13 + phase)
        low = float(wave.min())
        widths = (0.06, 0.025, 0.045, 0.02, 0.03)
        y = -sum(widths) / 2
        for i, wide in enumerate(widths):
            v = np.linspace(y, y + wide * 1.02, 4)
            grid = np.stack(
                [
                    np.broadcast_to(u[:, None] * n, (41, 4)),
                    v[None, :] * n + edge[:, None] + 0.004 * n * np.sin(u * 40 + i)[:, None],
                    np.broadcast_to((wave - low + n * 0.008)[:, None], (41, 4)),
                ],
                -1,
            )
            k.add(
                "bacon" if i % 2 == 0 else "fat",
                sheet(grid, n * 0.012).shape(),
                at=(0, strip * n * 0.13 - (k.n("strips") - 1) * n * 0.065, 0.0),
                rotate=(0, 0, 0),
                material="bacon" if i % 2 == 0 else "fat",
            )
            y += wide
