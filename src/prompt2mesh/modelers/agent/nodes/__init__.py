"""The nodes of the agent's graph: each is a function from the state of the run to what changes in it.

A node asks an LLM at most once, so that a run which was killed repeats no call
that was paid for: what a node returned is kept before the next one begins.
"""
