"""What a person can do with a project: each asks the API and tells the Studio what to watch.

They are called from callbacks, before the script runs again, so they tell their problems by a toast.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

import streamlit as st

from prompt2mesh.client.models import ChatTurn, Project, Task, Version
from prompt2mesh.client.resources.tasks import BudgetOptions, ModelerChoice
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.web import actions, problems, sessions
from prompt2mesh.web.following import Follow
from prompt2mesh.web.markdown_text import literal
from prompt2mesh.web.studio_state import StudioState

P = ParamSpec("P")


def _told(action: Callable[P, None]) -> Callable[P, None]:
    """The action, with its problems told."""

    @wraps(action)
    def told(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            with actions.action(action.__name__):
                action(*args, **kwargs)
        except Prompt2MeshError as exc:
            problems.toast(exc)

    return told


def _changes(
    ask: Callable[Concatenate[StudioState, Project, Version, P], Task],
) -> Callable[Concatenate[StudioState, Project, Version, P], None]:
    """A request whose task changes the version on show; one that is refused is kept for the page to tell."""

    @wraps(ask)
    def asked(state: StudioState, project: Project, shown: Version, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            with actions.action(ask.__name__):
                state.watch(ask(state, project, shown, *args, **kwargs))
        except Prompt2MeshError as exc:
            state.fail(exc)

    return asked


@_changes
def edit(state: StudioState, project: Project, shown: Version, sentence: str, part: str | None = None) -> Task:
    """Changes the model by a sentence, or one part of it."""
    return sessions.client().tasks.edit(project.id, sentence, part=part, branch=state.branch, base_version_id=shown.id)


@_changes
def chat(
    state: StudioState,
    project: Project,
    shown: Version,
    message: str,
    *,
    modeler: ModelerChoice = "auto",
    budget: BudgetOptions | None = None,
) -> Task:
    """Says something about the model: a question is answered, a wish changes it."""
    older = shown.id if state.version_id is not None else None
    return sessions.client().tasks.chat(
        project.id, message, branch=state.branch, base_version_id=older, modeler=modeler, budget=budget
    )


@_told
def undo_turn(state: StudioState, project: Project, turn: ChatTurn) -> None:
    """Takes a turn of the conversation back, and what built on it."""
    undone = sessions.client().projects.undo_turn(project.id, turn.id)
    state.version_id = state.part = state.failure = None
    number = len(undone.turns)
    text = "Taken back." if number == 1 else f"{number} turns are taken back."
    problems.tell(f"{text} The versions are still in the list.", icon=":material/undo:")


@_changes
def change_part(state: StudioState, project: Project, shown: Version, path: str, **change: Any) -> Task:
    """Renames, recolours or removes a part."""
    if change.get("remove"):
        state.part = None
    return sessions.client().tasks.change_part(
        project.id, path, branch=state.branch, base_version_id=shown.id, **change
    )


@_changes
def move_slider(state: StudioState, project: Project, shown: Version, name: str, value: float | str | bool) -> Task:
    """Moves a slider; one that is moved while another is being built joins it."""
    if state.moved_from != shown.id:
        state.moved, state.moved_from = {}, shown.id
    moved, base = {**state.moved, name: value}, shown.id
    if state.follow is not None and state.follow.task.kind == "parameters":
        state.cancel()
    state.moved, state.moved_from = moved, base
    return sessions.client().tasks.set_parameters(project.id, moved, branch=state.branch, base_version_id=base)


@_told
def show_version(state: StudioState, project: Project, version_id: str) -> None:
    """Shows a version."""
    heads = {branch.head_version_id for branch in project.branches if branch.name == state.branch}
    state.version_id = None if version_id in heads else version_id
    state.part = None


@_told
def revert(state: StudioState, project: Project, version_id: str) -> None:
    """Adds a version that is like an earlier one."""
    sessions.client().projects.revert(project.id, version_id, branch=state.branch)
    state.version_id = state.part = state.failure = None
    problems.tell("Back again. The later versions are still there.", icon=":material/undo:")


@_told
def make_branch(state: StudioState, project: Project, version_id: str, name: str) -> None:
    """Begins a branch and goes to it."""
    sessions.client().projects.create_branch(project.id, name, from_version_id=version_id)
    state.open(project.id, branch=name)


@_told
def make_variants(state: StudioState, project: Project, shown: Version, count: int) -> None:
    """Asks for variants."""
    batch = sessions.client().projects.variants(project.id, count, base_version_id=shown.id)
    state.variants_batch_id = batch.id


@_told
def export(state: StudioState, shown: Version, offer: str) -> None:
    """Asks for a file that is not there yet."""
    tasks = sessions.client().tasks
    match offer:
        case "print":
            task = tasks.export(shown.id, print_ready=True)
        case "script":
            task = tasks.export(shown.id, script=True)
        case "beauty":
            task = tasks.export(shown.id, beauty=True)
        case "turntable":
            task = tasks.export(shown.id, turntable="mp4")
        case _:
            task = tasks.export(shown.id, formats=[offer])  # pyright: ignore[reportArgumentType] - one of OFFERS
    state.exports[offer] = Follow(sessions.client(), task)


@_told
def toggle_favourite(project: Project) -> None:
    """Marks a project, or takes the mark away."""
    projects = sessions.client().projects
    (projects.unfavourite if project.favourite else projects.favourite)(project.id)


@_told
def update(project: Project, **changes: Any) -> None:
    """Changes the name, the description, the tags or who sees it."""
    sessions.client().projects.update(project.id, **changes)


@_told
def share(project: Project) -> None:
    """Makes a link that shows the model to whoever has it."""
    sessions.client().projects.share(project.id)


@_told
def unshare(project: Project) -> None:
    """Ends the link."""
    sessions.client().projects.unshare(project.id)


@_told
def delete(state: StudioState, project: Project) -> None:
    """Deletes a project with all its versions."""
    sessions.client().projects.delete(project.id)
    if state.project_id == project.id:
        state.close()
    problems.tell(f"“{literal(project.name)}” is deleted.", icon=":material/delete:")


@_told
def copy(state: StudioState, project_id: str) -> None:
    """Makes a public model one's own."""
    made = sessions.client().gallery.copy(project_id)
    state.open(made.id)
    st.session_state["go_to_studio"] = True
