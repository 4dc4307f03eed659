"""The report of a model: everything measured and everything asked, in one document."""

from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.node import Node
from prompt2mesh.mesh.report import ExportReport, GeometryReport, PrintReport


class ModelReport(Node):
    """What `report.json` holds.

    Attributes:
        seconds: Time by stage.
        edits: The sentences and settings since the first version, oldest first.
    """

    prompt: str
    seed: int
    program_hash: str
    checklist: Checklist
    geometry: GeometryReport
    exports: list[ExportReport]
    renders: list[str]
    seconds: dict[str, float]
    print_ready: PrintReport | None = None
    edits: list[str] = []
