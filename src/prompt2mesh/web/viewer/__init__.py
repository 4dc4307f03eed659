"""The interactive 3D viewer of the web page: a Streamlit component and the browser code it serves."""

from prompt2mesh.web.viewer.component import (
    FRONTEND,
    ViewedModel,
    ViewerMode,
    ViewerPart,
    ViewerState,
    ViewerStatus,
    ViewerTheme,
    model_viewer,
)

__all__ = [
    "FRONTEND",
    "ViewedModel",
    "ViewerMode",
    "ViewerPart",
    "ViewerState",
    "ViewerStatus",
    "ViewerTheme",
    "model_viewer",
]
