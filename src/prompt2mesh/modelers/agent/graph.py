"""The graph of a run: which node follows which.

refine → analyse → plan → think ⇄ use_tools → look → assess → evaluate → improve → think …, and from everywhere to
complete where something ends the run.
"""

from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from prompt2mesh.modelers.agent.context import RunContext
from prompt2mesh.modelers.agent.node import Body, as_node
from prompt2mesh.modelers.agent.nodes.complete import complete
from prompt2mesh.modelers.agent.nodes.execute import think, use_tools
from prompt2mesh.modelers.agent.nodes.judge import assess, evaluate, improve, look
from prompt2mesh.modelers.agent.nodes.understand import analyse, plan, refine
from prompt2mesh.modelers.agent.state import RunState

Graph = CompiledStateGraph[RunState, RunContext, RunState, RunState]

NODES: dict[str, Body] = {
    "refine": refine, "analyse": analyse, "plan": plan, "think": think, "use_tools": use_tools, "look": look,
    "assess": assess, "evaluate": evaluate, "improve": improve, "complete": complete,
}  # fmt: skip


def build_graph(saver: BaseCheckpointSaver[str]) -> Graph:
    """The graph, with the place where its runs are kept."""
    graph: Any = StateGraph(RunState, context_schema=RunContext)
    for name, body in NODES.items():
        graph.add_node(name, as_node(name, body))
    graph.add_conditional_edges(START, _first, ["refine", "analyse"])
    graph.add_conditional_edges("refine", _unless_ended("analyse"), ["analyse", "complete"])
    graph.add_conditional_edges("analyse", _after_analyse, ["plan", "think", "complete"])
    graph.add_conditional_edges("plan", _after_plan, ["think", "look", "complete"])
    graph.add_conditional_edges("think", _after_think, ["use_tools", "think", "look", "evaluate", "complete"])
    graph.add_conditional_edges("use_tools", _after_tools, ["think", "look", "evaluate", "complete"])
    graph.add_conditional_edges("look", _after_look, ["assess", "think", "complete"])
    graph.add_conditional_edges("assess", _unless_ended("evaluate"), ["evaluate", "complete"])
    graph.add_conditional_edges("evaluate", _unless_ended("improve"), ["improve", "complete"])
    graph.add_edge("improve", "think")
    graph.add_edge("complete", END)
    return graph.compile(checkpointer=saver)


def _first(state: RunState) -> str:
    return "refine" if state.get("new") else "analyse"


def _unless_ended(following: str) -> Any:
    def route(state: RunState) -> str:
        return "complete" if state.get("stop") else following

    return route


def _after_analyse(state: RunState) -> str:
    return "think" if state.get("plan") else "plan"


def _after_plan(state: RunState) -> str:
    if state.get("stop"):
        return "complete"
    # A draft that meets every word is judged before anybody touches it.
    return "think" if state.get("plan") else "look"


def _after_think(state: RunState) -> str:
    if state.get("stop"):
        return "complete"
    if state.get("calls"):
        return "use_tools"
    return _after_conversation(state) if state.get("over") else "think"


def _after_tools(state: RunState) -> str:
    return _after_conversation(state) if state.get("over") else "think"


def _after_conversation(state: RunState) -> str:
    if state.get("judged"):
        return "evaluate"
    made = state.get("touched") or (state.get("new") and state.get("program") is not None)
    return "look" if made else "complete"


def _after_look(state: RunState) -> str:
    if state.get("stop"):
        return "complete"
    return "think" if state.get("build_fault") else "assess"
