"""A reader that fails behind a word that no corpus has: only who is led by coverage gets there."""

from fuzz.target import Target


def read(data: bytes) -> None:
    word = b"P2M!"
    for number, letter in enumerate(word):
        if len(data) <= number or data[number] != letter:
            return
    raise ZeroDivisionError("planted behind a word")


TARGET = Target(about="a planted bug", run=read, most_bytes=64)
