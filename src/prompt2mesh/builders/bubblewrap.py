"""The command line of bubblewrap (`bwrap`) as far as it is the same for everything that is locked in."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from prompt2mesh.builders.places import Places


def enclosed(
    places: Places, environment: Mapping[str, str], *, as_root: bool, folders: Sequence[str] = ()
) -> list[str]:  # fmt: skip
    """Namespaces of its own, no capabilities, and these places to be read; what may be written is added to it.

    Args:
        places: What is seen inside.
        environment: All variables that it gets.
        as_root: Whether root starts it, and it becomes another user inside.
        folders: Where something will be mounted besides.
    """
    command = [
        shutil.which("bwrap") or "bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
        "--unshare-cgroup-try", "--hostname", "blender", "--die-with-parent", "--clearenv", "--cap-drop", "ALL",
    ]  # fmt: skip
    if as_root:
        # It becomes a user that owns nothing here, which is more than a namespace in which it is root outside.
        # Linux tells nobody of the death of a parent who could not signal him, and bwrap gives up that right
        # over other users; so bwrap's own process 1, which keeps its user, dies with it and takes all with it.
        command += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        command += ["--unshare-user"]
    for name, value in environment.items():
        command += ["--setenv", name, value]
    # bwrap makes the folders above a mount for its own user only, who is another than the one inside.
    targets = [*(target for _, target in places.mounts), *folders]
    above = {str(folder) for target in targets for folder in Path(target).parents}
    for folder in sorted(above - {"/"}):
        command += ["--perms", "0755", "--dir", folder]
    for source, target in places.mounts:
        if Path(source).is_symlink():
            command += ["--symlink", str(Path(source).readlink()), target]
        else:
            command += ["--ro-bind", source, target]
    return [*command, "--proc", "/proc", "--dev", "/dev"]
