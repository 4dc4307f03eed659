"""The commands that make and change models: make, edit, set, undo, build."""

import json
import os
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from prompt2mesh.bootstrap import open_builder, open_models, show_in_blender
from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.agent_work import Decision, agent_work, decide
from prompt2mesh.mesh.document import read_program
from prompt2mesh.mesh.errors import OptionError, Prompt2MeshError
from prompt2mesh.settings import read_settings
from prompt2mesh.settings.blender import BlenderAddress
from prompt2mesh.studio.folders import free_folder, locate, slug
from prompt2mesh.studio.local_runs import LocalRun, Order
from prompt2mesh.studio.models import Made, Models, Outputs, Wish
from prompt2mesh.studio.ports import Builder, OnProgress

DEFAULT_BEAUTY_PX = 768


def make(
    prompt: Annotated[str, typer.Argument(help='What to make, in words: "a round oak table with four brass legs".')],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Folder to write; named after the prompt by default.")
    ] = None,
    formats: opt.Formats = "glb",
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="The same words and seed give the same model.")] = 0,
    scale: opt.Scale = 1.0,
    style: opt.Style = opt.StyleName.smooth,
    detail: opt.Detail = 1.0,
    beauty: opt.Beauty = True,
    beauty_size: opt.BeautySize = DEFAULT_BEAUTY_PX,
    preview: Annotated[bool, typer.Option("--preview/--no-preview", help="Take the quick picture.")] = True,
    turntable: opt.Turntable = None,
    print_ready: opt.PrintReady = False,
    budget: opt.Budget = None,
    modeler: opt.Modeler = opt.ModelerName.auto,
    llm: opt.Llm = None,
    image: Annotated[
        list[Path] | None,
        typer.Option("--image", help="A picture to model after; for the agent. Once or more.", show_default=False),
    ] = None,
    max_cost: opt.MaxCost = None,
    max_tokens: opt.MaxTokens = None,
    max_minutes: opt.MaxMinutes = None,
    max_rounds: opt.MaxRounds = None,
    resume: opt.Resume = False,
    show_in: opt.ShowIn = None,
    open_after: Annotated[
        bool, typer.Option("--open", help="Open the finished picture in the desktop's viewer.")
    ] = False,
    as_json: opt.AsJson = False,
) -> None:
    """Make a model from words.

    Writes a folder with the program (model.p2m.json, editable), model.glb and the asked
    exports, a preview, a Cycles render and a report, which says for every word of the
    prompt whether it was met, approximated or not understood. Exit code 3: the library
    knows nothing near to what was asked.

    Where an LLM is set (ANTHROPIC_API_KEY, OPENAI_API_KEY, …), the agent models with it, looks
    at what it made and improves it; its steps are shown, and kept in agent.json. A run that was
    interrupted goes on with --resume and pays for nothing twice.
    """
    asked = opt.AgentWish(modeler=modeler, llm=llm, cost_usd=max_cost, tokens=max_tokens, minutes=max_minutes,
                          iterations=max_rounds)  # fmt: skip
    with opt.reported_errors(as_json=as_json), closing(open_builder(read_settings())) as builder:
        outputs = Outputs(
            formats=opt.parse_formats(formats),
            preview=preview,
            beauty_px=beauty_size if beauty else 0,
            turntable=turntable.value if turntable else None,
            print_ready=print_ready,
            budget_triangles=budget,
        )
        wish = Wish(prompt=opt.read_stdin_if_dash(prompt), seed=seed, style=style.value, detail=detail, scale=scale)
        make_model(builder, wish, decide(asked, quiet=as_json), outputs, images=image or [], folder=out, resume=resume,
                   as_json=as_json, open_after=open_after, show_in=show_in)  # fmt: skip


