"""A studio under mixed load for hours: whether what its processes hold stays flat.

`python -m tests.support.soak --help`; `docs/howto/prove-it-under-fire.md` says what is measured and by which rule.
"""
