"""Foreign Blender Python, inside its sandbox: the process locks itself in, runs the code and tells what it made.

Nothing here is believed by the process that started it (`builders/sandbox`):
whatever comes out of it is checked there as data of a stranger.
"""
