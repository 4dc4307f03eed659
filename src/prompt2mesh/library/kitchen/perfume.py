"""The perfume flacon."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.vessels import spline
from prompt2mesh.library.outlines import heart, rounded_rectangle
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Cylinder, Extrude, Lathe, Sphere


@asset(
    kind="perfume_bottle",
    words=("perfume bottle", "perfume", "scent bottle", "cologne", "fragrance", "ink bottle", "inkwell", "ink"),
    about="A cut-glass flacon with a stopper, or with a bulb atomiser.",
    parameters=(
        length("height", 0.11, 0.03, 0.4, words=("height", "tall", "high")),
        length("width", 0.065, 0.02, 0.3, words=("width", "wide")),
        choice("shape", "faceted", "round", "square", "heart"),
        flag("atomizer", False, words=("atomizer", "bulb", "spray bulb")),
    ),
    slots={"glass": "crystal", "perfume": Material(preset="potion", color="#e8a86a"), "metal": "gold", "bulb": Material(preset="satin", color="#9c3552"), "stopper": "crystal"},
    main_slot="glass",
    styles={"antique": {"atomizer": True}, "modern": {"shape": "square"}},
    adjectives={"vintage": {"atomizer": True}, "ink": {"shape": "square"}},
    parts={"liquid": "perfume"},
)  # fmt: skip
def perfume_bottle(k: Kit) -> None:
    """A thick-walled body with its scent, a collar, and a faceted stopper."""
    h, w, shape = k.m("height"), min(k.m("width"), k.m("height") * 0.9), k.s("shape")
    r = w / 2
    body = h * 0.56
    if shape == "heart":
        body = w * 0.9
        k.add(
            "glass",
            Extrude(outline=heart(w), height=w * 0.34, bevel=w * 0.05, pivot="center"),
            at=(0, 0, body * 0.55),
            rotate=(90, 0, 0),
            material="glass",
        )
        k.add(
            "perfume",
            Extrude(outline=heart(w * 0.78), height=w * 0.2, bevel=w * 0.03, pivot="center"),
            at=(0, 0, body * 0.55),
            rotate=(90, 0, 0),
            material="perfume",
        )
        k.add("foot", Cylinder(radius=w * 0.16, height=body * 0.12), material="glass", bevel=w * 0.01)
        body = body * 0.55 + w * 0.16
        h = max(h, body * 1.6)
    elif shape == "square":
        k.add(
            "glass",
            Extrude(outline=rounded_rectangle(w, w * 0.55, w * 0.07), height=body, bevel=w * 0.05, bevel_segments=3),
            material="glass",
        )
        k.add(
            "perfume",
            Extrude(outline=rounded_rectangle(w * 0.82, w * 0.38, w * 0.04), height=body * 0.7, bevel=w * 0.03),
            at=(0, 0, body * 0.12),
            material="perfume",
        )
    else:
        sides = 8 if shape == "faceted" else 56
        profile = [
            (0, 0),
            (r * 0.72, 0),
            (r * 0.82, body * 0.06),
            (r, body * 0.4),
            (r * 0.86, body * 0.72),
            (r * 0.4, body * 0.97),
            (0, body),
        ]
        if shape == "round":
            profile = [(0, 0), *spline(profile[1:-1]), (0, body)]
        k.add("glass", Lathe(profile=profile, segments=sides), material="glass", flat=shape == "faceted")
        inside = [
            (0, body * 0.12),
            (r * 0.6, body * 0.12),
            (r * 0.8, body * 0.4),
            (r * 0.74, body * 0.62),
            (0, body * 0.62),
        ]
        k.add("perfume", Lathe(profile=inside, segments=sides), material="perfume", flat=shape == "faceted")
    neck = r * 0.3
    k.add(
        "neck",
        Lathe(
            profile=[
                (0, -h * 0.02),
                (neck * 1.05, -h * 0.02),
                (neck * 1.3, h * 0.012),
                (neck, h * 0.03),
                (neck, h * 0.07),
                (neck * 1.3, h * 0.08),
                (neck * 1.3, h * 0.1),
                (0, h * 0.1),
            ],
            segments=40,
        ),
        at=(0, 0, body),
        material="metal",
    )
    z = body + h * 0.095
    left = h - z
    if k.on("atomizer"):
        k.add(
            "metal cap",
            Lathe(
                profile=[(0, 0), (neck * 1.1, 0), (neck * 1.1, left * 0.5), (neck * 0.7, left * 0.85), (0, left)],
                segments=40,
            ),
            at=(0, 0, z),
            material="metal",
        )
        k.rod(
            "nozzle", (0, 0, z + left * 0.4), (0, -r * 0.55, z + left * 0.45), neck * 0.3, neck * 0.2, material="metal"
        )
        k.tube(
            "hose",
            [
                (neck * 0.9, 0, z + left * 0.35),
                (r * 0.8, 0, z + left * 0.35),
                (r * 1.25, 0, z - left * 0.1),
                (r * 1.45, 0, z - left * 0.7),
            ],
            neck * 0.28,
            material="bulb",
        )
        k.add(
            "bulb",
            Sphere(radius=r * 0.42, segments=28),
            at=(r * 1.55, 0, z - left * 0.7 - r * 0.36),
            scale=(0.85, 0.85, 1.15),
            material="bulb",
        )
        k.rod(
            "tassel",
            (r * 1.55, 0, z - left * 0.7 - r * 0.8),
            (r * 1.6, 0, max(z - left * 0.7 - r * 1.5, 0.002)),
            r * 0.05,
            r * 0.15,
            material="bulb",
        )
    else:
        k.add(
            "stopper",
            Lathe(
                profile=[
                    (0, 0),
                    (neck * 0.9, 0),
                    (neck * 0.9, left * 0.12),
                    (r * 0.46, left * 0.4),
                    (r * 0.42, left * 0.7),
                    (r * 0.18, left),
                    (0, left),
                ],
                segments=8 if shape != "round" else 40,
            ),
            at=(0, 0, z - 0.0005),
            material="stopper",
            flat=shape != "round",
        )
