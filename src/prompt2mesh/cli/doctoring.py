"""The command `doctor`: what this machine has, what is missing and how to get it."""

import importlib.metadata
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from prompt2mesh import bootstrap
from prompt2mesh.bootstrap.agent import agent_installed
from prompt2mesh.cli import show
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.settings import read_settings
from prompt2mesh.settings.agent import read_agent_settings
from prompt2mesh.studio.ports import BuildOrder

_NEEDED_DISK_GB = 1.0
_NEEDED_MEMORY_GB = 1.5
_PACKAGES = {  # shared library → Debian package
    "libX11.so.6": "libx11-6", "libXi.so.6": "libxi6", "libXxf86vm.so.1": "libxxf86vm1", "libXfixes.so.3": "libxfixes3",
    "libXrender.so.1": "libxrender1", "libxkbcommon.so.0": "libxkbcommon0", "libSM.so.6": "libsm6",
    "libICE.so.6": "libice6", "libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libgomp.so.1": "libgomp1",
}  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One thing looked at; where it is not `needed`, models are made without it."""

    name: str
    ok: bool
    found: str
    remedy: str = ""
    needed: bool = True


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Say what is missing on this machine and how to get it; exit code 5 when something is."""
    findings = [_python(), _blender_wheel(), *_libraries(), _memory(), _disk(), _cache(), _build(), _sandbox(),
                _desktop(), _llm()]  # fmt: skip
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in findings]))
    else:
        for finding in findings:
            mark = "[green]✓[/]" if finding.ok else "[red]✗[/]" if finding.needed else "[yellow]–[/]"
            show.out.print(f"{mark} {finding.name}  [dim]{finding.found}[/]", soft_wrap=True)
            if not finding.ok and finding.remedy:
                show.out.print(f"    {finding.remedy}", markup=False, soft_wrap=True)
    if not all(finding.ok or not finding.needed for finding in findings):
        raise typer.Exit(5)


def _python() -> Finding:
    return Finding("Python 3.11", sys.version_info[:2] == (3, 11), platform.python_version(),
                   "Blender 4.5's wheel needs Python 3.11: install it and run `make setup`")  # fmt: skip


def _blender_wheel() -> Finding:
    try:
        version = importlib.metadata.version("bpy")
    except importlib.metadata.PackageNotFoundError:
        return Finding("Blender (bpy)", ok=False, found="not installed", remedy="run `make setup`")
    return Finding("Blender (bpy)", version.startswith("4.5."), version, "run `make setup` to get the pinned version")


def _libraries() -> list[Finding]:
    """The shared libraries that Blender's own file asks for and the loader does not find."""
    spec = importlib.util.find_spec("bpy")
    if spec is None or spec.origin is None or shutil.which("ldd") is None:
        return []
    folder = Path(spec.origin).parent
    asked = [str(path) for path in folder.glob("__init__*.so")]
    listed = subprocess.run(["ldd", *asked], capture_output=True, text=True, check=False).stdout
    missing = [line.split()[0] for line in listed.splitlines() if "not found" in line]
    packages = sorted({_PACKAGES.get(name, name) for name in missing})
    remedy = f"sudo apt-get install {' '.join(packages)}"
    return [Finding("shared libraries", not missing, ", ".join(missing) or "all found", remedy)]


def _memory() -> Finding:
    gigabytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return Finding("memory", gigabytes >= _NEEDED_MEMORY_GB, f"{gigabytes:.1f} GB, {os.cpu_count()} cores",
                   f"a worker wants {_NEEDED_MEMORY_GB} GB")  # fmt: skip


def _disk() -> Finding:
    free = shutil.disk_usage(Path.cwd()).free / 2**30
    return Finding("disk", free >= _NEEDED_DISK_GB, f"{free:.1f} GB free here", "free some space")


def _cache() -> Finding:
    folder = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "prompt2mesh"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return Finding("cache", ok=True, found=str(folder))
    except OSError as exc:
        return Finding("cache", ok=False, found=str(exc), remedy="set XDG_CACHE_HOME to a folder you can write")


def _build() -> Finding:
    """Builds one small thing for real."""
    try:
        with closing(bootstrap.open_builder(read_settings())) as builder, tempfile.TemporaryDirectory() as folder:
            program, _ = bootstrap.open_modeler().model("a cube")
            result = builder.build(BuildOrder(program, Path(folder)))
    except Prompt2MeshError as exc:
        return Finding("a cube, built and exported", ok=False, found=f"{exc.code}: {exc.message}", remedy=exc.hint)
    return Finding("a cube, built and exported", ok=True, found=f"{sum(result.seconds.values()):.2f} s, start included")


def _llm() -> Finding:
    """Which LLMs the agent would ask, without their keys; that there is none is no fault."""
    name = "LLM for the agent"
    try:
        settings = read_agent_settings(os.environ)
    except Prompt2MeshError as exc:
        return Finding(name, ok=False, found=exc.message, remedy=exc.hint)
    if settings.without_key:
        return Finding(name, ok=False, found=f"no key for {', '.join(settings.without_key)}",
                       remedy="set the provider's key, or take it out of PROMPT2MESH_LLM")  # fmt: skip
    if not settings.models:
        return Finding(
            name, ok=True, found="none: the built-in modeler works (ANTHROPIC_API_KEY, … or PROMPT2MESH_LLM)"
        )
    asked = ", then ".join(
        f"{one.label}{f' at {_host(one.base_url)}' if one.base_url else ''}" for one in settings.models
    )
    return Finding(name, agent_installed(), asked, "pip install 'prompt2mesh[agent]'")


def _host(address: str) -> str:
    """An address without what may be secret in it."""
    return urlsplit(address).hostname or "another address"


def _sandbox() -> Finding:
    """What holds Blender Python that somebody else wrote."""
    name, settings = "sandbox for Blender Python of others", read_settings()
    if settings.sandbox == "off":
        return Finding(name, ok=True, found="off: such code is never run", needed=False)
    with closing(bootstrap.open_code_runner(settings)) as runner:
        isolation = runner.isolation
    missing = [f"without {layer}: {why}" for layer, why in isolation.missing.items()]
    return Finding(name, isolation.strict, "; ".join([", ".join(isolation.layers), *missing]),
                   "without it an LLM builds with mesh programs only; on Debian or Ubuntu: sudo apt-get install "
                   "bubblewrap libseccomp2 (docs/explanation/foreign-code.md)", needed=False)  # fmt: skip


def _desktop() -> Finding:
    """Whether people's instances on this machine may have a window: one that nothing holds in, nobody gets."""
    fault = bootstrap.desktop_fault(read_settings())
    return Finding("desktop for people's instances", not fault, fault or "in a sandbox",
                   "without it Blender has no window there (docs/howto/instances-on-one-machine.md); on Debian: sudo "
                   "apt-get install blender tigervnc-standalone-server tigervnc-tools openbox novnc bubblewrap "
                   "libseccomp2", needed=False)  # fmt: skip
