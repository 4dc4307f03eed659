"""Imported by the server that test processes are forked from: what every run loads is loaded once."""

from langchain_anthropic import ChatAnthropic

from prompt2mesh.modelers.builtin import modeler

LOADED = (ChatAnthropic, modeler.model("a cube"))
