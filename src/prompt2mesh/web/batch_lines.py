"""Reading the lines of a batch before it is sent: which line is wrong, and why."""

import csv
import io
from dataclasses import dataclass, field
from typing import Any

LONGEST_PROMPT = 2000
MOST_LINES = 1000
COLUMNS = ("prompt", "seed", "style", "detail", "scale", "priority")
_SEED_MAXIMUM = 2**31 - 1


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a line, which counts from 1."""

    line: int
    text: str
    why: str


@dataclass(frozen=True)
class BatchLines:
    """What a text asks for, and what is wrong with it."""

    items: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    complaints: list[Complaint] = field(default_factory=list[Complaint])


def read_lines(text: str) -> BatchLines:
    """A prompt on each line; empty lines and lines that begin with # are passed over."""
    items: list[dict[str, Any]] = []
    complaints: list[Complaint] = []
    for number, line in enumerate(text.splitlines(), start=1):
        prompt = line.strip()
        if not prompt or prompt.startswith("#"):
            continue
        why = _prompt_fault(prompt)
        if why:
            complaints.append(Complaint(number, prompt, why))
        else:
            items.append({"prompt": prompt})
    return _checked(items, complaints)


def read_csv(data: bytes) -> BatchLines:
    """Rows with a header that names `prompt` and, if wished, seed, style, detail, scale and priority."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        return BatchLines([], [Complaint(1, "", f"the file is not text in UTF-8 (byte {exc.start})")])
    try:
        return _read_rows(text)
    except csv.Error as exc:
        return BatchLines([], [Complaint(1, "", f"the file is not a table of rows and columns: {exc}")])


def _read_rows(text: str) -> BatchLines:
    """What `read_csv` does.

    Raises:
        csv.Error: It is no CSV: a cell that is too long, for example.
    """
    try:
        dialect = csv.Sniffer().sniff(text[:4000], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    reader = csv.DictReader(io.StringIO(text, newline=None), dialect=dialect)
    names = [(name or "").strip().lower() for name in reader.fieldnames or []]
    if "prompt" not in names:
        first = text.splitlines()[0] if text.strip() else ""
        return BatchLines([], [Complaint(1, first, "the first line should name the columns, and one of them `prompt`")])
    reader.fieldnames = names
    unknown = [name for name in names if name not in COLUMNS]
    if unknown:
        return BatchLines([], [Complaint(1, ", ".join(unknown), f"the columns are {', '.join(COLUMNS)}")])
    items: list[dict[str, Any]] = []
    complaints: list[Complaint] = []
    for row in reader:
        item, why = _row(row)
        shown = (row.get("prompt") or "").strip()
        if why:
            complaints.append(Complaint(reader.line_num, shown, why))
        elif item:
            items.append(item)
    return _checked(items, complaints)


def _row(row: dict[str | Any, Any]) -> tuple[dict[str, Any], str]:
    if row.get(None):
        return {}, "there are more columns than the first line names; put a prompt with commas in quotes"
    cells = {name: (value or "").strip() for name, value in row.items()}
    if not any(cells.values()):
        return {}, ""
    item: dict[str, Any] = {"prompt": cells["prompt"]}
    why = _prompt_fault(cells["prompt"])
    for name, kind, low, high in (
        ("seed", int, 0, _SEED_MAXIMUM),
        ("detail", float, 0.1, 4),
        ("scale", float, 0.001, 1000),
    ):
        text = cells.get(name, "")
        if text:
            number = _number(text, kind)
            if number is None or not low <= number <= high:
                why = why or f"{name} should be a number from {low} to {high}; it is {text!r}"
            else:
                item[name] = number
    for name, choices in (("style", ("smooth", "low-poly")), ("priority", ("high", "normal", "low"))):
        text = cells.get(name, "")
        if text and text not in choices:
            why = why or f"{name} should be one of {', '.join(choices)}; it is {text!r}"
        elif text:
            item[name] = text
    return item, why


def _number(text: str, kind: type[int] | type[float]) -> float | None:
    try:
        return kind(text)
    except ValueError:
        return None


def _prompt_fault(prompt: str) -> str:
    if not prompt:
        return "there is no prompt"
    if len(prompt) > LONGEST_PROMPT:
        return f"a prompt has at most {LONGEST_PROMPT} characters; this has {len(prompt):,}"
    if not any(character.isalnum() for character in prompt):
        return "there is no word in it"
    return ""


def _checked(items: list[dict[str, Any]], complaints: list[Complaint]) -> BatchLines:
    if len(items) > MOST_LINES:
        excess = Complaint(MOST_LINES + 1, "", f"a batch has at most {MOST_LINES} lines; this has {len(items):,}")
        return BatchLines(items[:MOST_LINES], [*complaints, excess])
    return BatchLines(items, complaints)
