"""A reader that fails for a value deep in a valid document: only who mutates the structure gets there."""

import json
from typing import Any

from fuzz.mutation import json_mutator
from fuzz.target import Target


def read(data: bytes) -> None:
    try:
        found: Any = json.loads(data)
        height = found["parts"][0]["shape"]["height"]
        name = found["name"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return
    if isinstance(height, int | float) and not isinstance(height, bool) and height < 0 and isinstance(name, str):
        raise OverflowError("planted in a document")


TARGET = Target(about="a planted bug", run=read, mutate=json_mutator(words=("parts", "shape", "height", "name")))
