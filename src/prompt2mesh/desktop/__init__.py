"""A person's desktop: Blender with our add-on in a window, shown over VNC and in a web page.

It is what runs in the Blender pod of an instance, and the same here with
`prompt2mesh desktop`. Stands on the standard library alone, as the image holds
no Python package of ours but this one.
"""

from prompt2mesh.desktop.options import DesktopOptions
from prompt2mesh.desktop.supervisor import run

__all__ = ["DesktopOptions", "run"]
