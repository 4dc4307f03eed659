"""What a fuzz target is, and how it is found by its name. Knows nothing of atheris."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

CORPUS = Path(__file__).parent / "corpus"
_TARGETS = "fuzz.targets"

Run = Callable[[bytes], object]
# What atheris makes of bytes by itself: the input and the most bytes that may come back.
Native = Callable[[bytes, int], bytes]
Mutate = Callable[[bytes, int, Random, Native], bytes]


def unchanged(data: bytes, most: int, rng: Random, native: Native) -> bytes:
    """Leaves the mutation to atheris."""
    del rng
    return native(data, most)


@dataclass(frozen=True, kw_only=True)
class Target:
    """One door and how it is tried.

    Attributes:
        about: What must hold, in a line.
        run: Tries one input; any exception is a finding.
        mutate: Makes one input of another; atheris's own by default.
        dictionary: Words that inputs are likely to hold.
        most_bytes: The longest input.
        cpu_s: Processor time of one input above which it is a finding, on a slow machine and instrumented.
        prepare: Entered once, before the first input: servers, databases, folders.
    """

    about: str
    run: Run
    mutate: Mutate = unchanged
    dictionary: tuple[str, ...] = ()
    most_bytes: int = 4096
    cpu_s: float = 5.0
    prepare: Callable[[], AbstractContextManager[object]] = field(default=nullcontext)


def names() -> list[str]:
    """Every target's name."""
    package = importlib.import_module(_TARGETS)
    return sorted(module.name for module in pkgutil.iter_modules(package.__path__))


def load(name: str) -> Target:
    """A target by its name, or by the dotted name of a module that is elsewhere.

    Raises:
        KeyError: There is none.
    """
    if "." not in name and name not in names():
        raise KeyError(f"there is no target {name!r}; there are: {', '.join(names())}")
    module = importlib.import_module(name if "." in name else f"{_TARGETS}.{name}")
    target = module.TARGET
    assert isinstance(target, Target)
    return target


def corpus(name: str) -> Iterator[Path]:
    """The inputs that are kept of a target."""
    yield from sorted(path for path in (CORPUS / name).glob("*") if path.is_file())


class Doors:
    """Several small doors behind one target: the first line of an input names the one that gets the rest.

    What names none goes to one that its first byte chooses, so that no input is wasted.
    """

    def __init__(self, doors: Mapping[str, Run]) -> None:
        """Take the doors by their names."""
        self._doors = {name.encode(): run for name, run in doors.items()}
        self._order = list(self._doors.values())

    def __call__(self, data: bytes) -> None:
        """Tries an input."""
        name, _, body = data.partition(b"\n")
        door = self._doors.get(name)
        if door is not None:
            door(body)
        elif data:
            self._order[data[0] % len(self._order)](data[1:])

    def mutator(self, mutate: Mutate) -> Mutate:
        """Mutates what comes after the first line, and now and then the name in it."""

        def changed(data: bytes, most: int, rng: Random, native: Native) -> bytes:
            name, newline, body = data.partition(b"\n")
            if name not in self._doors:
                name, body = rng.choice(list(self._doors)), data
            elif not newline or rng.random() < 0.02:
                name = rng.choice(list(self._doors))
            return name + b"\n" + mutate(body, most - len(name) - 1, rng, native)

        return changed
