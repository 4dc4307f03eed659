import base64
from xml.dom import minidom

from prompt2mesh.web.widgets.notices import drawing


def test_a_drawing_is_a_picture_that_needs_nothing_else() -> None:
    kind, data = drawing("unplugged").split(",", 1)
    assert kind == "data:image/svg+xml;base64"
    root = minidom.parseString(base64.b64decode(data)).documentElement  # noqa: S318 - our own
    assert root is not None
    assert (root.tagName, root.getAttribute("xmlns")) == ("svg", "http://www.w3.org/2000/svg")
    assert len(root.getElementsByTagName("path")) == 3
