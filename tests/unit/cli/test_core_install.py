"""The command line stands on the core install alone; what needs the server extra says so."""

import subprocess
import sys

import pytest

# What `pip install prompt2mesh` does not bring, made impossible to import.
BLOCKED = """
import sys
from importlib.machinery import PathFinder
class Without:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.split('.')[0] in {'fastapi', 'starlette', 'uvicorn', 'sqlalchemy', 'alembic', 'httpx', 'httpx2', 'boto3',
                                  'jwt', 'argon2', 'authlib', 'cryptography', 'streamlit', 'limits', 'psycopg',
                                  'standardwebhooks', 'multipart', 'kopf', 'kubernetes_asyncio', 'yaml', 'aiohttp'}:
            return None
        return PathFinder.find_spec(name, path, target)
sys.meta_path[:] = [finder for finder in sys.meta_path if finder is not PathFinder] + [Without]
sys.argv = ['prompt2mesh', *sys.argv[1:]]
from prompt2mesh.cli.__main__ import main
main()
"""


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", BLOCKED, *arguments], capture_output=True, text=True, check=False)


def test_help_needs_no_server() -> None:
    done = run("--help")
    assert done.returncode == 0, done.stderr
    assert "make" in done.stdout


@pytest.mark.parametrize("command", [["library", "list", "--help"], ["doctor", "--help"]])
def test_commands_of_the_core_need_no_server(command: list[str]) -> None:
    done = run(*command)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", [["serve"], ["serve", "runner"], ["remote", "whoami"], ["users", "list"]])
def test_commands_of_the_service_say_what_is_missing(command: list[str]) -> None:
    done = run(*command)
    assert done.returncode == 5, done.stderr + done.stdout
    assert "server extra" in done.stderr
    assert "Traceback" not in done.stderr
