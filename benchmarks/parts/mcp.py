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
from prompt2mesh.studio.ports import BuildOrder, RenderOrder

_BARE_WHY = "a server of the same SDK whose tool does nothing, over stdio too: no call can be shorter"
_PEER_WHY = "the published server of blender-mcp, to a Blender with its own add-on, called in the same way"
_BUILDER_WHY = "the same words by one warm worker, with the same picture, but no MCP, project or file storage around it"
_MODEL = "a wooden chair"
_PICTURE = RenderOrder("preview", "preview.png")


def measure(report: Report, folder: Path, size: Size) -> None:
    """Measures calls that read, calls to a Blender with a window, and one that makes a model."""
    count = 20 if size.rounds == 1 else 200
    report.step("our server beside one that does nothing")
    with mcp_calls.ours(folder / "data") as peer, mcp_calls.bare() as bare:
        listed, nothing = mcp_calls.in_turn((peer, "list_projects"), (bare, "nothing"), count=count)
        report.step("models")
        made = mcp_calls.models(peer, _MODEL, count=max(count // 10, 5))
    alone = [_bare_builder(folder, len(made.seconds))] if size.peers else []
    report.add(
        _figure("call", "a tool that reads the store (list_projects)", listed, _limit(nothing)),
        _figure("make_model", "make_model, with its picture", made, alone),
    )
    if not socket.has_what_it_takes():
        report.skip("calls to a Blender with a window are not measured: blender and xvfb are missing")
        return
    report.step("two Blenders, each with a window")
    with socket.windows(folder) as (ours, theirs):
        address = {"BLENDER_HOST": "127.0.0.1", "BLENDER_PORT": str(ours.port)}
        with mcp_calls.ours(folder / "data", address) as peer, mcp_calls.bare() as bare:
            scene, nothing = mcp_calls.in_turn((peer, "get_scene_info"), (bare, "nothing"), count=count)
        arguments = {"user_prompt": "a benchmark"}
        told = mcp_calls.their_calls(theirs.port, "get_scene_info", count=count, arguments=arguments)
    held = [_held("peer", "blender-mcp", told, _PEER_WHY), *_limit(nothing)]
    report.add(_figure("scene_info", "agent → MCP → Blender's window and back (get_scene_info)", scene, held,
                       must_lead=True))  # fmt: skip


def _limit(nothing: Samples) -> list[Against]:
    return [_held("limit", "the bare SDK", nothing, _BARE_WHY)]


def _bare_builder(folder: Path, count: int) -> Against:
    modeler = bootstrap.open_modeler()
    samples = Samples()
    with closing(bootstrap.open_builder(Settings())) as pool:
        pool.warm_up(1)
        for seed in range(count + 1):
            with samples.timed():
                pool.build(BuildOrder(modeler.model(_MODEL, seed=seed)[0], folder, renders=(_PICTURE,)))
    del samples.seconds[0]
    return _held("limit", "the bare builder", samples, _BUILDER_WHY)


def _figure(name: str, what: str, samples: Samples, held: list[Against], *, must_lead: bool = False) -> Figure:
    return Figure(id=name, what=what, unit="ms", better="lower", values=samples.percentiles(50, 95, factor=1000.0),
                  against=held, must_lead=must_lead)  # fmt: skip


def _held(kind: str, name: str, samples: Samples, why: str) -> Against:
    return Against(kind="peer" if kind == "peer" else "limit", name=name, why=why,
                   values=samples.percentiles(50, 95, factor=1000.0))  # fmt: skip
