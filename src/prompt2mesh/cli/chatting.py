"""The command `chat`: a conversation about a model on this machine."""

import json
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from prompt2mesh.bootstrap import open_builder, open_modeler, open_models
from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.agent_work import Decision, agent_work, decide
from prompt2mesh.cli.conversing import converse
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.errors import InputFileError
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.settings import read_settings
from prompt2mesh.studio.conversation import answer_of, change_of, done_of, is_question
from prompt2mesh.studio.folders import load_model, load_report, locate
from prompt2mesh.studio.local_runs import LocalRun, Order, Turn
from prompt2mesh.studio.models import Made, Outputs
from prompt2mesh.studio.ports import Builder
from prompt2mesh.studio.ports.agent import ChatLine

_REMEMBERED = 12
_HELP = "say what to change or what you want to know; /undo takes the last change back, /quit ends"


def chat(
    model: opt.Model,
    message: Annotated[
        str | None, typer.Argument(help="One turn; without it, a conversation.", show_default=False)
    ] = None,
    modeler: opt.Modeler = opt.ModelerName.auto,
    llm: opt.Llm = None,
    max_cost: opt.MaxCost = None,
    max_tokens: opt.MaxTokens = None,
    max_minutes: opt.MaxMinutes = None,
    max_rounds: opt.MaxRounds = None,
    as_json: opt.AsJson = False,
) -> None:
    """Talk about a model: ask, have it changed, take turns back with /undo.

    Without an LLM, questions get what was measured, and wishes are edit sentences. The budget is that of each turn.
    """
    asked = opt.AgentWish(modeler=modeler, llm=llm, cost_usd=max_cost, tokens=max_tokens, minutes=max_minutes,
                          iterations=max_rounds)  # fmt: skip
    with opt.reported_errors(as_json=as_json):
        folder = locate(model)
        decision = decide(asked, quiet=as_json)
        with closing(open_builder(read_settings())) as builder:
            talk = _Talk(folder, decision, builder, quiet=as_json)
            if message is not None:
                turn = talk.say(opt.read_stdin_if_dash(message))
                typer.echo(json.dumps(turn.model_dump())) if as_json else _show(turn)
                return
            converse(lambda line: _show(talk.undo() if line == "/undo" else talk.say(line)), how_to=_HELP)


class _Talk:
    """Turns about one model's folder."""

    def __init__(self, folder: Path, decision: Decision, builder: Builder, *, quiet: bool) -> None:
        self._folder = folder
        self._decision = decision
        self._builder = builder
        self._quiet = quiet
        self._models = open_models(builder)
        self._run = LocalRun(folder)

    def say(self, text: str) -> Turn:
        """A turn, answered."""
        turn = self._by_agent(text) if self._decision.agent is not None else self._builtin(text)
        self._run.write_conversation([*self._run.conversation(), turn])
        return turn

    def undo(self) -> Turn:
        """Takes the last turn back that changed the model.

        Raises:
            InputFileError: There is none, or the model was changed in another way since.
        """
        turns = self._run.conversation()
        number = next((n for n in reversed(range(len(turns))) if turns[n].changed and not turns[n].undone), None)
        if number is None:
            raise InputFileError("no turn of this conversation changed the model", hint="prompt2mesh undo goes back "
                                 "in its history")  # fmt: skip
        turn = turns[number]
        if load_report(self._folder).edits[-1:] != [turn.text]:
            raise InputFileError(f"the model was changed in another way since “{turn.text}”",
                                 hint="prompt2mesh undo takes that back")  # fmt: skip
        self._models.undo(self._folder, outputs=Outputs())
        turns[number] = turn.model_copy(update={"undone": True})
        self._run.write_conversation(turns)
        return Turn(text="/undo", answer=f"Taken back: {turn.text}", changed=True)

    def _by_agent(self, text: str) -> Turn:
        program, report = load_model(self._folder), load_report(self._folder)
        history: list[ChatLine] = []
        for turn in [turn for turn in self._run.conversation() if not turn.undone][-_REMEMBERED:]:
            history += [ChatLine(role="user", text=turn.text), ChatLine(role="assistant", text=turn.answer)]
        self._run.begin(Order(prompt=text))
        with agent_work(self._decision, self._folder, builder=self._builder, quiet=self._quiet) as agent:
            result = agent.talk(text, program, report.checklist, tuple(history))
            changed = result.program
            if changed is None:
                self._run.clear()
                return Turn(text=text, answer=result.answer)
            self._change(text, changed, result.checklist)
            agent.keep(self._folder)
        return Turn(text=text, answer=result.answer, changed=True)

    def _builtin(self, text: str) -> Turn:
        if is_question(text):
            return Turn(text=text, answer=answer_of(text, load_report(self._folder)))
        found = change_of(text, load_model(self._folder), open_modeler())
        if isinstance(found, str):
            return Turn(text=text, answer=found)
        self._change(text, *found)
        return Turn(text=text, answer=done_of(found[1]), changed=True)

    def _change(self, text: str, program: MeshProgram, checklist: Checklist) -> Made:
        with show.progress_bar("prompt2mesh", quiet=self._quiet) as on_progress:
            return self._models.edit(self._folder, text, outputs=Outputs(), on_progress=on_progress,
                                     write=lambda _: (program, checklist))  # fmt: skip


def _show(turn: Turn) -> None:
    show.out.print(show.plain(turn.answer), soft_wrap=True)
    if turn.changed and turn.text != "/undo":
        show.err.print("the model was changed; /undo takes it back", style="dim")
