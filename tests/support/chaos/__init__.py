"""A studio under fire: clients who do not give up, a hand that strikes what it finds, and what must be true after it.

`python -m tests.support.chaos --help`; `docs/howto/prove-it-under-fire.md` says what is struck and what is proved.
"""
