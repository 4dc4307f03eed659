"""What the remote commands share: the server, the login, and how things on the server are named."""

import importlib.util
import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from prompt2mesh.cli.remote.credentials import Credentials, FileTokens
from prompt2mesh.mesh.errors import AuthenticationError, EnvironmentFaultError, NotFoundError, OptionError

if TYPE_CHECKING:
    from prompt2mesh.client import Client
    from prompt2mesh.client.models import Project

DEFAULT_SERVER = "http://localhost:8000"
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})

Server = Annotated[
    str | None,
    typer.Option("--server", "-s", help="Address of the server, such as https://mesh.example.org.", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the server's answer as JSON and nothing else.")]
Model = Annotated[str, typer.Argument(help="A project: its id, its name, or `last`.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Folder to save to; named after the model by default.")]
Detach = Annotated[bool, typer.Option("--detach", "-d", help="Do not wait: print the task and leave it to the server.")]


def choose_server(asked: str | None, credentials: Credentials, environment: Mapping[str, str] | None = None) -> str:
    """The server to talk to: asked for, from the environment, logged in to last, or the one of this machine."""
    found = os.environ if environment is None else environment
    address = asked or found.get("PROMPT2MESH_API_URL") or credentials.default_server or DEFAULT_SERVER
    if "://" not in address:
        host = address.partition("/")[0].rpartition(":")[0] or address.partition("/")[0]
        address = f"{'http' if host in _LOCAL else 'https'}://{address}"
    return address.rstrip("/")


def is_exposed(server: str) -> bool:
    """Whether what is sent there can be read on the way."""
    parts = urlsplit(server)
    return parts.scheme == "http" and parts.hostname not in _LOCAL


@contextmanager
def connected(asked: str | None) -> "Generator[Client]":
    """A client of the server, with the login that is kept for it.

    Raises:
        AuthenticationError: Nobody is logged in there, or not any more.
        EnvironmentFaultError: The server extra is not installed.
    """
    credentials = Credentials()
    server = choose_server(asked, credentials)
    key = os.environ.get("PROMPT2MESH_API_KEY") or credentials.entry(server).get("api_key")
    with open_client(server, credentials, api_key=key) as client:
        try:
            yield client
        except AuthenticationError as exc:
            if key:
                hint = "the API key is not good any more: make another one, or unset PROMPT2MESH_API_KEY"
            else:
                asked_for = "" if server == DEFAULT_SERVER else f" --server {server}"
                hint = f"log in: prompt2mesh remote login{asked_for}"
            exc.hint = hint
            raise


def open_client(server: str, credentials: Credentials, *, api_key: str | None = None) -> "Client":
    """A client of a server; nothing is sent yet.

    Raises:
        EnvironmentFaultError: The server extra is not installed.
        OptionError: The address is not one.
    """
    if importlib.util.find_spec("httpx2") is None:
        raise EnvironmentFaultError(
            "this needs the server extra", hint="pip install 'prompt2mesh[server]' (in a clone: make setup-server)"
        )
    from prompt2mesh.client import Client  # noqa: PLC0415 - the server extra

    return Client(server, api_key=api_key, tokens=FileTokens(credentials, server))


def find_project(client: "Client", name: str) -> "Project":
    """The project that a person means.

    Raises:
        NotFoundError: There is none.
        OptionError: Several have this name.
    """
    if name.startswith("prj_"):
        return client.projects.get(name)
    if name == "last":
        newest = next(iter(client.projects.list(limit=1)), None)
        if newest is None:
            raise NotFoundError(
                "you have no models on this server yet", hint='make one: prompt2mesh remote make "a red mug"'
            )
        return client.projects.get(newest.id)
    wanted = name.casefold()
    near = list(client.projects.list(q=name).page().items)
    found = [project for project in near if project.name.casefold() == wanted] or [
        project for project in near if project.name.casefold().startswith(wanted)
    ]
    if not found:
        raise NotFoundError(
            f"you have no model named {name!r} on this server",
            hint="prompt2mesh remote list shows them",
        )
    if len(found) > 1:
        raise OptionError(
            f"{len(found)} models are named {name!r}", hint=f"say which: {', '.join(one.id for one in found[:6])}"
        )
    return client.projects.get(found[0].id)


def find_version_id(client: "Client", name: str) -> str:
    """A version that a person means: its id, or the newest one of a project.

    Raises:
        NotFoundError: There is none.
    """
    if name.startswith("ver_"):
        return name
    project = find_project(client, name)
    if project.head is None:
        raise NotFoundError(f"{project.name!r} has no version yet", hint="wait for its task to end")
    return project.head.id
