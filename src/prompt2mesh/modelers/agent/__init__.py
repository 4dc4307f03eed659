"""The agent: an LLM that plans, models by tools, looks at what it made, criticises it and improves it.

`langgraph_agent.LangGraphAgent` is the port's implementation; `llm` asks the
models, `bench` holds the tools that they work with, `nodes` what happens at
each node of the graph. Nothing here is imported before it is used, for the
libraries behind it are slow to load and the built-in modeler needs none.
"""
