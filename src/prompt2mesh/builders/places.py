"""What of this machine a process in a sandbox sees, all of it only to be read, and whose number it gets."""

import importlib.util
import os
import secrets
import stat
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# Numbers that no system gives to anybody (systemd, UIDS-GIDS): each process gets a user of its own.
_FIRST_USER, _USERS = 1_900_000_000, 200_000_000
# What the process inside imports; each is found wherever it is installed.
_PACKAGES = ("bpy", "numpy", "pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection",
             "PIL", "manifold3d", "trimesh", "lib3mf")  # fmt: skip
_OWN = "/opt/own"
_OWN_PACKAGES = ("__init__.py", "mesh", "blender")
_SYSTEM_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")
_SYSTEM_FILES = ("/usr/share/fonts", "/etc/ld.so.cache", "/etc/fonts")
# A desktop runs programs of the system. Nothing else of /usr or /etc, where somebody may have put data or passwords.
_DESKTOP_PACKAGES = ("__init__.py", "blender", "desktop", "http_security", "mesh", "telemetry")
_DESKTOP_SYSTEM = ("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/libexec", "/usr/share", *_SYSTEM_LIBRARIES,
                   "/etc/X11", "/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime",
                   "/var/cache/fontconfig")  # fmt: skip


@dataclass(frozen=True)
class Places:
    """What of this machine is seen inside.

    Attributes:
        mounts: Where it is here, and where inside.
        path: For PYTHONPATH.
    """

    python: Path
    mounts: tuple[tuple[str, str], ...]
    path: tuple[str, ...]
    library_path: str

    @property
    def sources(self) -> list[str]:
        """Where everything is here."""
        return [source for source, _ in self.mounts]

    @classmethod
    def of_this_python(cls, *, wrapped: bool) -> "Places":
        """The interpreter that runs this, its library, and the packages that it needs.

        Args:
            wrapped: Whether inside they may stand elsewhere, which tells less about this machine.
        """
        python, same = _this_python()
        same += [path for path in (*_SYSTEM_LIBRARIES, *_SYSTEM_FILES) if Path(path).exists()]
        libraries = _library_folders()
        mounts = [(path, path) for path in dict.fromkeys([*same, *libraries])]
        own = Path(__file__).parent.parent
        code = [(own / name, f"own/prompt2mesh/{name}") for name in _OWN_PACKAGES] + _packages()
        if wrapped:
            mounts += [(str(source), f"/opt/{target}") for source, target in code]
            folders = ["/opt/own", "/opt/packages", *(f"/opt/{target}" for _, target in code if "/" not in target)]
        else:
            mounts += [(str(source), "") for source, _ in code]
            folders = [
                str(own.parent),
                *(str(source if "/" not in target else source.parent) for source, target in code),
            ]
        return cls(python, tuple(mounts), tuple(dict.fromkeys(folders)), ":".join(libraries))

    @classmethod
    def of_a_desktop(cls) -> "Places":
        """The programs of the system, the interpreter with its library alone, and what a desktop imports of ours."""
        python, same = _this_python()
        libraries = _library_folders()
        same += [path for path in _DESKTOP_SYSTEM if os.path.lexists(path)]
        own = Path(__file__).parent.parent
        mounts = [(path, path) for path in _outermost([*same, *libraries])]
        mounts += [(str(own / name), f"{_OWN}/prompt2mesh/{name}") for name in _DESKTOP_PACKAGES]
        return cls(python, tuple(mounts), (_OWN,), ":".join(libraries))


def _this_python() -> tuple[Path, list[str]]:
    """The interpreter that runs this, and where it, its library and its shared library are."""
    python = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    return python, [str(python), sysconfig.get_path("stdlib"), *_shared_python()]


def _outermost(paths: Iterable[str]) -> list[str]:
    """Without those that are in another of them."""
    given = list(dict.fromkeys(paths))
    return [one for one in given if not any(str(above) in given for above in Path(one).parents)]


def _shared_python() -> list[str]:
    """The interpreter's own shared library, where it has one outside the system's folders."""
    name, folder = sysconfig.get_config_var("INSTSONAME"), sysconfig.get_config_var("LIBDIR")
    path = Path(str(folder)) / str(name)
    return [str(path)] if name and folder and path.suffix != ".a" and path.is_file() else []


def _library_folders() -> list[str]:
    """What the loader was told to search, as far as there are libraries right in it."""
    folders = [Path(entry) for entry in os.environ.get("LD_LIBRARY_PATH", "").split(":") if entry]
    return [str(folder) for folder in folders if any(folder.glob("*.so*"))]


def _packages() -> list[tuple[Path, str]]:
    """The packages that are needed inside, and what they are called there.

    A folder that pip installs into is taken whole (`site-0`); of any other folder, such as a checkout, the package
    alone (`packages/NAME`).
    """
    sites: dict[Path, str] = {}
    alone: list[tuple[Path, str]] = []
    for name in _PACKAGES:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            continue
        package = Path(spec.origin).parent if spec.submodule_search_locations else Path(spec.origin)
        if package.parent.name in {"site-packages", "dist-packages"}:
            sites.setdefault(package.parent, f"site-{len(sites)}")
        else:
            alone.append((package, f"packages/{package.name}"))
    return [*sites.items(), *alone]


def user_of(scratch: Path | None) -> int:
    """The number of a user for a process: the owner of its scratch folder, who is made the first time."""
    number = _FIRST_USER + secrets.randbelow(_USERS)
    if scratch is None:
        return number
    owner = scratch.stat().st_uid
    if _FIRST_USER <= owner < _FIRST_USER + _USERS:
        return owner
    for _, folders, files, opened in os.fwalk(scratch):  # what an older version, or another process, left there
        for name in (*folders, *files):
            found = os.stat(name, dir_fd=opened, follow_symlinks=False)
            if stat.S_ISDIR(found.st_mode) or found.st_nlink == 1:
                os.chown(name, number, number, dir_fd=opened, follow_symlinks=False)
    os.chown(scratch, number, number)
    return number