def make_model(
    builder: Builder, wish: Wish, decision: Decision, outputs: Outputs, *, images: Sequence[Path], folder: Path | None,
    resume: bool, as_json: bool, open_after: bool, show_in: str | None = None,
) -> None:  # fmt: skip
    """Makes a model by the agent or the built-in modeler, and shows it.

    Raises:
        OptionError: Pictures, or a run to go on with, for the built-in modeler.
    """
    models = open_models(builder)
    if decision.agent is None:
        _require_agent(images=images, resume=resume)

        def work(on_progress: OnProgress) -> Made:
            return models.make(wish, folder=folder, outputs=outputs, on_progress=on_progress)

        _run(models, work, outputs, as_json=as_json, open_after=open_after, show_in=show_in)
        return
    name = slug(wish.prompt)
    target = folder or (Path.cwd() / name if resume else free_folder(Path.cwd(), name))
    with agent_work(decision, target, builder=builder, quiet=as_json) as agent:
        if resume:
            order = LocalRun(target).left()
        else:
            LocalRun(target).begin(Order(prompt=wish.prompt))  # before the pictures, which go with an earlier run
            order = Order(prompt=wish.prompt, pictures=agent.pictures(images), seed=wish.seed, style=wish.style,
                          detail=wish.detail, scale=wish.scale)  # fmt: skip
            LocalRun(target).begin(order)
        wish = wish.model_copy(update={"prompt": order.prompt})

        def by_agent(on_progress: OnProgress) -> Made:
            return models.make(wish, folder=target, outputs=outputs, on_progress=on_progress, write=agent.make(order))

        _run(models, by_agent, outputs, as_json=as_json, open_after=open_after, then=agent.keep, show_in=show_in)


def edit(
    model: opt.Model,
    sentence: Annotated[str, typer.Argument(help='What to change: "make the legs taller and paint the top red".')],
    beauty: opt.Beauty = True,
    beauty_size: opt.BeautySize = DEFAULT_BEAUTY_PX,
    modeler: opt.Modeler = opt.ModelerName.auto,
    llm: opt.Llm = None,
    max_cost: opt.MaxCost = None,
    max_tokens: opt.MaxTokens = None,
    max_minutes: opt.MaxMinutes = None,
    max_rounds: opt.MaxRounds = None,
    resume: opt.Resume = False,
    show_in: opt.ShowIn = None,
    as_json: opt.AsJson = False,
) -> None:
    """Change a model by a sentence; `undo` goes back."""
    asked = opt.AgentWish(modeler=modeler, llm=llm, cost_usd=max_cost, tokens=max_tokens, minutes=max_minutes,
                          iterations=max_rounds)  # fmt: skip
    with opt.reported_errors(as_json=as_json), closing(open_builder(read_settings())) as builder:
        outputs = Outputs(beauty_px=beauty_size if beauty else 0)
        models = open_models(builder)
        folder = locate(model)
        decision = decide(asked, quiet=as_json)
        if decision.agent is None:
            _require_agent(images=(), resume=resume)

            def work(on_progress: OnProgress) -> Made:
                return models.edit(folder, sentence, outputs=outputs, on_progress=on_progress)

            _run(models, work, outputs, as_json=as_json, show_in=show_in)
            return
        with agent_work(decision, folder, builder=builder, quiet=as_json) as agent:
            if resume:
                wanted = LocalRun(folder).left().prompt
            else:
                wanted = sentence
                LocalRun(folder).begin(Order(prompt=sentence))

            def by_agent(on_progress: OnProgress) -> Made:
                return models.edit(folder, wanted, outputs=outputs, on_progress=on_progress, write=agent.edit(wanted))

            _run(models, by_agent, outputs, as_json=as_json, then=agent.keep, show_in=show_in)


def set_parameters(
    model: opt.Model,
    settings: Annotated[list[str], typer.Argument(help="One or more NAME=VALUE, such as seat_height=0.5 (metres).")],
    beauty: opt.Beauty = True,
    beauty_size: opt.BeautySize = DEFAULT_BEAUTY_PX,
    show_in: opt.ShowIn = None,
    as_json: opt.AsJson = False,
) -> None:
    """Move sliders of a model; `inspect` lists them."""
    with opt.reported_errors(as_json=as_json), closing(open_builder(read_settings())) as builder:
        values = dict(setting(text) for text in settings)
        outputs = Outputs(beauty_px=beauty_size if beauty else 0)
        models = open_models(builder)

        def work(on_progress: OnProgress) -> Made:
            return models.set_parameters(model, values, outputs=outputs, on_progress=on_progress)

        _run(models, work, outputs, as_json=as_json, show_in=show_in)


def undo(model: opt.Model, beauty: opt.Beauty = False, show_in: opt.ShowIn = None, as_json: opt.AsJson = False) -> None:
    """Go back to the version before the last change."""
    with opt.reported_errors(as_json=as_json), closing(open_builder(read_settings())) as builder:
        outputs = Outputs(beauty_px=DEFAULT_BEAUTY_PX if beauty else 0)
        models = open_models(builder)

        def work(on_progress: OnProgress) -> Made:
            return models.undo(model, outputs=outputs, on_progress=on_progress)

        _run(models, work, outputs, as_json=as_json, show_in=show_in)


