"""The files of a version: a link for each that is there, a button for each that can be made."""

import html
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from prompt2mesh.client.models import File, Version
from prompt2mesh.web import units
from prompt2mesh.web.following import Follow

# Format or wish, its name, and what it is good for.
OFFERS: tuple[tuple[str, str, str], ...] = (
    ("glb", "GLB", "web pages, games, Android AR"),
    ("usdz", "USDZ", "iPhone and iPad AR"),
    ("stl", "STL", "3D printing"),
    ("3mf", "3MF", "3D printing with materials"),
    ("obj", "OBJ", "nearly every 3D program"),
    ("fbx", "FBX", "Unity, Unreal, Maya"),
    ("ply", "PLY", "scans and research"),
    ("blend", "Blender", "the whole scene in Blender"),
    ("print", "Print ready", "closed solids in mm, STL and 3MF"),
    ("script", "Script", "makes the model again in a plain Blender"),
    ("beauty", "Picture", "rendered with light and shadow"),
    ("turntable", "Turntable", "a film of one turn"),
)
_NAMES = {"print": ("print.stl", "print.3mf"), "script": ("rebuild.py",), "beauty": ("beauty.png",),
          "turntable": ("turntable.gif", "turntable.mp4")}  # fmt: skip


def files_of(offer: str, files: Sequence[File]) -> list[File]:
    """The files of a version that answer an offer."""
    if offer in _NAMES:
        return [file for file in files if file.name in _NAMES[offer]]
    return [file for file in files if file.format == offer and file.name.startswith("model.")]


def downloads(version: Version, under_way: Mapping[str, Follow], *, on_make: Callable[[str], None]) -> None:
    """All that can be had of a version.

    Args:
        version: The version.
        under_way: The exports at work, by offer.
        on_make: Called with an offer that is to be made.
    """
    for offer, title, use in OFFERS:
        ready = files_of(offer, version.files)
        with st.container(key=f"offer_{offer}", horizontal=True, vertical_alignment="center", gap="small"):
            st.html(
                f'<div class="p2m-offer"><strong>{title}</strong><span>{html.escape(use)}</span></div>', width="stretch"
            )
            if ready:
                for file in ready:
                    size = f" · {units.megabytes(file.size_bytes)}" if file.size_bytes else ""
                    label = f"{file.name if len(ready) > 1 else 'Download'}{size}"
                    st.link_button(label, file.url, icon=":material/download:", key=f"get_{offer}_{file.name}")
            elif offer in under_way:
                follow = under_way[offer]
                st.progress(min(100, max(2, follow.progress)), text="Making it", width=150)
            else:
                st.button("Make", icon=":material/add:", key=f"make_{offer}", on_click=on_make, args=(offer,))
    program = next((file for file in version.files if file.name.endswith(".p2m.json")), None)
    if program is not None:
        st.caption(f"Also there: [the model as editable data]({program.url}) (`{program.name}`).")
