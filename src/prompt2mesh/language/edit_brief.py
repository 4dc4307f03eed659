"""What a sentence changes of a scene, as data."""

from __future__ import annotations

from typing import Literal

from prompt2mesh.language.brief import Frozen, ObjectWish, PartWish, RelationWish, Word

Action = Literal["change", "add", "remove", "replace", "rotate", "relate", "set"]


class RelativeSize(Frozen):
    """A size said by comparison: times `factor`, plus `delta_m`, or exactly `metres`."""

    text: str
    axis: str
    factor: float | None = None
    delta_m: float | None = None
    metres: float | None = None


class Change(Frozen):
    """One change; `targets` are numbers of objects of the scene, `part` a noun of a part of them."""

    action: Action
    text: str
    targets: tuple[int, ...] = ()
    part: str = ""
    wish: ObjectWish | None = None
    part_wish: PartWish | None = None
    relative: tuple[RelativeSize, ...] = ()
    objects: tuple[ObjectWish, ...] = ()
    relations: tuple[RelationWish, ...] = ()
    degrees: float = 0.0
    axis: Literal["x", "y", "z"] = "z"
    parameter: str = ""
    value: float | str | bool | None = None


class EditBrief(Frozen):
    """What a sentence changes, and what each of its words was taken as."""

    sentence: str
    changes: tuple[Change, ...]
    words: tuple[Word, ...]
