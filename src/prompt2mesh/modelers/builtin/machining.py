"""Applies edits of a technical part to its origin: features added, changed and taken away."""

from __future__ import annotations

from typing import Any

from prompt2mesh.language.technical.changes import PartChange
from prompt2mesh.library.make import check_value
from prompt2mesh.library.registry import Asset, Value
from prompt2mesh.mesh.features import Boss, Cutout, Feature, Figure, Hole
from prompt2mesh.mesh.program import Origin
from prompt2mesh.modelers.builtin.notes import Notes

# Parameters that hold the size of an asset's own holes, the likeliest first.
_OWN_HOLES = ("hole_diameter", "bore_diameter", "inner_diameter")


def current_values(asset: Asset, origin: Origin) -> dict[str, Value]:
    """Every parameter of the part as it is now."""
    return {p.parameter.name: origin.parameters.get(p.parameter.name, p.parameter.default) for p in asset.parameters}


def machined(origin: Origin, change: PartChange, asset: Asset, notes: Notes) -> Origin:
    """The origin after one change, noted as met, or as missed where the part has nothing it speaks of."""
    if change.refused:
        notes.missed(change.text, "feature", f"a {asset.words[0]} cannot be given it")
        return origin
    values: dict[str, Value] = {}
    for name, value in change.values.items():
        declared = asset.parameter(name)
        if declared is not None:
            values[name] = check_value(declared.parameter, value)
    features = list(origin.features)
    meant = [i for i, f in enumerate(features) if _is_meant(f, change)]
    if change.action == "remove":
        kept = [f for i, f in enumerate(features) if i not in meant]
        if len(kept) == len(features):
            notes.missed(change.text, "feature", f"the {asset.words[0]} has none")
            return origin
        features = kept
    elif change.action == "add":
        features += change.features
    elif change.types:
        if not meant:
            return _own_hole(origin, change, asset, notes)
        for i in meant:
            features[i] = _changed(features[i], change)
    told = change.note or _growth(change)
    notes.met(change.text, "feature", told)
    for assumed in change.assumed:
        notes.near(change.text, "feature", assumed)
    return origin.model_copy(update={"parameters": {**origin.parameters, **values}, "features": features})


def _is_meant(feature: Feature, change: PartChange) -> bool:
    if feature.type not in change.types:
        return False
    spread = getattr(feature, "spread", None)
    return not change.arrangements or spread is None or spread.arrangement in change.arrangements


def _changed(feature: Feature, change: PartChange) -> Feature:
    """The feature with the fields that were said, or grown."""
    if not change.features:
        return _grown(feature, change)
    pattern = change.features[0]
    if pattern.type != feature.type:
        return feature
    update: dict[str, Any] = {}
    spread: dict[str, Any] = {}
    for path in change.stated:
        name, _, inner = path.partition(".")
        if inner:
            spread[inner] = getattr(getattr(pattern, name), inner)
        else:
            update[name] = getattr(pattern, name)
    own = getattr(feature, "spread", None)
    if spread and own is not None:
        update["spread"] = own.model_copy(update=spread)
    return feature.model_copy(update=update)


def _grown(feature: Feature, change: PartChange) -> Feature:
    def grown(size_m: float) -> float:
        return max(size_m * change.grow_factor + change.grow_m, 1e-5)

    if isinstance(feature, Hole):
        return feature.model_copy(update={"diameter": grown(feature.diameter)})
    if isinstance(feature, Cutout | Boss):
        a, b = feature.figure.size
        figure: Figure = feature.figure.model_copy(update={"size": (grown(a), grown(b))})
        return feature.model_copy(update={"figure": figure})
    width: float = getattr(feature, "width", 0.0)
    return feature.model_copy(update={"width": grown(width)}) if width else feature


def _own_hole(origin: Origin, change: PartChange, asset: Asset, notes: Notes) -> Origin:
    """The same said of holes that are parameters of the asset (a flange's bolt holes, a washer's bore)."""
    name = next((n for n in _OWN_HOLES if asset.parameter(n) is not None), None)
    declared = asset.parameter(name) if name else None
    if name is None or declared is None or "hole" not in change.types:
        notes.missed(change.text, "feature", f"the {asset.words[0]} has none")
        return origin
    now = float(origin.parameters.get(name, declared.parameter.default))
    said = change.features[0].diameter if change.features and isinstance(change.features[0], Hole) else None
    if said is not None and "diameter" not in change.stated:
        notes.missed(change.text, "feature", f"only their size can be changed on a {asset.words[0]}")
        return origin
    wanted = said if said is not None else now * change.grow_factor + change.grow_m
    value = check_value(declared.parameter, wanted)
    notes.met(change.text, "feature", f"{name.replace('_', ' ')} {1000 * now:.6g} → {1000 * float(value):.6g} mm")
    return origin.model_copy(update={"parameters": {**origin.parameters, name: value}})


def _growth(change: PartChange) -> str:
    if change.grow_factor != 1.0:
        return f"size × {change.grow_factor:g}"
    return f"size {1000 * change.grow_m:+.6g} mm" if change.grow_m else ""
