"""The template file: found, parsed once, and filled without its structure ever changing.

The YAML is parsed first; values go into texts of the parsed tree. A value with
quotes, newlines or colons is therefore just a text.
"""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, cast

from prompt2mesh.mesh.errors import EnvironmentFaultError

FILE_NAME = "user-instance-template.yaml"
ONLY_WHEN = "prompt2mesh.io/only-when"
_PLACEHOLDER = re.compile(r"\$\{([A-Z_]+)\}")
_LEFT_OUT = object()


def fill_template(values: Mapping[str, str], facts: Mapping[str, str], *, first: bool = False) -> list[dict[str, Any]]:
    """The documents of the template that apply, with the values in their texts.

    Args:
        values: For the placeholders, all of them. A field that is nothing but an empty one is left out.
        facts: What the conditions of documents are about, such as `routing`.
        first: Only the first of them, the root.

    Raises:
        EnvironmentFaultError: There is no template, or it has a placeholder that nobody knows.
    """
    documents: list[dict[str, Any]] = []
    empty = frozenset(name for name, value in values.items() if not value)
    for condition, text in _texts(empty)[: 1 if first else None]:
        if all(facts.get(name) == wanted for name, wanted in condition):
            documents.append(json.loads(_PLACEHOLDER.sub(lambda found: _quoted(found[1], values), text)))
    return documents


def template_text() -> str:
    """The template as a person reads it.

    Raises:
        EnvironmentFaultError: It is not there.
    """
    return _file().read_text(encoding="utf-8")


def _file() -> Traversable:
    """Inside the package once installed; in a checkout and in our images it lies in `k8s/per-user` further up."""
    packaged = resources.files(__package__ or "").joinpath(FILE_NAME)
    if packaged.is_file():
        return packaged
    for folder in Path(__file__).resolve().parents[2:5]:
        candidate = folder / "k8s" / "per-user" / FILE_NAME
        if candidate.is_file():
            return candidate
    raise EnvironmentFaultError(
        f"the template {FILE_NAME} of an instance's objects is missing", hint="install prompt2mesh anew"
    )


@lru_cache(maxsize=1)
def _documents() -> tuple[dict[str, Any], ...]:
    try:
        import yaml  # noqa: PLC0415 - of the k8s extra
    except ImportError as exc:
        raise EnvironmentFaultError(
            "instances on Kubernetes need more than is installed", hint="pip install 'prompt2mesh[k8s]'"
        ) from exc
    return tuple(document for document in yaml.safe_load_all(template_text()) if document)


def _conditions(text: str) -> list[tuple[str, str]]:
    pairs = [part.strip().partition("=") for part in text.split(",") if part.strip()]
    return [(name, wanted) for name, _, wanted in pairs]


@lru_cache(maxsize=64)
def _texts(empty: frozenset[str]) -> tuple[tuple[tuple[tuple[str, str], ...], str], ...]:
    """Each document as JSON without what these empty values leave out, and its conditions.

    Filling a text and reading it costs half of walking through the tree each time.
    """
    found: list[tuple[tuple[tuple[str, str], ...], str]] = []
    for document in _documents():
        pruned = cast("dict[str, Any]", _pruned(document, empty))
        annotations: dict[str, str] = pruned["metadata"].get("annotations", {})
        condition = annotations.pop(ONLY_WHEN, "")
        if not annotations:
            pruned["metadata"].pop("annotations", None)
        found.append((tuple(_conditions(condition)), json.dumps(pruned)))
    return tuple(found)


def _pruned(node: object, empty: frozenset[str]) -> object:
    """A copy without what is nothing but an empty value, and without what has nothing in it because of that."""
    if isinstance(node, str):
        whole = _PLACEHOLDER.fullmatch(node)
        return _LEFT_OUT if whole and whole[1] in empty else node
    if isinstance(node, dict):
        items = cast("dict[str, object]", node)
        pairs = {key: _pruned(item, empty) for key, item in items.items()}
        kept = {key: item for key, item in pairs.items() if item is not _LEFT_OUT}
        return kept if kept or not items else _LEFT_OUT
    if isinstance(node, list):
        entries = [_pruned(item, empty) for item in cast("list[object]", node)]
        rest = [item for item in entries if item is not _LEFT_OUT]
        return rest if rest or not entries else _LEFT_OUT
    return node


def _quoted(name: str, values: Mapping[str, str]) -> str:
    """A value as it stands inside a text of JSON."""
    if name not in values:
        raise EnvironmentFaultError(f"the template has a placeholder ${{{name}}} that nobody knows")
    return json.dumps(values[name])[1:-1]
