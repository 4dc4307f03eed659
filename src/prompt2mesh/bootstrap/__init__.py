"""The one place that wires implementations to ports.

This module makes models with the core install; `service` adds what the server extra brings.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from prompt2mesh.builders import desktop
from prompt2mesh.builders.blender_server import BlenderServer
from prompt2mesh.builders.code import SandboxedCodeRunner
from prompt2mesh.builders.live import SandboxedScene
from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.builders.sandbox import Sandbox
from prompt2mesh.builders.showing import show_model
from prompt2mesh.builders.socket import SocketScene
from prompt2mesh.library.make import make_part
from prompt2mesh.library.registry import Asset, load_library
from prompt2mesh.mesh.program import MeshProgram, Origin
from prompt2mesh.settings import Settings
from prompt2mesh.settings.blender import BlenderAddress
from prompt2mesh.studio.models import Models
from prompt2mesh.studio.ports import Builder, Modeler
from prompt2mesh.studio.ports.catalogue import Catalogue


def open_builder(settings: Settings, *, workers: int | None = None, scratch: Path | None = None) -> WorkerPool:
    """A pool of local Blender workers; the first starts loading at once.

    Args:
        settings: Of this machine.
        workers: How many; as the settings say by default.
        scratch: Where Blender keeps what it does not need for long; the system's temporary folder by default.
    """
    size = workers or settings.workers
    return WorkerPool(size=size, threads=settings.render_threads(size), timeout_s=settings.build_timeout_s,
                      scratch=scratch)  # fmt: skip


def open_code_runner(settings: Settings) -> SandboxedCodeRunner:
    """What runs Blender Python that somebody else wrote; nothing starts before it is asked.

    Args:
        settings: Of this machine; they say how much must hold that code.
    """
    return SandboxedCodeRunner(Sandbox(policy=settings.sandbox))


def open_blender_server(
    settings: Settings, *, host: str, port: int, token: str | None, isolation: str | None = None,
    scratch: Path | None = None, folders: tuple[Path, ...] = (),
) -> BlenderServer:  # fmt: skip
    """A Blender without a window behind a port; nothing runs before it is started.

    Args:
        settings: Of this machine; they say how much must hold the code of clients, unless `isolation` does.
        host: Address to listen on.
        port: Port to listen on; 0 for any.
        token: What clients must show.
        isolation: `strict`, `weak`, or `none` for no sandbox at all.
        scratch: Folder for copies of the scene.
        folders: Where clients may have files written.

    Raises:
        OptionError: The address needs a token.
        EnvironmentFaultError: The port cannot be had.
    """
    policy = {"strict": "strict", "weak": "weak"}.get(isolation or "", settings.sandbox)
    sandbox = None if isolation == "none" else Sandbox(policy=policy)  # pyright: ignore[reportArgumentType]
    if sandbox is not None:
        sandbox.require()
    return BlenderServer(host=host, port=port, token=token, sandbox=sandbox, scratch=scratch, folders=folders)


def desktop_fault(settings: Settings) -> str:
    """Why no Blender of a person's instance on this machine has a window; empty where it has, and is locked in."""
    if settings.sandbox == "off":
        return "Blender Python of others is switched off (PROMPT2MESH_SANDBOX=off), and a person's Blender runs it"
    return desktop.desktop_fault()


def connect_blender(host: str, port: int, *, token: str | None = None) -> SocketScene:
    """The scene of a Blender that serves port 9876, with a window or without one.

    Raises:
        WorkerCrashedError: Nothing answers there.
    """
    return SocketScene(host, port, token=token)


def show_in_blender(model: Path, address: BlenderAddress, *, title: str) -> tuple[str, ...]:
    """Shows a GLB in a Blender with our add-on; the names of its objects there.

    Raises:
        Prompt2MeshError: Nothing answers there, or it could not be shown.
    """
    scene = connect_blender(address.host, address.port, token=address.token)
    try:
        return show_model(scene, model, title=title, key=hashlib.sha256(model.read_bytes()).hexdigest())
    finally:
        scene.close()


def build_addon(path: Path) -> Path:
    """Writes the add-on for people's own Blender as a zip; the file."""
    from prompt2mesh.builders.addon import build_addon as build  # noqa: PLC0415 - few need it

    return build(path)


def open_live_scene(settings: Settings, *, scratch: Path | None = None) -> SandboxedScene:
    """A Blender that keeps its scene from one command to the next; it starts with the first command.

    Args:
        settings: Of this machine; they say how much must hold the code that is sent to it.
        scratch: Where its scratch folder is made; the system's temporary folder by default.

    Raises:
        SandboxUnavailableError: This machine cannot hold foreign code, and was not told to run it all the same.
    """
    return SandboxedScene(Sandbox(policy=settings.sandbox), parent=scratch)


def open_modeler() -> Modeler:
    """The modeler that needs no key."""
    from prompt2mesh.modelers import builtin  # noqa: PLC0415 - it takes half a second, and most commands need no words

    return builtin


def open_catalogue() -> Catalogue:
    """What the modeler that needs no key knows."""
    from prompt2mesh.modelers.builtin.catalogue import LibraryCatalogue  # noqa: PLC0415 - as above

    return LibraryCatalogue()


def open_models(builder: Builder) -> Models:
    """The use cases over the built-in modeler and the builder."""
    return Models(open_modeler(), builder)


def library() -> Mapping[str, Asset]:
    """Every asset by kind."""
    return load_library()


def asset_program(kind: str, *, seed: int = 0) -> MeshProgram:
    """A program with one asset as it comes.

    Raises:
        UnknownObjectError: There is no such asset.
    """
    return MeshProgram(name=kind, prompt=kind, seed=seed, parts=[make_part(Origin(asset=kind, seed=seed))])
