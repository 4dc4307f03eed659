"""MCP: what an agent waits for a tool."""

from contextlib import closing
from pathlib import Path

from benchmarks import mcp_calls, socket
from benchmarks.measure import Samples
from benchmarks.report import Report
from benchmarks.results import Against, Figure
from benchmarks.size import Size
from prompt2mesh import bootstrap
from prompt2mesh.settings import Settings
from prompt2mesh.studio.ports import BuildOrder

_BARE_WHY = "a server of the same SDK whose tool does nothing, over stdio too: no call can be shorter"
_PEER_WHY = "the published server of blender-mcp, to a Blender with its own add-on, called in the same way"
_BUILDER_WHY = "the same words by one warm worker, with no MCP, project or file storage around it"
_MODEL = "a wooden chair"


def measure(report: Report, folder: Path, size: Size) -> None:
    """Measures calls that read, calls to a Blender with a window, and one that makes a model."""
    count = 20 if size.rounds == 1 else 200
    limit: list[Against] = []
    if size.peers:
        report.step("a server that does nothing")
        with mcp_calls.bare() as peer:
            limit = [_held("limit", "the bare SDK", mcp_calls.calls(peer, "nothing", count=count), _BARE_WHY)]
    report.step("our server")
    with mcp_calls.ours(folder / "data") as peer:
        made = mcp_calls.calls(peer, "make_model", count=max(count // 10, 5), prompt=_MODEL)
        listed = mcp_calls.calls(peer, "list_projects", count=count)
    report.add(
        _figure("call", "a tool that reads the store (list_projects)", listed, limit),
        _figure("make_model", "make_model, with its pictures", made, [_bare_builder(folder, len(made.seconds))]),
    )
    if not socket.has_what_it_takes():
        report.skip("calls to a Blender with a window are not measured: blender and xvfb are missing")
        return
    report.step("two Blenders, each with a window")
    with socket.windows(folder) as (ours, theirs):
        address = {"BLENDER_HOST": "127.0.0.1", "BLENDER_PORT": str(ours.port)}
        with mcp_calls.ours(folder / "data", **address) as peer:
            scene = mcp_calls.calls(peer, "get_scene_info", count=count)
        arguments = {"user_prompt": "a benchmark"}
        told = mcp_calls.their_calls(theirs.port, "get_scene_info", count=count, arguments=arguments)
    held = [_held("peer", "blender-mcp", told, _PEER_WHY), *limit]
    report.add(_figure("scene_info", "agent → MCP → Blender's window and back (get_scene_info)", scene, held,
                       must_lead=True))  # fmt: skip


def _bare_builder(folder: Path, count: int) -> Against:
    modeler = bootstrap.open_modeler()
    samples = Samples()
    with closing(bootstrap.open_builder(Settings())) as pool:
        pool.warm_up(1)
        for number in range(count):
            with samples.timed():
                pool.build(BuildOrder(modeler.model(_MODEL, seed=number)[0], folder))
    return _held("limit", "the bare builder", samples, _BUILDER_WHY)


def _figure(name: str, what: str, samples: Samples, held: list[Against], *, must_lead: bool = False) -> Figure:
    return Figure(id=name, what=what, unit="ms", better="lower", values=samples.percentiles(50, 95, factor=1000.0),
                  against=held, must_lead=must_lead)  # fmt: skip


def _held(kind: str, name: str, samples: Samples, why: str) -> Against:
    return Against(kind="peer" if kind == "peer" else "limit", name=name, why=why,
                   values=samples.percentiles(50, 95, factor=1000.0))  # fmt: skip
