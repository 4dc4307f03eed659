"""The built-in modeler: a brief becomes a mesh program by the library and a layout, with no key and no network.

May import `mesh`, `library` and `language`.
"""

from prompt2mesh.modelers.builtin.editing import edit, set_parameter
from prompt2mesh.modelers.builtin.modeler import model
from prompt2mesh.modelers.builtin.part_changes import change_part
from prompt2mesh.modelers.builtin.part_sentences import edit_part
from prompt2mesh.modelers.builtin.variants import vary

__all__ = ["change_part", "edit", "edit_part", "model", "set_parameter", "vary"]
