"""Commands that tell what stands at this end, without touching the scene."""

from typing import Any

import bpy

from ..version import VERSION
from .context import Context

# What blender-mcp's server (2.2) asks its add-on for; ours answers every command of that protocol.
PEER_PROTOCOL = 15
MOST_HELD_S = 300.0


def get_addon_info(_context: Context) -> "dict[str, Any]":
    """Name, version and commands, as blender-mcp asks at the start."""
    from . import COMMANDS as ALL

    return {
        "name": "Prompt2Mesh",
        "addon_version": list(VERSION),
        "protocol_version": PEER_PROTOCOL,
        "capabilities": sorted(ALL),
        "blender_version": bpy.app.version_string,
        "premium_generators": [],
    }


def get_addon_status(context: Context) -> "dict[str, Any]":
    """The same, with what is open and whether there is a window."""
    return {
        **get_addon_info(context),
        "window": not bpy.app.background,
        "file": bpy.data.filepath or None,
        "unsaved_changes": bool(bpy.data.is_dirty),
        "autosave": context.history.newest_copy() or None,
        "libraries": "none: this add-on fetches nothing from the internet",
    }


def ping(_context: Context) -> "dict[str, Any]":
    """Answered by the socket itself; here for those who run commands without one."""
    return {"pong": True}


def get_telemetry_consent(_context: Context) -> "dict[str, Any]":
    """Never: this add-on collects nothing, and its clients are told not to."""
    return {"consent": False}


def set_telemetry_consent(_context: Context, consent: bool = False) -> "dict[str, Any]":
    """Stays off."""
    if consent:
        return {"error": "not enabled: Prompt2Mesh's add-on never allows the collection of data"}
    return {"consent": False}


def drain_human_activity(_context: Context) -> "dict[str, Any]":
    """What the person did in Blender: not recorded."""
    return {"events": [], "dropped": 0}


def get_activity(_context: Context) -> "dict[str, Any]":
    """Whether somebody works here: answered by the socket itself, as only it hears every command."""
    return {"boot_id": "", "changes": 0, "lineage": "", "last": "", "idle_s": None, "input_idle_s": None, "busy": False}


def hold(_context: Context, seconds: float = 0.0) -> "dict[str, Any]":
    """Takes no commands of clients for a while: the scene was saved, and this Blender will end; 0 takes them again."""
    return {"held_s": max(0.0, min(float(seconds), MOST_HELD_S))}


COMMANDS = {"get_addon_info": get_addon_info, "get_addon_status": get_addon_status}
INSTANT = {
    "ping": ping,
    "heartbeat": ping,
    "get_activity": get_activity,
    "hold": hold,
    "get_telemetry_consent": get_telemetry_consent,
    "set_telemetry_consent": set_telemetry_consent,
    "drain_human_activity": drain_human_activity,
}
