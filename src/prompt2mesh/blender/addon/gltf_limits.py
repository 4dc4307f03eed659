"""Refuses glTF files that promise more than they hold, before Blender allocates what they promise.

Blender's importer believes a file: an accessor of four thousand million
vertices, a chunk longer than the file, a buffer at another path, an array
nested a million deep. Here every promise is compared with the bytes that are
there. glTF 2.0: 3.6 (buffers, accessors), 3.8 (images), 4.4 (GLB). It needs
the standard library only, as this add-on is installed into any Blender.
"""

import base64
import binascii
import json
import os
import struct
from typing import Any
from urllib.parse import unquote

from .errors import CommandError

MAX_FILE_BYTES = 512 << 20
MAX_JSON_BYTES = 32 << 20
MAX_ITEMS = 100_000
MAX_VALUES = 200_000_000
_MAGIC, _JSON, _BIN = 0x46546C67, 0x4E4F534A, 0x004E4942
_BYTES = {5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4}
_VALUES = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
_LISTS = ("accessors", "bufferViews", "buffers", "images", "materials", "meshes", "nodes", "textures", "animations")
# What is packed says itself how long it becomes.
_PACKED = ("KHR_draco_mesh_compression", "EXT_meshopt_compression", "KHR_meshopt_compression")


def check_gltf(path: str) -> None:
    """Reads the description in a .glb or .gltf file, and what it says of sizes.

    Raises:
        CommandError: It is not glTF, is damaged, or would be more than a Blender can take.
    """
    size = os.path.getsize(path)
    if size > MAX_FILE_BYTES:
        raise _refused(f"a file has at most {MAX_FILE_BYTES >> 20} MB")
    with open(path, "rb") as file:
        head = file.read(20)
        if head[:4] == b"glTF":
            text, inside = _chunks(file, head, size)
        else:
            if size > MAX_JSON_BYTES:
                raise _refused(f"its description has at most {MAX_JSON_BYTES >> 20} MB")
            text, inside = head + file.read(), 0
    _check_document(_parsed(text), folder=os.path.dirname(os.path.abspath(path)), inside=inside)


def _chunks(file: Any, head: bytes, size: int) -> "tuple[bytes, int]":
    """The JSON of a GLB, and how many bytes its binary chunk holds."""
    if len(head) < 20:
        raise _refused("it ends within its header")
    magic, version, length, json_bytes, kind = struct.unpack("<5I", head)
    if magic != _MAGIC or version != 2 or kind != _JSON:
        raise _refused("this is no glTF 2.0")
    if length > size or json_bytes > min(length - 20, MAX_JSON_BYTES):
        raise _refused("its header says more bytes than there are")
    text = file.read(json_bytes)
    at, inside = 20 + json_bytes, 0
    while at + 8 <= length:
        chunk_bytes, kind = struct.unpack("<2I", file.read(8))
        if chunk_bytes > length - at - 8:
            raise _refused("a chunk says more bytes than there are")
        if kind == _BIN and not inside:
            inside = chunk_bytes
        file.seek(chunk_bytes, os.SEEK_CUR)
        at += 8 + chunk_bytes
    return text, inside


def _parsed(text: bytes) -> "dict[str, Any]":
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise _refused("its description is no JSON, or nested too deep") from exc
    if not isinstance(found, dict):
        raise _refused("its description is no JSON object")
    return found


