"""The addresses of resources."""

from urllib.parse import quote

SCHEME = "prompt2mesh"


def program_uri(project_id: str) -> str:
    """The mesh program of a project's newest version."""
    return f"{SCHEME}://projects/{project_id}/program"


def report_uri(project_id: str) -> str:
    """What was measured of it."""
    return f"{SCHEME}://projects/{project_id}/report"


def file_uri(project_id: str, name: str) -> str:
    """A file of it; pictures are among the renders."""
    folder = "renders" if name.endswith((".png", ".jpg", ".gif", ".webp")) else "files"
    return f"{SCHEME}://projects/{project_id}/{folder}/{quote(name, safe='')}"


def kind_uri(name: str) -> str:
    """A kind of the library."""
    return f"{SCHEME}://library/{quote(name, safe='')}"
