"""From a Blender material, whoever made it, to a material of a mesh program."""

import json
from collections.abc import Sequence
from typing import Any, cast

import bpy
import numpy as np

from prompt2mesh.blender.shading import MATERIAL_KEY
from prompt2mesh.blender.textures.color import linear_to_srgb
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.presets import find_preset

_SHADER = "BSDF_PRINCIPLED"
_METAL, _GLASS, _PLAIN = "steel", "glass", "plastic"
_INPUTS = ("Base Color", "Roughness", "Metallic", "Transmission Weight", "Alpha", "Emission Color",
           "Emission Strength", "Coat Weight", "Sheen Weight")  # fmt: skip
Values = dict[str, tuple[float, ...]]


class Looks:
    """Knows the materials that the builder made, so that they come back as they were."""

    def __init__(self) -> None:
        """Remember the materials that are there now."""
        self._built = {
            material.name: (self.fingerprint(material), json.loads(str(key).split("|")[0]))
            for material in bpy.data.materials
            if (key := material.get(MATERIAL_KEY))
        }

    @staticmethod
    def fingerprint(material: bpy.types.Material | None) -> bytes:
        """Equal for materials that look the same to us."""
        if material is None:
            return b"none"
        return f"{material.name}|{_values(material)}".encode()

    def material(self, material: bpy.types.Material | None) -> dict[str, Any]:
        """The material as data of a program: as it was built, else by its name, else by its numbers."""
        if material is None:
            return {"preset": _PLAIN}
        known = self._built.get(material.name)
        if known is not None and known[0] == self.fingerprint(material):
            return cast("dict[str, Any]", known[1])
        return _material(material).model_dump(mode="json", exclude_defaults=True)


def _values(material: bpy.types.Material) -> Values | None:
    """The numbers of its Principled shader; those that an image or node gives are left out."""
    if not material.use_nodes or material.node_tree is None:
        return None
    shader = next((node for node in material.node_tree.nodes if node.type == _SHADER), None)
    if shader is None:
        return None
    found: Values = {}
    for name in _INPUTS:
        socket = shader.inputs.get(name)
        if socket is None or socket.is_linked:
            continue
        value = cast("float | Sequence[float]", socket.default_value)
        found[name] = (value,) if isinstance(value, float) else tuple(value)
    return found


def _material(material: bpy.types.Material) -> Material:
    values = _values(material)
    if values is None:  # no shader that we know: what the viewport shows
        values = {
            "Base Color": tuple(material.diffuse_color),
            "Roughness": (material.roughness,),
            "Metallic": (material.metallic,),
        }
    metallic, transmission = _number(values, "Metallic", 0.0), _number(values, "Transmission Weight", 0.0)
    named = find_preset(material.name.split(".")[0])
    preset = named.name if named else _GLASS if transmission > 0.5 else _METAL if metallic > 0.5 else _PLAIN
    strength = _number(values, "Emission Strength", 0.0)
    color = _hex(values.get("Base Color"))
    emission = _hex(values.get("Emission Color")) if strength > 0 else None
    return Material(
        preset=preset,
        color=color,
        roughness=_unit(_number(values, "Roughness", 0.5)),
        metallic=_unit(metallic),
        transmission=_unit(transmission),
        alpha=_unit(_number(values, "Alpha", 1.0)),
        emission=emission,
        emission_strength=min(max(strength, 0.0), 1000.0) if emission else None,
        clearcoat=_unit(_number(values, "Coat Weight", 0.0)),
        sheen=_unit(_number(values, "Sheen Weight", 0.0)),
    )


def _number(values: Values, name: str, otherwise: float) -> float:
    value = values.get(name, (otherwise,))[0]
    return value if np.isfinite(value) else otherwise


def _unit(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 4)


def _hex(linear: tuple[float, ...] | None) -> str | None:
    if linear is None:
        return None
    encoded = linear_to_srgb(np.clip(np.nan_to_num(np.array(linear[:3])), 0.0, 1.0))
    return "#" + "".join(f"{round(float(channel) * 255):02x}" for channel in encoded)
