"""Finds holes of one face that run into each other, so that the checklist can say so."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from prompt2mesh.library.technical.faces import Stock, places
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.features import Feature, Hole


def overlapping(features: Sequence[Feature], size: tuple[float, float, float], *, is_round: bool) -> bool:
    """Whether any two holes of one face overlap without having one axis."""
    stock = Stock(*size, round=is_round)
    drilled: list[tuple[str, tuple[float, float], float]] = []
    for feature in features:
        if not isinstance(feature, Hole):
            continue
        across = max(feature.diameter, feature.counterbore_diameter, feature.countersink_diameter)
        try:
            spots = places(feature.spread, stock, feature.face, size=(across, across))
        except ContradictionError:
            continue  # refused with its reason when the part is made
        drilled += [(feature.face, spot, across) for spot in spots]
    for (face, a, wide), (other, b, far) in itertools.combinations(drilled, 2):
        if face == other and 1e-9 < math.dist(a, b) < (wide + far) / 2 - 1e-9:
            return True
    return False
