"""The version of the add-on, which the manifest and `bl_info` repeat in their own forms."""

VERSION = (1, 0, 0)
