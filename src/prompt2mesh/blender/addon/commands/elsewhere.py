"""Commands of blender-mcp that fetch from the internet: answered honestly, so that its tools go on.

This add-on opens no connections of its own. The answers have the shape that the
clients expect where such a source is switched off.
"""

from typing import Any

from .context import Context

SOURCES = {
    "polyhaven": "Poly Haven",
    "sketchfab": "Sketchfab",
    "polypizza": "Poly Pizza",
    "hyper3d": "Hyper3D Rodin",
    "hunyuan3d": "Hunyuan3D",
    "meshy": "Meshy",
    "tripo": "Tripo",
}
_COMMANDS = {
    "polyhaven": ("get_polyhaven_categories", "search_polyhaven_assets", "download_polyhaven_asset",
                  "get_polyhaven_asset_preview", "set_texture"),
    "sketchfab": ("search_sketchfab_models", "get_sketchfab_model_preview", "download_sketchfab_model"),
    "polypizza": ("search_polypizza_models", "download_polypizza_model"),
    "hyper3d": ("create_rodin_job", "poll_rodin_job_status", "import_generated_asset"),
    "hunyuan3d": ("create_hunyuan_job", "poll_hunyuan_job_status", "import_generated_asset_hunyuan"),
    "meshy": ("create_meshy_job", "refine_meshy_job", "poll_meshy_job_status", "import_generated_asset_meshy"),
    "tripo": ("create_tripo_job", "poll_tripo_job_status", "import_generated_asset_tripo"),
}  # fmt: skip


def _words(source: str) -> str:
    return (
        f"{SOURCES[source]} is not enabled: Prompt2Mesh's add-on fetches nothing from the internet. Make the object "
        "with Prompt2Mesh (make_model), with Blender Python, or import a file (import_asset)."
    )


def _status(source: str) -> "Any":
    def run(_context: Context) -> "dict[str, Any]":
        return {"enabled": False, "message": _words(source)}

    return run


def _refuse(source: str) -> "Any":
    def run(_context: Context, **_params: Any) -> "dict[str, Any]":
        return {"error": _words(source)}

    return run


COMMANDS = {
    **{f"get_{source}_status": _status(source) for source in SOURCES},
    **{name: _refuse(source) for source, names in _COMMANDS.items() for name in names},
}
