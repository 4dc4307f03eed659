"""Sentences: a prompt, an edit and an edit of one part give a valid program or an error for people; no word is lost."""

from functools import cache

from fuzz.library import library_loaded
from fuzz.mutation import word_mutator
from fuzz.target import Doors, Target
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.document import dump_program, load_program, program_hash
from prompt2mesh.mesh.errors import UserError
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.modelers.builtin import edit, edit_part, model
from tests.support.checklists import words_left_out

MOST_PROGRAM_CHARACTERS = 20_000_000
_EDITED = ("a chair and a table", "three red apples in a basket", "a 60 x 40 x 5 mm plate with four 4 mm holes",
           "a corgi wearing a top hat")  # fmt: skip
_WORDS = tuple(
    "a an the two three 4 dozen 1.5 -2 0 million chair table leg legs top apple basket house window corgi hat gear plate "
    "hole holes M8 thread fillet 60 x 40 mm cm m inches % # #ff0000 red blue and white striped wooden oak brass glass "
    "velvet tall tiny huge round square antique low-poly with without no of in on under beside next to wearing holding "
    "riding facing made from carved out that says \"HELLO\" 'no' is are its it half slice twice as wide than upside down "
    "make paint add remove replace rotate move set turn scale delete rename by degrees taller wider bigger 10 45 20% "
    "first second last every all other double undo , . ; : ( ) - / & + = ? ! é 木 🪑 \u202e \x1b[31m 1e9 1e-9 1/2 ½ "
    "5'6\" 3x3 2,000 1.000,5 teeth module bore spokes drawers shelves stairs sign text letter A".split(" ")
)


def _prompt(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    try:
        program, checklist = model(text)
    except UserError as error:
        assert error.message
        return
    _check(program)
    left_out = words_left_out(text, checklist)
    assert not left_out, f"not in the checklist: {sorted(left_out)}"


def _edit(data: bytes) -> None:
    """The first character says what is edited; each line is an edit."""
    if not data:
        return
    program = _program(data[0] % len(_EDITED))
    for sentence in data[1:].decode("utf-8", "surrogateescape").split("\n")[:3]:
        try:
            program, checklist = edit(program, sentence)
        except UserError as error:
            assert error.message
            continue
        _check(program)
        assert isinstance(checklist, Checklist)


def _part(data: bytes) -> None:
    """The same for one part: its path, and what is to become of it."""
    path, _, sentence = data.decode("utf-8", "surrogateescape").partition("\n")
    program = _program(0)
    try:
        changed, checklist = edit_part(program, path, sentence)
    except UserError as error:
        assert error.message
        return
    _check(changed)
    assert isinstance(checklist, Checklist)


@cache
def _program(number: int) -> MeshProgram:
    return model(_EDITED[number])[0]


def _check(program: MeshProgram) -> None:
    text = dump_program(program)
    assert len(text) < MOST_PROGRAM_CHARACTERS
    assert program_hash(load_program(text)) == program_hash(program)


_DOORS = Doors({"prompt": _prompt, "edit": _edit, "part": _part})

TARGET = Target(
    about="a sentence gives a valid program or a clear error, and its words are all in the checklist",
    run=_DOORS, prepare=library_loaded, mutate=_DOORS.mutator(word_mutator(_WORDS)), dictionary=_WORDS[:120], most_bytes=600, cpu_s=20.0,
)  # fmt: skip
