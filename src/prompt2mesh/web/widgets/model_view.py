"""The interactive model of a version, in the viewer."""

from collections.abc import Callable, Sequence

import streamlit as st

from prompt2mesh.client.models import Part, Version
from prompt2mesh.web.viewer import ViewedModel, ViewerPart, model_viewer
from prompt2mesh.web.widgets.parts import part_title


def model_view(
    version: Version | None,
    *,
    title: str,
    model_id: str,
    key: str,
    parts: Sequence[Part] = (),
    selected: str | None = None,
    on_select: Callable[[str | None], None] | None = None,
    height_px: int = 580,
) -> None:
    """Shows a version; another version of the same model keeps the camera where it is."""
    files = {file.name: file for file in version.files} if version else {}
    glb, usdz = files.get("model.glb"), files.get("model.usdz")
    model = None
    if version is not None and glb is not None:
        model = ViewedModel(
            glb_url=glb.url,
            model_id=model_id,
            revision=glb.sha256,
            title=title,
            poster_url=version.preview_url,
            usdz_url=usdz.url if usdz else None,
            parts=tuple(ViewerPart(path=part.path, label=part_title(part)) for part in parts),
        )
    said = model_viewer(model, key=key, selected=selected, on_select=on_select, height_px=height_px)
    if said.status == "error":
        st.warning(said.error_message or "The model cannot be shown.", icon=":material/broken_image:")
