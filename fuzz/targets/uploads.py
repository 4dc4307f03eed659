"""Files from outside, over their bytes: pictures, lists of prompts, and exports that are read again."""

import io
import resource
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from PIL import Image

from fuzz.target import Doors, Target
from prompt2mesh.mesh.errors import BatchListError, GeometryError, MediaTypeError, TooLargeError
from prompt2mesh.studio.service.batch_lists import MAX_ITEMS, read_list
from prompt2mesh.studio.service.uploads import MAX_SIDE_PX, redrawn
from prompt2mesh.web.batch_lines import read_csv, read_lines

# A picture of 40 million pixels takes 160 MB, and a copy or two of it.
_MOST_MORE_MB = 900
_folder: list[Path] = []


def _picture(data: bytes) -> None:
    before = _peak_mb()
    try:
        picture, name, media_type = redrawn(data)
    except (MediaTypeError, TooLargeError) as error:
        assert error.message
    else:
        again = Image.open(io.BytesIO(picture), formats=("PNG", "JPEG"))
        again.load()
        assert max(again.size) <= MAX_SIDE_PX
        assert name.rpartition(".")[2] in media_type.replace("jpeg", "jpg")
        assert not again.getexif()
    assert _peak_mb() - before < _MOST_MORE_MB, "it takes too much memory"


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _list(data: bytes) -> None:
    """A list of prompts, as the API reads it and as the page reads it first."""
    text = data.decode("utf-8", "replace")
    try:
        items = read_list(text)
    except BatchListError as error:
        assert error.faults
    else:
        assert 0 < len(items) <= MAX_ITEMS
    read_lines(text)
    read_csv(data)


@contextmanager
def _scratch() -> Generator[None]:
    with tempfile.TemporaryDirectory() as folder:
        _folder.append(Path(folder))
        yield
        _folder.clear()


def _export(kind: Literal["glb", "stl", "obj", "ply", "3mf"], data: bytes) -> None:
    from prompt2mesh.blender.verify import verify_export  # noqa: PLC0415 - loads Blender, which other doors do without

    path = _folder[0] / f"model.{kind}"
    path.write_bytes(data)
    try:
        report = verify_export(path, kind)
    except GeometryError as error:
        assert error.message
    else:
        assert report.triangles > 0


_DOORS = Doors({
    "picture": _picture, "list": _list, "glb": lambda data: _export("glb", data),
    "stl": lambda data: _export("stl", data), "obj": lambda data: _export("obj", data),
    "ply": lambda data: _export("ply", data), "3mf": lambda data: _export("3mf", data),
})  # fmt: skip

TARGET = Target(
    about="a damaged file is refused in words, within its memory and its time; a good one is taken",
    run=_DOORS, mutate=_DOORS.mutator(lambda data, most, _rng, native: native(data, most)), prepare=_scratch,
    most_bytes=12_000, cpu_s=10.0,
    dictionary=(
        "\x89PNG\r\n\x1a\n", "IHDR", "IDAT", "PLTE", "tRNS", "iCCP", "eXIf", "zTXt", "acTL", "IEND", "RIFF", "WEBPVP8L",
        "Exif\0\0", "II*\0", "MM\0*", "JFIF", "\xff\xd8\xff", "prompt,seed,style,detail,scale,priority", '{"prompt":"',
        "glTF", "JSON", '"accessors"', '"bufferViews"', '"componentType"', '"count"', "solid", "facet normal", "endsolid",
        "ply\nformat ascii 1.0\n", "element vertex", "property float x", "property list uchar int vertex_indices",
        "PK\x03\x04", "3D/3dmodel.model", "<mesh>", "<vertex x=", "<triangle v1=", "f 1 2 3", "v 0 0 0", "usemtl",
    ),
)  # fmt: skip
