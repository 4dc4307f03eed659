"""The Blender add-on: lets clients drive this Blender over a socket on port 9876.

It runs in a person's own Blender (3.4 and later) without the rest of Prompt2Mesh,
so it stands on the standard library and bpy alone and its imports are relative.
The headless server and the sandboxed live scene use the same modules.
"""

bl_info = {
    "name": "Prompt2Mesh",
    "author": "The Prompt2Mesh authors",
    "version": (1, 0, 0),
    "blender": (3, 4, 0),
    "location": "3D View > Sidebar (N) > Prompt2Mesh",
    "description": "Lets MCP clients and agents work in this Blender, over a socket on this machine",
    "doc_url": "",
    "category": "Interface",
}


def register() -> None:
    """Called by Blender when the add-on is switched on."""
    from . import panel

    panel.register()


def unregister() -> None:
    """Called by Blender when the add-on is switched off; the server stops."""
    from . import panel

    panel.unregister()
