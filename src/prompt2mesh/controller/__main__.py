"""Runs the operator: `python -m prompt2mesh.controller`."""

import asyncio
import logging
import sys
from typing import NoReturn

from prompt2mesh.controller.app import serve
from prompt2mesh.controller.options import parse_options
from prompt2mesh.mesh.errors import Prompt2MeshError


def main() -> None:
    """Runs until it is told to stop."""
    try:
        options = parse_options()
    except Prompt2MeshError as exc:
        _end(exc)
    logging.basicConfig(
        level=logging.DEBUG if options.verbose else logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    for name in ("kopf", "asyncio", "aiohttp.access", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.INFO if options.verbose else logging.WARNING)
    try:
        asyncio.run(serve(options))
    except Prompt2MeshError as exc:
        _end(exc)


def _end(fault: Prompt2MeshError) -> NoReturn:
    sys.stderr.write(f"{fault.code}: {fault.message}\n" + (f"  {fault.hint}\n" if fault.hint else ""))
    sys.exit(fault.exit_code)


if __name__ == "__main__":
    main()
