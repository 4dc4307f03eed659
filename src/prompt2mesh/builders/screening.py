"""Reads code before it runs and refuses what it could not have, with the line and what to use instead.

This is advice, not a lock: Python can be written so that no reading sees what it
does, and the locks of the sandbox hold whether it was read or not. It saves the
author of honest code a run, and tells an LLM at once what is not there.
"""

import ast

from prompt2mesh.mesh.errors import CodeError, CodeRefusedError

_FILES = "make meshes with bmesh or from_pydata; pictures and files cannot be loaded or saved here"
_SYSTEM = "only the scene is here: use bpy, bmesh, mathutils, numpy, math and random"
_NETWORK = "there is no network here: make what is needed from shapes"
_LATER = "nothing runs after the code has ended: do it now"
_MODULES = {
    **dict.fromkeys(("os", "subprocess", "sys", "shutil", "pathlib", "signal", "ctypes", "cffi", "multiprocessing",
                     "pty", "resource", "importlib", "builtins", "gc", "inspect", "code", "runpy", "threading",
                     "concurrent", "asyncio", "mmap", "fcntl", "platform", "pwd", "posix", "_posixsubprocess",
                     "faulthandler", "pickle", "marshal", "shelve", "tempfile", "glob", "io", "sqlite3", "zipfile",
                     "tarfile", "atexit", "sysconfig", "site", "webbrowser", "prompt2mesh"), _SYSTEM),
    **dict.fromkeys(("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp",
                     "xmlrpc", "socketserver", "select"), _NETWORK),
}  # fmt: skip
_CALLS = {
    "open": _FILES, "eval": "write the expression itself", "exec": "write the statements themselves",
    "compile": "write the statements themselves", "__import__": "use an import statement", "input": "nobody can answer",
    "breakpoint": "nobody can answer", "globals": _SYSTEM, "vars": _SYSTEM,
}  # fmt: skip
_ATTRIBUTES = {
    "bpy.ops.wm.quit_blender": "the code ends by itself",
    "bpy.ops.wm.open_mainfile": _FILES,
    "bpy.ops.wm.read_homefile": "remove objects one by one: the model is in the collection Model",
    "bpy.ops.wm.read_factory_settings": "remove objects one by one: the model is in the collection Model",
    "bpy.ops.wm.save_mainfile": _FILES,
    "bpy.ops.wm.save_as_mainfile": _FILES,
    "bpy.ops.wm.append": _FILES,
    "bpy.ops.wm.link": _FILES,
    "bpy.ops.wm.url_open": _NETWORK,
    "bpy.ops.wm.path_open": _FILES,
    "bpy.ops.import_scene": _FILES,
    "bpy.ops.export_scene": "the model is exported by itself",
    "bpy.ops.preferences": "preferences end with the code",
    "bpy.ops.script": _SYSTEM,
    "bpy.ops.text": _SYSTEM,
    "bpy.ops.extensions": _NETWORK,
    "bpy.app.handlers": _LATER,
    "bpy.app.timers": _LATER,
    "bpy.app.binary_path": _SYSTEM,
    "bpy.data.libraries": _FILES,
    "bpy.data.images.load": _FILES,
    "bpy.utils.register_class": _LATER,
    "bpy.types.SpaceView3D": _LATER,
}  # fmt: skip
_DUNDERS = {"__name__", "__main__", "__init__", "__repr__", "__str__", "__len__", "__iter__", "__call__", "__eq__",
            "__add__", "__sub__", "__mul__", "__getitem__", "__setitem__", "__enter__", "__exit__", "__lt__",
            "__hash__", "__post_init__", "__doc__", "__annotations__", "__future__"}  # fmt: skip


def screen(code: str) -> None:
    """Refuses code that asks for what it may not have.

    Raises:
        CodeError: It is not Python.
        CodeRefusedError: With the line and what to use instead.
    """
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError) as exc:
        line = getattr(exc, "lineno", None)
        where = f"line {line}: " if line else ""
        raise CodeError(f"the code is not Python: {where}{getattr(exc, 'msg', exc)}") from None
    except (RecursionError, MemoryError):
        raise CodeRefusedError("the code is nested too deeply to be read", hint="write it in smaller steps") from None
    for node in ast.walk(tree):
        _look(node)


def _look(node: ast.AST) -> None:
    match node:
        case ast.Import(names=names):
            for alias in names:
                _module(alias.name, node.lineno)
        case ast.ImportFrom(module=module):
            _module(module or "", node.lineno)
        case ast.Call(func=ast.Name(id=name)) if name in _CALLS:
            _refuse(node.lineno, f"{name}()", _CALLS[name])
        case ast.Name(id=name) | ast.Attribute(attr=name) if _hidden(name):
            _refuse(node.lineno, name, _SYSTEM)
        case ast.Attribute():
            path = _dotted(node)
            if path in _ATTRIBUTES:
                _refuse(node.lineno, path, _ATTRIBUTES[path])
        case _:
            pass


def _hidden(name: str) -> bool:
    return name.startswith("__") and name.endswith("__") and name not in _DUNDERS


def _module(name: str, line: int) -> None:
    top = name.partition(".")[0]
    if top in _MODULES:
        _refuse(line, f"import {name}", _MODULES[top])


def _dotted(node: ast.expr) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def _refuse(line: int, what: str, instead: str) -> None:
    raise CodeRefusedError(f"line {line}: {what} is not allowed in Blender Python here", hint=instead)
