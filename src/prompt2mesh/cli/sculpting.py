"""The command `sculpt`: a model after a picture."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from prompt2mesh.bootstrap import open_builder
from prompt2mesh.cli import options as opt
from prompt2mesh.cli.agent_work import decide
from prompt2mesh.cli.making import DEFAULT_BEAUTY_PX, make_model
from prompt2mesh.mesh.errors import LlmKeyMissingError, OptionError
from prompt2mesh.settings import read_settings
from prompt2mesh.studio.folders import free_folder, slug
from prompt2mesh.studio.models import Outputs, Wish

_WORDS = "the object in the picture"


def sculpt(
    image: Annotated[
        list[Path] | None,
        typer.Argument(help="A PNG, JPEG or WebP of the thing, or several; then words, if any.", show_default=False),
    ] = None,
    words: Annotated[
        str | None, typer.Option("--words", "-w", help="What it is, or what to do otherwise.", show_default=False)
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Folder to write; named after the picture by default.")
    ] = None,
    formats: opt.Formats = "glb",
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="For what is left to chance.")] = 0,
    scale: opt.Scale = 1.0,
    style: opt.Style = opt.StyleName.smooth,
    detail: opt.Detail = 1.0,
    beauty: opt.Beauty = True,
    beauty_size: opt.BeautySize = DEFAULT_BEAUTY_PX,
    llm: opt.Llm = None,
    max_cost: opt.MaxCost = None,
    max_tokens: opt.MaxTokens = None,
    max_minutes: opt.MaxMinutes = None,
    max_rounds: opt.MaxRounds = None,
    resume: opt.Resume = False,
    as_json: opt.AsJson = False,
) -> None:
    """Make a model after a picture, with an LLM that sees.

    The agent plans from the picture, and compares what it made with it from the same camera. A run that was
    interrupted goes on with: prompt2mesh sculpt --resume --out FOLDER
    """
    asked = opt.AgentWish(modeler=opt.ModelerName.agent, llm=llm, cost_usd=max_cost, tokens=max_tokens,
                          minutes=max_minutes, iterations=max_rounds)  # fmt: skip
    with opt.reported_errors(as_json=as_json):
        pictures, text = _split(image or [], words)
        if not pictures and not (resume and out):
            raise OptionError("a picture was expected", hint="prompt2mesh sculpt photo.jpg; to go on with a run: "
                              "--resume --out FOLDER")  # fmt: skip
        decision = decide(asked, quiet=as_json)
        if decision.agent is None:
            raise LlmKeyMissingError("only an LLM sees pictures, and none is to be asked", hint="name one with --llm")
        outputs = Outputs(formats=opt.parse_formats(formats), beauty_px=beauty_size if beauty else 0)
        wish = Wish(prompt=text, seed=seed, style=style.value, detail=detail, scale=scale)
        with closing(open_builder(read_settings())) as builder:
            folder = out or _folder(pictures, resume=resume)
            make_model(builder, wish, decision, outputs, images=pictures, folder=folder, resume=resume,
                       as_json=as_json, open_after=False)  # fmt: skip


def _split(given: list[Path], words: str | None) -> tuple[list[Path], str]:
    """Pictures and words; what is no file and is the last of several arguments is words."""
    last = given[-1] if given else Path()
    if words is None and len(given) > 1 and not last.exists() and (" " in str(last) or not last.suffix):
        return given[:-1], str(last)
    return given, words or _WORDS


def _folder(pictures: list[Path], *, resume: bool) -> Path:
    name = slug(pictures[0].stem)
    return Path.cwd() / name if resume else free_folder(Path.cwd(), name)