def build(
    program: Annotated[Path, typer.Argument(help="A mesh program (JSON) that a person or another program wrote.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder to write.")] = None,
    formats: opt.Formats = "glb",
    beauty: opt.Beauty = True,
    print_ready: opt.PrintReady = False,
    budget: opt.Budget = None,
    as_json: opt.AsJson = False,
) -> None:
    """Build a mesh program written by hand."""
    with opt.reported_errors(as_json=as_json), closing(open_builder(read_settings())) as builder:
        outputs = Outputs(
            formats=opt.parse_formats(formats),
            beauty_px=DEFAULT_BEAUTY_PX if beauty else 0,
            print_ready=print_ready,
            budget_triangles=budget,
        )
        found = read_program(program)
        folder = out or free_folder(Path.cwd(), program.name.removesuffix(".json").removesuffix(".p2m"))
        models = open_models(builder)

        def work(on_progress: OnProgress) -> Made:
            return models.build(found, folder, outputs=outputs, on_progress=on_progress)

        _run(models, work, outputs, as_json=as_json)


def _require_agent(*, images: Sequence[Path], resume: bool) -> None:
    if images:
        raise OptionError("the built-in modeler reads words only; --image needs the agent, which needs an LLM",
                          hint="set a key, or name an LLM with --llm")  # fmt: skip
    if resume:
        raise OptionError("--resume goes on with a run of the agent, and the built-in modeler works here",
                          hint="name the LLM with --llm")  # fmt: skip


def _run(
    models: Models, work: Callable[[OnProgress], Made], outputs: Outputs, *, as_json: bool, open_after: bool = False,
    then: Callable[[Path], None] | None = None, show_in: str | None = None,
) -> None:  # fmt: skip
    address = blender_address(show_in) if show_in is not None else None
    with show.progress_bar("prompt2mesh", quiet=as_json) as on_progress:
        made = work(on_progress)
    if not as_json:
        show.show_made(made)
    if address is not None:
        _show_in_blender(made, address)
    if then is not None:
        then(made.folder)
    with show.progress_bar("pictures", quiet=as_json) as on_progress:
        finished = models.finish(made, outputs=outputs, on_progress=on_progress)
    if as_json:
        report = {"folder": str(finished.folder), **finished.report.model_dump(mode="json")}
        report["changes"] = [str(change) for change in finished.changes]
        typer.echo(json.dumps(report))
        return
    for name in finished.report.renders:
        if name not in made.report.renders:
            show.out.print(f"  {name}")
    if open_after:
        picture = next((r for r in ("beauty.png", "preview.png") if r in finished.report.renders), None)
        typer.launch(str(finished.folder / picture) if picture else str(finished.folder))


def _show_in_blender(made: Made, address: BlenderAddress) -> None:
    """Shows it there; the model is made all the same where that fails."""
    model = made.folder / "model.glb"
    if not model.is_file():
        show.err.print("not shown in Blender: that needs a GLB among the formats", style="yellow")
        return
    try:
        show_in_blender(model, address, title=made.program.name)
    except Prompt2MeshError as exc:
        show.err.print(f"not shown in Blender: {exc}", style="yellow")


def blender_address(words: str) -> BlenderAddress:
    """Where a Blender answers, from HOST:PORT; its token is in the environment.

    Raises:
        OptionError: It is not of this form.
    """
    host, _, port = words.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 1 <= int(port) <= 65535:
        raise OptionError(f"HOST:PORT was expected; got {words!r}", hint="for example: 127.0.0.1:9876")
    return BlenderAddress(host=host.strip("[]"), port=int(port),
                          token=os.environ.get("PROMPT2MESH_BLENDER_TOKEN") or None)  # fmt: skip


def setting(text: str) -> tuple[str, str | float | bool]:
    """A parameter and its value, from NAME=VALUE.

    Raises:
        OptionError: It is not of this form.
    """
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise OptionError(f"NAME=VALUE was expected; got {text!r}", hint="for example: seat_height=0.5")
    if value.lower() in ("true", "yes", "on"):
        return name, True
    if value.lower() in ("false", "no", "off"):
        return name, False
    try:
        return name, float(value)
    except ValueError:
        return name, value
