"""What a worker does: one scene at a time, built, measured, rendered and written.

The last built scene is kept, so that exports and renders of the same program
need no second build.
"""

import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bpy

from prompt2mesh.blender import render
from prompt2mesh.blender.camera import View
from prompt2mesh.blender.export import export_model
from prompt2mesh.blender.inspect import inspect_scene
from prompt2mesh.blender.measure import measure_parts
from prompt2mesh.blender.printing import make_printable
from prompt2mesh.blender.scene import BuiltScene, build_scene, clear_scene
from prompt2mesh.blender.script import write_script
from prompt2mesh.blender.verify import verify_export
from prompt2mesh.mesh.errors import ProgramError
from prompt2mesh.mesh.program import MeshProgram

Progress = Callable[[str, float], None]


class Session:
    """Handles requests against one Blender."""

    def __init__(self) -> None:
        """Start from an empty file."""
        bpy.ops.wm.read_factory_settings(use_empty=True)
        bpy.context.preferences.edit.use_global_undo = False
        self._built: BuiltScene | None = None
        self._operations: dict[str, Callable[[dict[str, Any], Progress], dict[str, Any]]] = {
            "build": self._build,
            "inspect": self._inspect,
            "export": self._export,
            "render": self._render,
            "measure": self._measure,
            "print": self._print,
            "script": self._script,
            "status": self._status,
        }

    def handle(self, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
        """Runs one request.

        Raises:
            ProgramError: The operation is unknown, or needs a scene and there is none.
        """
        operation = self._operations.get(str(request.get("op")))
        if operation is None:
            raise ProgramError(
                f"a worker operation was expected ({', '.join(self._operations)}); got {request.get('op')!r}"
            )
        return operation(request, progress)

    def _scene(self) -> BuiltScene:
        if self._built is None:
            raise ProgramError("build a program first: this worker has no scene")
        return self._built

    def _build(self, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
        self._built = None
        program = MeshProgram.model_validate(request["program"])
        progress("build", 0.0)
        self._built = build_scene(program, budget_triangles=request.get("budget_triangles"))
        progress("build", 1.0)
        return {"seconds": self._built.seconds}

    def _inspect(self, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
        progress("inspect", 0.0)
        report = inspect_scene(self._scene(), contact=bool(request.get("contact", True)))
        return report.model_dump(mode="json")

    def _export(self, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
        self._scene()
        reports: list[dict[str, Any]] = []
        formats = request["formats"]
        for number, kind in enumerate(formats):
            progress(f"export {kind}", number / len(formats))
            path = Path(request["folder"]) / f"{request.get('stem', 'model')}.{kind}"
            started = time.perf_counter()
            export_model(path, kind)
            report = verify_export(path, kind)
            reports.append({**report.model_dump(mode="json"), "seconds": time.perf_counter() - started})
        return {"exports": reports}

    def _render(self, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
        self._scene()
        kind, path = request["kind"], Path(request["path"])
        progress(kind, 0.0)
        started = time.perf_counter()
        if kind == "preview":
            render.render_preview(path, size_px=request.get("size_px", 400), height_px=request.get("height_px"))
        elif kind == "beauty":
            render.render_beauty(
                path, size_px=request.get("size_px", 1024), height_px=request.get("height_px"),
                samples=request.get("samples", 64), progress=lambda share: progress(kind, share),
            )  # fmt: skip
        elif kind == "turntable":
            render.render_turntable(
                path, frames=request.get("frames", 24), size_px=request.get("size_px", 320),
                progress=lambda share: progress(kind, share),
            )  # fmt: skip
        else:
            seen = request["viewpoint"]
            render.render_view(
                path, View(seen["azimuth_deg"], seen["elevation_deg"]), width_px=request.get("size_px", 512),
                height_px=request.get("height_px"), part=seen["part"], fill=seen["fill"],
                field_of_view_deg=seen["field_of_view_deg"], floor=seen["floor"],
            )  # fmt: skip
        return {"seconds": time.perf_counter() - started}

    def _measure(self, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
        progress("measure", 0.0)
        report = measure_parts(self._scene(), request["paths"], overlaps=bool(request["overlaps"]))
        return report.model_dump(mode="json")

    def _print(self, _request: dict[str, Any], progress: Progress) -> dict[str, Any]:
        progress("print", 0.0)
        report = make_printable(self._scene())
        return report.model_dump(mode="json")

    def _script(self, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
        progress("script", 0.0)
        write_script(Path(request["path"]), self._scene().program)
        return {}

    def _status(self, _request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
        if self._built is None:
            clear_scene()
        with Path("/proc/self/statm").open(encoding="ascii") as statm:
            resident = int(statm.read().split()[1]) * resource.getpagesize()
        return {"blender": bpy.app.version_string, "resident_mb": resident / 2**20}
