"""Reading a list of prompts: CSV, lines of text or JSON lines; every line that is wrong is told before any is made."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any

from pydantic import Field, ValidationError

from prompt2mesh.mesh.errors import BatchListError
from prompt2mesh.studio.ports.records import Priority
from prompt2mesh.studio.service.requests import ExtraFiles, MakeRequest, ModelerChoice

MAX_ITEMS = 1000
MAX_TEXT_BYTES = 2_000_000
_MAX_COMPLAINTS = 50
_FLAGS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


class BatchItem(ExtraFiles):
    """One model of a batch: a prompt and how to take it."""

    prompt: Annotated[str, Field(min_length=1, max_length=2000)]
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0
    style: Annotated[str, Field(pattern=r"^(smooth|low-poly)$")] = "smooth"
    detail: Annotated[float, Field(ge=0.1, le=4)] = 1.0
    scale: Annotated[float, Field(gt=0, le=1000)] = 1.0
    priority: Priority = "normal"
    modeler: ModelerChoice = "builtin"  # a long list must not spend anybody's money unless it says so


COLUMNS = tuple(BatchItem.model_fields)


Row = tuple[int, dict[str, Any] | str]


def check_items(items: Sequence[dict[str, Any]]) -> list[BatchItem]:
    """Items that came as JSON.

    Raises:
        BatchListError: Some are wrong, or there are none or too many.
    """
    return _checked(enumerate(items, start=1))


def read_list(text: str) -> list[BatchItem]:
    """Prompts of a text: CSV with a header that names `prompt`, JSON lines, or a prompt a line.

    Empty lines and lines that begin with `#` are passed over.

    Raises:
        BatchListError: Some lines are wrong, or there are none or too many.
    """
    if len(text.encode(errors="replace")) > MAX_TEXT_BYTES:
        raise BatchListError([(1, f"a list has at most {MAX_TEXT_BYTES // 1_000_000} MB")])
    text = text.removeprefix("\ufeff")
    header = next((line for line in text.splitlines() if line.strip()), "")
    names = [name.strip().strip('"').lower() for name in header.replace(";", ",").replace("\t", ",").split(",")]
    if "prompt" in names and not header.lstrip().startswith("{"):
        return _checked(_csv_rows(text))
    return _checked(_lines(text))


def as_request(item: BatchItem) -> dict[str, Any]:
    """An item as the request of a job."""
    data = item.model_dump(mode="json", exclude={"priority"}, exclude_none=True)
    return MakeRequest.model_validate(data).model_dump(mode="json", exclude_none=True)


def _lines(text: str) -> Iterator[Row]:
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if not line.startswith("{"):
            yield number, {"prompt": line}
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as exc:
            yield number, f"this begins like JSON and is none: {exc}"
        else:
            yield number, item


def _csv_rows(text: str) -> Iterator[Row]:
    header = next(line for line in text.splitlines() if line.strip())
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
    names: list[str] = []
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells) or (names and cells[0].startswith("#")):
                continue
            number = reader.line_num
            if not names:
                names = [cell.lower() for cell in cells]
                unknown = [name for name in names if name not in COLUMNS]
                if unknown:
                    yield number, f"{unknown[0]!r} is not a column; they are: {', '.join(COLUMNS)}"
                    return
                if len(set(names)) < len(names):
                    yield number, "a column is named twice"
                    return
                continue
            if len(cells) > len(names):
                message = f"{len(names)} columns were expected; got {len(cells)}: put a prompt with commas in quotes"
                yield number, message
                continue
            yield number, {name: _cell(name, cell) for name, cell in zip(names, cells, strict=False) if cell}
    except csv.Error as exc:
        yield reader.line_num, f"this is not CSV: {exc}"


def _cell(name: str, text: str) -> Any:
    annotation = BatchItem.model_fields[name].annotation
    if name == "formats":
        return [part for part in text.replace(",", " ").replace("|", " ").split() if part]
    if annotation is bool:
        return _FLAGS.get(text.lower(), text)
    return text


def _checked(rows: Iterable[Row]) -> list[BatchItem]:
    items: list[BatchItem] = []
    faults: list[tuple[int, str]] = []
    for number, row in rows:
        if isinstance(row, str):
            faults.append((number, row))
            continue
        try:
            item = BatchItem.model_validate(row)
        except ValidationError as exc:
            found = exc.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(step) for step in found["loc"])
            faults.append((number, f"{where}: {found['msg']}" if where else str(found["msg"])))
            continue
        if not any(letter.isalnum() for letter in item.prompt):
            faults.append((number, "prompt: there is no word in it"))
        items.append(item)
        if len(items) > MAX_ITEMS:
            raise BatchListError([(number, f"a batch has at most {MAX_ITEMS} models")])
    if faults:
        raise BatchListError(faults[:_MAX_COMPLAINTS])
    if not items:
        raise BatchListError([(1, "there are no prompts in this list")])
    return items
