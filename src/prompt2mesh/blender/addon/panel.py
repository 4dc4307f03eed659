"""What the person sees: the panel in the sidebar of the 3D view, the preferences, the two buttons."""

# pyright: reportInvalidTypeForm=false
# Blender reads its properties from annotations, which are calls.
import os
import secrets
from typing import Any

import bpy

from . import window
from .connections import DEFAULT_PORT, is_loopback
from .errors import CommandError

_REDRAW_S = 1.0


class Prompt2MeshPreferences(bpy.types.AddonPreferences):
    """Kept by Blender from one start to the next."""

    bl_idname = __package__ or "prompt2mesh_socket"

    host: bpy.props.StringProperty(
        name="Address", default="127.0.0.1", description="127.0.0.1 lets in only programs on this machine"
    )
    port: bpy.props.IntProperty(name="Port", default=DEFAULT_PORT, min=1024, max=65535)
    token: bpy.props.StringProperty(
        name="Token", default="", subtype="PASSWORD",
        description="Clients must show it first; needed for any address but this machine's own",
    )  # fmt: skip
    start_with_blender: bpy.props.BoolProperty(name="Start with Blender", default=False)

    def draw(self, _context: Any) -> None:
        """The add-on's part of Blender's preferences."""
        _draw_settings(self.layout, self)
        self.layout.prop(self, "start_with_blender")


class PROMPT2MESH_OT_start(bpy.types.Operator):  # noqa: N801 - Blender's way of naming
    """Lets MCP clients and agents work in this Blender"""  # noqa: D415 - shown as a tip

    bl_idname = "prompt2mesh.start"
    bl_label = "Start"

    def execute(self, context: Any) -> Any:
        """Starts the server as the preferences say."""
        problem = start_server(context)
        if problem:
            self.report({"ERROR"}, problem)
            return {"CANCELLED"}
        return {"FINISHED"}


class PROMPT2MESH_OT_stop(bpy.types.Operator):  # noqa: N801
    """Ends every connection"""  # noqa: D415

    bl_idname = "prompt2mesh.stop"
    bl_label = "Stop"

    def execute(self, context: Any) -> Any:
        """Stops the server."""
        del context
        window.stop()
        return {"FINISHED"}


class PROMPT2MESH_OT_new_token(bpy.types.Operator):  # noqa: N801
    """Makes a new token and copies it, so that it can be pasted into a client"""  # noqa: D415

    bl_idname = "prompt2mesh.new_token"
    bl_label = "New token"

    def execute(self, context: Any) -> Any:
        """Fills in the token."""
        preferences = _preferences(context)
        preferences.token = secrets.token_urlsafe(24)
        context.window_manager.clipboard = preferences.token
        return {"FINISHED"}


class PROMPT2MESH_PT_sidebar(bpy.types.Panel):  # noqa: N801
    """The panel in the sidebar."""

    bl_label = "Prompt2Mesh"
    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Prompt2Mesh"

    def draw(self, context: Any) -> None:
        """Status, settings, buttons."""
        layout = self.layout
        runs, lines = window.status()
        preferences = _preferences(context)
        box = layout.box()
        box.label(
            text="Serving {}:{}".format(*(window.address() or ("", 0))) if runs else "Not serving",
            icon="LINKED" if runs else "UNLINKED",
        )
        for line in lines:
            box.label(text=line)
        if runs:
            box.label(text="with a token" if window.needs_token() else "this machine only", icon="LOCKED")
            layout.operator("prompt2mesh.stop", icon="PAUSE")
            return
        _draw_settings(layout, preferences)
        layout.operator("prompt2mesh.start", icon="PLAY")


def start_server(context: Any) -> str:
    """Starts the server as the preferences say; what stands in the way, or nothing."""
    preferences = _preferences(context)
    try:
        window.start(preferences.host, preferences.port, preferences.token or None)
    except CommandError as exc:
        window.note_problem(str(exc))
        return str(exc)
    return ""


def register() -> None:
    """Makes it all known to Blender, and starts the server where the person wants that."""
    for kind in _CLASSES:
        bpy.utils.register_class(kind)
    bpy.app.timers.register(_after_start, first_interval=0.1)
    bpy.app.timers.register(_redraw, persistent=True)


def unregister() -> None:
    """Takes it all away."""
    window.stop()
    for timer in (_after_start, _redraw):
        if bpy.app.timers.is_registered(timer):
            bpy.app.timers.unregister(timer)
    for kind in reversed(_CLASSES):
        bpy.utils.unregister_class(kind)


def _after_start() -> None:
    """When Blender is ready; while add-ons are registered, much of it is not there."""
    wanted = os.environ.get("PROMPT2MESH_BLENDER_START") == "1" or _preferences(bpy.context).start_with_blender
    if wanted and not window.status()[0]:
        start_server(bpy.context)


def _redraw() -> float:
    """Keeps the line about the server true."""
    for one in bpy.context.window_manager.windows:
        for area in one.screen.areas:
            if area.type == "VIEW_3D":
                for region in area.regions:
                    if region.type == "UI" and region.width > 1:
                        region.tag_redraw()
    return _REDRAW_S


def _draw_settings(layout: Any, preferences: Any) -> None:
    column = layout.column()
    column.prop(preferences, "host")
    column.prop(preferences, "port")
    row = column.row(align=True)
    row.prop(preferences, "token")
    row.operator("prompt2mesh.new_token", text="", icon="FILE_REFRESH")
    if not preferences.token and not is_loopback(preferences.host):
        column.label(text="other machines reach this address: it needs a token", icon="ERROR")


def _preferences(context: Any) -> Any:
    return context.preferences.addons[Prompt2MeshPreferences.bl_idname].preferences


_CLASSES = (
    Prompt2MeshPreferences,
    PROMPT2MESH_OT_start,
    PROMPT2MESH_OT_stop,
    PROMPT2MESH_OT_new_token,
    PROMPT2MESH_PT_sidebar,
)
