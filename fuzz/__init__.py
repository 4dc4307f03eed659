"""Fuzzing: inputs that nobody thought of, at every door where bytes from outside come in.

`python -m fuzz.run` is `make fuzz`; a target is one small file in `fuzz/targets`.
Nothing of `src` knows of this.
"""