def _check_document(document: "dict[str, Any]", *, folder: str, inside: int) -> None:
    for name in _LISTS:
        found = document.get(name, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise _refused(f"{name} should be a list of objects")
        if len(found) > MAX_ITEMS:
            raise _refused(f"it has more than {MAX_ITEMS:,} {name}")
    packed = set(_PACKED) & {*_texts(document, "extensionsUsed"), *_texts(document, "extensionsRequired")}
    if packed:
        raise _refused(f"it is packed by {min(packed)}; unpack it first, with gltf-transform or another tool")
    buffers = [_buffer_bytes(buffer, folder, inside if index == 0 else 0)
               for index, buffer in enumerate(document.get("buffers", []))]  # fmt: skip
    views = [_check_view(view, buffers) for view in document.get("bufferViews", [])]
    total = sum(_check_accessor(accessor, views) for accessor in document.get("accessors", []))
    if total > MAX_VALUES:
        raise _refused(f"it has more than {MAX_VALUES:,} numbers")
    for image in document.get("images", []):
        if "uri" in image:
            _uri_bytes(image["uri"], folder)
    _check_tree(document.get("nodes", []))


def _buffer_bytes(buffer: "dict[str, Any]", folder: str, inside: int) -> int:
    said = _whole(buffer, "byteLength")
    there = _uri_bytes(buffer["uri"], folder) if "uri" in buffer else inside
    if said > there:
        raise _refused(f"a buffer says {said:,} bytes and has {there:,}")
    return said


def _uri_bytes(uri: Any, folder: str) -> int:
    """How much is behind an address: data in it, or a file beside this one; anything else is refused."""
    if not isinstance(uri, str):
        raise _refused("an address should be text")
    if uri.startswith("data:"):
        kind, _, data = uri.partition(",")
        if not kind.endswith(";base64"):
            raise _refused("data in an address should be base 64")
        try:
            return len(base64.b64decode(data, validate=True))
        except binascii.Error as exc:
            raise _refused("data in an address should be base 64") from exc
    place = os.path.realpath(os.path.join(folder, unquote(uri)))
    if ":" in uri or "\\" in uri or not place.startswith(os.path.realpath(folder) + os.sep):
        raise _refused("it asks for a file elsewhere")
    try:
        return os.path.getsize(place)
    except OSError as exc:
        raise _refused("a file that it needs is not beside it") from exc


def _check_view(view: "dict[str, Any]", buffers: "list[int]") -> int:
    index, length, start = (_whole(view, name, 0) for name in ("buffer", "byteLength", "byteOffset"))
    if index >= len(buffers) or start + length > buffers[index]:
        raise _refused("a view reaches beyond its buffer")
    return length


def _check_accessor(accessor: "dict[str, Any]", views: "list[int]") -> int:
    """How many numbers it holds."""
    count, start = _whole(accessor, "count"), _whole(accessor, "byteOffset", 0)
    width = _VALUES.get(accessor.get("type", ""), 0)
    each = _BYTES.get(accessor.get("componentType", 0), 0) * width
    if not each:
        raise _refused("an accessor is of no type that glTF has")
    if "bufferView" in accessor:
        index = _whole(accessor, "bufferView")
        if index >= len(views) or start + count * each > views[index]:
            raise _refused("an accessor reaches beyond its view")
    elif count > MAX_ITEMS:  # zeros that no byte stands for
        raise _refused(f"an accessor without bytes has at most {MAX_ITEMS:,} elements")
    return count * width


def _check_tree(nodes: "list[dict[str, Any]]") -> None:
    """A node has one parent; else the importer would walk for ever, or as often as there are ways."""
    seen: "set[int]" = set()
    for node in nodes:
        children = node.get("children", [])
        if not isinstance(children, list):
            raise _refused("children should be a list")
        for child in children:
            if not isinstance(child, int) or not 0 <= child < len(nodes) or child in seen:
                raise _refused("its nodes are no tree")
            seen.add(child)
    if nodes and len(seen) == len(nodes):
        raise _refused("its nodes are no tree")


def _texts(document: "dict[str, Any]", name: str) -> "list[str]":
    found = document.get(name, [])
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []


def _whole(holder: "dict[str, Any]", name: str, default: "int | None" = None) -> int:
    found = holder.get(name, default)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise _refused(f"{name} should be a whole number, 0 or more")
    return found


def _refused(why: str) -> CommandError:
    return CommandError("this glTF file is not read: " + why)
