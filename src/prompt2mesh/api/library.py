"""What can be made without a language model, and of what: for pickers and for people who look for words."""

import base64
import re
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from prompt2mesh.api import schemas
from prompt2mesh.api.dependencies import PlatformDep
from prompt2mesh.api.errors import responses
from prompt2mesh.api.version_schemas import Parameter
from prompt2mesh.mesh.errors import NotFoundError, RequestError, UnknownObjectError
from prompt2mesh.mesh.preset import MaterialFamily
from prompt2mesh.mesh.presets import PRESETS
from prompt2mesh.studio.ports.catalogue import Kind
from prompt2mesh.studio.service.contents import slider_of

router = APIRouter()
_CACHED = "public, max-age=3600"


class KindShown(schemas.Answer):
    """A kind of thing that can be made."""

    name: str = Field(examples=["rocking_chair"])
    title: str = Field(examples=["rocking chair"])
    family: str = Field(examples=["furniture"])
    description: str
    words: list[str] = Field(description="Nouns that mean it.")
    example: str = Field(description="A prompt that makes one.", examples=["an oak rocking chair"])

    @classmethod
    def of(cls, kind: Kind) -> "KindShown":
        """A kind as a list shows it."""
        return cls(name=kind.name, title=kind.title, family=kind.family, description=kind.about,
                   words=list(kind.words), example=kind.example)  # fmt: skip


class KindDetails(KindShown):
    """A kind with all that can be said of it."""

    parameters: list[Parameter]
    materials: dict[str, str] = Field(description="What each of its slots is of, as it comes.")
    styles: list[str]
    states: list[str]
    adjectives: list[str] = Field(description="Words of its own that change it.")


class KindList(schemas.ListOf[KindShown]):
    """A page of kinds, and how many each family has."""

    families: dict[str, int]
    total: int


class MaterialShown(schemas.Answer):
    """A material that parts can be of."""

    name: str = Field(examples=["brass"])
    title: str = Field(examples=["brass"])
    family: MaterialFamily
    color: str = Field(examples=["#d4b15a"])
    roughness: float
    metallic: float
    transparent: bool
    words: list[str] = Field(description="Words that mean it in a prompt.")


@router.get("/library", responses=responses(422))
def list_kinds(
    platform: PlatformDep, response: Response,
    q: Annotated[str, Query(max_length=100, description="Words of a name or description.")] = "",
    family: Annotated[str | None, Query(max_length=40, description="Only this family.")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=40, description="`next_cursor` of the page before.")] = None,
) -> KindList:  # fmt: skip
    """The kinds of things that can be made without a language model, the best matches first; needs no login."""
    response.headers["Cache-Control"] = _CACHED
    start = _start(cursor)
    found = platform.catalogue.kinds(text=q, family=family)
    items = [KindShown.of(kind) for kind in found[start : start + limit]]
    stop = start + limit
    return KindList(
        items=items, next_cursor=_cursor(stop) if stop < len(found) else None, total=len(found),
        families=platform.catalogue.families(),
    )  # fmt: skip


@router.get("/library/{kind}", responses=responses(404, 422))
def get_kind(
    kind: Annotated[str, Path(max_length=80, description="A name, or a noun that means it.")],
    platform: PlatformDep, response: Response,
) -> KindDetails:  # fmt: skip
    """A kind of thing: its words, its sliders, its materials and states; needs no login."""
    try:
        found = platform.catalogue.kind(kind)
    except UnknownObjectError as exc:
        raise NotFoundError(exc.message, hint=exc.hint, suggestions=exc.suggestions) from exc
    response.headers["Cache-Control"] = _CACHED
    return KindDetails(
        **KindShown.of(found).model_dump(), styles=list(found.styles), states=list(found.states),
        parameters=[Parameter.of(slider_of(parameter, found.title)) for parameter in found.parameters],
        materials=found.materials, adjectives=list(found.adjectives),
    )  # fmt: skip


@router.get("/materials", responses=responses(422))
def list_materials(
    response: Response,
    family: Annotated[MaterialFamily | None, Query(description="Only this family.")] = None,
) -> schemas.ListOf[MaterialShown]:
    """All materials that parts can be of, by family; needs no login."""
    response.headers["Cache-Control"] = _CACHED
    presets = sorted(PRESETS.values(), key=lambda preset: (preset.family, preset.name))
    items = [
        MaterialShown(
            name=preset.name, title=preset.name.replace("_", " "), family=preset.family, color=preset.color,
            roughness=preset.roughness, metallic=preset.metallic, transparent=preset.transmission > 0,
            words=list(preset.words),
        )
        for preset in presets if family in (None, preset.family)
    ]  # fmt: skip
    return schemas.ListOf(items=items)


def _cursor(at: int) -> str:
    return base64.urlsafe_b64encode(f"k{at}".encode()).decode().rstrip("=")


def _start(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except ValueError:
        text = ""
    if not re.fullmatch(r"k\d{1,6}", text):
        raise RequestError("this cursor is not one that this service gave", hint="start without a cursor")
    return int(text[1:])
