"""Packs the Blender add-on into a zip that any Blender from 3.4 on installs; the same bytes each time."""

import zipfile
from pathlib import Path

import prompt2mesh

ADDON_FOLDER = Path(prompt2mesh.__file__).parent / "blender" / "addon"
MODULE_NAME = "prompt2mesh_socket"
_NOON = (1980, 1, 1, 12, 0, 0)
_PLAIN_FILE = 0o100644 << 16


def build_addon(path: Path) -> Path:
    """Writes the zip.

    Args:
        path: The file to write, or an existing folder for `prompt2mesh_socket.zip`.

    Returns:
        The file.
    """
    if path.is_dir():
        path /= f"{MODULE_NAME}.zip"
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    files = sorted(file for file in ADDON_FOLDER.rglob("*") if file.suffix in {".py", ".toml"})
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(f"{MODULE_NAME}/{file.relative_to(ADDON_FOLDER).as_posix()}", _NOON)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, file.read_bytes())
    part.replace(path)
    return path
