"""The screen of the desktop: TigerVNC's X server, and a window manager that lets Blender have all of it.

The X server listens on a socket in the scratch folder for the web page, and on the
VNC port for viewers. Where there is a token, both ask for the password made of it,
and viewers that can do so speak TLS. Programs on the same machine need the cookie.
"""

import asyncio
import contextlib
import os
import secrets
import shutil
import stat
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from prompt2mesh.desktop.part import Part
from prompt2mesh.mesh.errors import EnvironmentFaultError

_START_S = 30.0
_COOKIE_BYTES = 16
_MOST_SOCKET_BYTES = 100
_FAMILY_WILD = 0xFFFF
_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - X knows no other place

# The add-on asks for all of the screen for Blender's first window; its other windows (preferences, a render) look like
# windows and stay before it. No key and no button is taken from Blender.
_WINDOW_RULES = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><focusLast>yes</focusLast><underMouse>no</underMouse></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <theme><name>Clearlooks</name><titleLayout>LC</titleLayout></theme>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard></keyboard>
  <mouse>
    <context name="Client"><mousebind button="Left" action="Press"><action name="Focus"/></mousebind></context>
    <context name="Titlebar">
      <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
      <mousebind button="Left" action="Drag"><action name="Move"/></mousebind></context>
    <context name="Close"><mousebind button="Left" action="Click"><action name="Close"/></mousebind></context>
  </mouse>
  <applications>
    <application class="Blender"><focus>yes</focus></application>
  </applications>
</openbox_config>
"""


@dataclass(frozen=True)
class Display:
    """A screen that runs.

    Attributes:
        server: The X server.
        manager: The window manager.
        variables: What programs need to find the screen.
    """

    server: Part
    manager: Part
    variables: dict[str, str]

    async def end(self) -> None:
        """Ends both."""
        await self.manager.end(patience_s=1.0)
        await self.server.end(patience_s=3.0)


@dataclass(frozen=True)
class Screen:
    """How a screen is started.

    Attributes:
        folder: For its files, its VNC socket among them; it is there.
        host: Address of the VNC port.
        vnc_port: The VNC port.
        password: For both; None lets in whoever gets there.
        width: In pixels.
        height: In pixels.
    """

    folder: Path
    host: str
    vnc_port: int
    password: str | None
    width: int
    height: int

    @property
    def vnc_socket(self) -> Path:
        """Where the web page's bridge finds it; good in this process and the X server.

        The name of a socket must be short, and that of a folder may be long: then it is named by the open folder. So
        it needs no other place, which nobody would clear after a death.
        """
        place = self.folder / "vnc"
        return place if len(os.fsencode(place)) <= _MOST_SOCKET_BYTES else Path(f"/proc/self/fd/{self._opened}/vnc")

    @cached_property
    def _opened(self) -> int:
        return os.open(self.folder, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)

    def check(self) -> None:
        """Looks for what is needed, so that its lack is told in words.

        Raises:
            EnvironmentFaultError: Something is missing.
        """
        for program, package in (("Xtigervnc", "tigervnc-standalone-server"), ("openbox", "openbox"),
                                 ("tigervncpasswd", "tigervnc-tools")):  # fmt: skip
            if shutil.which(program) is None:
                raise EnvironmentFaultError(f"this machine has no {program}", hint=f"apt-get install {package}")
        # X would try for ever.
        place = _SOCKETS if _SOCKETS.exists() else _SOCKETS.parent
        if not os.access(place, os.W_OK):
            raise EnvironmentFaultError(f"{place} cannot be written, and X has its socket there",
                                        hint="give the container an emptyDir or a tmpfs at /tmp")  # fmt: skip

    async def start(self, environment: dict[str, str]) -> Display:
        """Starts the X server, waits until it can be used, and starts the window manager.

        Raises:
            EnvironmentFaultError: It did not come up.
        """
        cookies = self.folder / "Xauthority"
        _write_secret(cookies, _cookie_entry(secrets.token_bytes(_COOKIE_BYTES)))
        self.vnc_socket.unlink(missing_ok=True)
        reading, writing = os.pipe()
        try:
            server = await Part.start("x", self._command(writing, cookies), environment=environment,
                                      pass_fds=(writing, self._opened))  # fmt: skip
        finally:
            os.close(writing)
        try:
            number = await _number(server, reading)
        except EnvironmentFaultError:
            await server.end(patience_s=1.0)
            raise
        variables = {"DISPLAY": f":{number}", "XAUTHORITY": str(cookies)}
        rules = self.folder / "openbox.xml"
        rules.write_text(_WINDOW_RULES, encoding="utf-8")
        command = ["openbox", "--config-file", str(rules), "--sm-disable"]
        manager = await Part.start("openbox", command, environment={**environment, **variables})
        return Display(server, manager, variables)

    async def start_manager(self, environment: dict[str, str], variables: dict[str, str]) -> Part:
        """Starts the window manager again."""
        command = ["openbox", "--config-file", str(self.folder / "openbox.xml"), "--sm-disable"]
        return await Part.start("openbox", command, environment={**environment, **variables})

    def _command(self, told: int, cookies: Path) -> list[str]:
        command = [
            "Xtigervnc", "-displayfd", str(told), "-geometry", f"{self.width}x{self.height}", "-depth", "24",
            "-auth", str(cookies), "-nolisten", "tcp", "-noreset", "-s", "0", "-desktop", "Prompt2Mesh",
            "-rfbunixpath", str(self.vnc_socket), "-rfbunixmode", str(stat.S_IRUSR | stat.S_IWUSR),
            "-rfbport", str(self.vnc_port), "-interface", self.host, "-AlwaysShared", "-AllowOverride=",
            "-Log", "*:stderr:10",
        ]  # fmt: skip
        if self.password is None:
            return [*command, "-SecurityTypes", "None"]
        file = self.folder / "vnc-password"
        _write_secret(file, _obscured(self.password))
        return [*command, "-SecurityTypes", "TLSVnc,VncAuth", "-PasswordFile", str(file)]


async def _number(server: Part, told: int) -> int:
    """The number of the display, which the X server tells when it can be used."""
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(told, "rb"))
    try:
        async with asyncio.timeout(_START_S):
            line = await reader.readline()
        return int(line)
    except (TimeoutError, ValueError) as exc:
        raise EnvironmentFaultError(
            f"the X server did not come up ({'it ended' if not server.runs else 'it says nothing'})",
            hint="the lines before this one say why",
        ) from exc
    finally:
        with contextlib.suppress(OSError):
            transport.close()


def _cookie_entry(cookie: bytes) -> bytes:
    """A file of X cookies with one that is good for every display of this machine."""
    fields = (b"", b"", b"MIT-MAGIC-COOKIE-1", cookie)
    return _FAMILY_WILD.to_bytes(2, "big") + b"".join(len(one).to_bytes(2, "big") + one for one in fields)


def _obscured(password: str) -> bytes:
    """The password as VNC servers keep it: not secret, so the file must be."""
    done = subprocess.run(["tigervncpasswd", "-f"], input=password.encode(), capture_output=True, check=True)  # noqa: S607 - in the path
    return done.stdout


def _write_secret(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
