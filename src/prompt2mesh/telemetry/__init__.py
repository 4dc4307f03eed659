"""What every process tells about itself: metrics, logs and traces.

May import the standard library, what telemetry is sent with, and `mesh`, so that
every package but those that run inside Blender may count, log and trace. This
file imports nothing: `redaction`, `context` and `records` serve where only the
standard library is, as in the image of the desktop.
"""
