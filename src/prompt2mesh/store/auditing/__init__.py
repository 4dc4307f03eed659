"""The auditor of the database and the blobs: reads all of it, changes nothing, and says which promises were broken.

Each module looks after one kind of promise and yields findings. They stand on
the tables themselves and not on the code that writes them, so that a fault
there cannot hide itself.
"""
