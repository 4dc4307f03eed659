"""What a state or a finish does to a material: rust, dust, gloss, frost..."""

from __future__ import annotations

from typing import Any

from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.presets import preset_of

# Canonical state (see language.adjectives) → changes of every material of the object.
FINISHES: dict[str, dict[str, Any]] = {
    "worn": {"wear": 0.55, "wear_kind": "scuff", "dirt": 0.35, "more_rough": 0.12},
    "torn": {"wear": 0.7, "wear_kind": "scuff", "dirt": 0.45, "more_rough": 0.15},
    "rusty": {"wear": 0.7, "wear_kind": "rust", "dirt": 0.4, "more_rough": 0.2},
    "tarnished": {"wear": 0.6, "wear_kind": "tarnish", "dirt": 0.35, "more_rough": 0.15},
    "dusty": {"wear": 0.6, "wear_kind": "dust", "dirt": 0.3, "more_rough": 0.25},
    "dirty": {"wear": 0.5, "wear_kind": "stain", "dirt": 0.6, "more_rough": 0.15},
    "chipped": {"wear": 0.5, "wear_kind": "chip"},
    "cracked": {"wear": 0.65, "wear_kind": "chip", "dirt": 0.4},
    "broken": {"wear": 0.6, "wear_kind": "chip", "dirt": 0.3},
    "dented": {"wear": 0.5, "wear_kind": "scuff", "dirt": 0.2},
    "wet": {"roughness": 0.08, "clearcoat": 1.0},
    "polished": {"roughness": 0.12, "clearcoat": 0.6},
    "glossy": {"roughness": 0.15, "clearcoat": 1.0},
    "matte": {"roughness": 0.9, "clearcoat": 0.0},
    "rough": {"roughness": 0.95, "wear": 0.25},
    "smooth": {"roughness": 0.3},
    "frosted": {"roughness": 0.55, "wear": 0.4, "wear_kind": "dust"},
    "mossy": {"wear": 0.65, "wear_kind": "patina", "dirt": 0.4},
    "burnt": {"wear": 0.6, "wear_kind": "stain", "dirt": 0.8},
    "glittery": {"roughness": 0.2, "clearcoat": 1.0},
    "transparent": {"transmission": 0.92, "roughness": 0.05},
    "iridescent": {"roughness": 0.15, "clearcoat": 1.0, "metallic": 0.6},
    "metallic": {"metallic": 1.0, "roughness": 0.25},
    "fluffy": {"sheen": 1.0, "roughness": 0.95},
    "icy": {"wear": 0.5, "wear_kind": "dust", "clearcoat": 1.0},
    "snowy": {"wear": 0.7, "wear_kind": "dust"},
    "glowing": {"glow": 2.5},
    "lit": {"glow": 1.5},
}
# Styles that show in the finish where the asset has no such style of its own.
STYLE_FINISHES: dict[str, str] = {
    "antique": "worn",
    "vintage": "worn",
    "rustic": "worn",
    "medieval": "worn",
    "victorian": "polished",
    "modern": "smooth",
    "futuristic": "polished",
    "luxury": "polished",
    "industrial": "worn",
    "western": "worn",
}
# Styles near to each other, for assets that have only one of a group.
NEAR_STYLES: tuple[tuple[str, ...], ...] = (
    ("antique", "vintage", "victorian", "traditional", "ornate", "rustic", "medieval"),
    ("ornate", "victorian", "luxury", "antique"),
    ("luxury", "ornate", "modern"),
    ("rustic", "traditional", "medieval", "western"),
    ("modern", "simple", "futuristic", "industrial"),
    ("futuristic", "modern"),
    ("simple", "modern", "traditional"),
    ("vintage", "antique", "traditional"),
    ("industrial", "modern", "rustic"),
    ("art deco", "vintage", "ornate"),
    ("medieval", "antique", "rustic", "fantasy"),
    ("fantasy", "ornate", "medieval"),
    ("japanese", "traditional", "simple"),
    ("victorian", "antique", "ornate", "traditional"),
    ("traditional", "antique", "rustic"),
    ("sport", "modern"),
    ("western", "rustic"),
    ("military", "industrial"),
)


# Only these stuffs rust or tarnish; others beside them just get dirty.
_RUSTING = frozenset({"metal", "paint"})


def finished(material: Material, state: str) -> Material:
    """The material in that state."""
    changes: dict[str, Any] = dict(FINISHES[state])
    if state in {"rusty", "tarnished"} and preset_of(material.preset).family not in _RUSTING:
        changes = {"dirt": 0.3, "more_rough": 0.1}
    more = changes.pop("more_rough", None)
    if more is not None and material.roughness is not None:
        changes["roughness"] = min(1.0, material.roughness + more)
    glow = changes.pop("glow", None)
    if glow is not None:
        changes["emission"] = material.color or material.emission or "#ffe9b0"
        changes["emission_strength"] = glow
    return material.model_copy(update=changes)
