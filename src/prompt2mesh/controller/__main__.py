"""Runs the operator: `python -m prompt2mesh.controller`."""

import asyncio
import logging
import sys

from prompt2mesh.controller.app import serve
from prompt2mesh.controller.options import Options, parse_options
from prompt2mesh.mesh.errors import Prompt2MeshError


def main() -> None:
    """Runs until it is told to stop."""
    try:
        _run(parse_options())
    except Prompt2MeshError as exc:
        sys.stderr.write(f"{exc.code}: {exc.message}\n" + (f"  {exc.hint}\n" if exc.hint else ""))
        sys.exit(exc.exit_code)


def _run(options: Options) -> None:
    logging.basicConfig(
        level=logging.DEBUG if options.verbose else logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    for name in ("kopf", "asyncio", "aiohttp.access", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.INFO if options.verbose else logging.WARNING)
    asyncio.run(serve(options))


if __name__ == "__main__":
    main()
