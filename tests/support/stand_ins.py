"""Stand-ins for programs that need the cloud: they note how they are called and answer what a test tells them.

They are for what nothing on this machine can be: AWS, GitHub and sigstore, and the
programs that speak to them. What can run here runs for real.
"""

import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_PROGRAM = """#!{python} -S
import json, os, re, sys
line = " ".join([os.path.basename(sys.argv[0]), *sys.argv[1:]])
read = {{name: open(name, errors="replace").read() for name in sys.argv[1:] if os.path.isfile(name) and os.path.getsize(name) < 100_000}}
if any(argument.endswith("-stdin") for argument in sys.argv):
    read["stdin"] = sys.stdin.read()
with open({calls!r}, "a") as calls:
    calls.write(json.dumps({{"line": line, "files": list(read.values())}}) + "\\n")
for pattern, answer in json.load(open({answers!r})):
    if re.search(pattern, line):
        for name, text in answer.get("files", {{}}).items():
            with open(re.search(name, line)[1], "w") as written:
                written.write(text)
        sys.stdout.write(answer.get("out", ""))
        sys.stderr.write(answer.get("err", ""))
        sys.exit(answer.get("code", 0))
"""


class StandIns:
    """A folder of stand-ins, to be put first on PATH.

    An answer is found by a pattern of the whole call (`aws ecr .* imageTag=`): `out`, `err` and `code`, and `files`, the
    text of a file whose name a group of a pattern picks out of the call. A call without an answer prints nothing and succeeds.
    """

    def __init__(self, folder: Path, *programs: str) -> None:
        self.folder = folder / "bin"
        self.folder.mkdir(parents=True)
        self._calls = folder / "calls.jsonl"
        self._answers = folder / "answers.json"
        self._given: list[tuple[str, Mapping[str, object]]] = []
        self._calls.touch()
        self._answers.write_text("[]")
        for program in programs:
            path = self.folder / program
            path.write_text(_PROGRAM.format(python=sys.executable, calls=str(self._calls), answers=str(self._answers)))
            path.chmod(0o755)

    def answer(self, pattern: str, **answer: object) -> None:
        """What the calls that fit the pattern get from now on; the newest answer counts."""
        self._given.insert(0, (pattern, answer))
        self._answers.write_text(json.dumps(self._given))

    @property
    def path(self) -> str:
        """A PATH with the stand-ins first."""
        return f"{self.folder}:{os.environ['PATH']}"

    @property
    def calls(self) -> list[str]:
        """Every call so far, as one line each."""
        return [call["line"] for call in self._records()]

    def called(self, pattern: str) -> list[str]:
        """The calls that fit the pattern."""
        return [line for line in self.calls if re.search(pattern, line)]

    def files_of(self, pattern: str) -> list[str]:
        """What the calls that fit the pattern read: the files that they name, and what `--password-stdin` asks for."""
        return [text for call in self._records() if re.search(pattern, call["line"]) for text in call["files"]]

    def _records(self) -> list[Any]:
        return [json.loads(line) for line in self._calls.read_text().splitlines()]
