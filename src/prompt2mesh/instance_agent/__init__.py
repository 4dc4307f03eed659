"""The agent beside a person's Blender: loads, saves and shows their scene, and builds and models for them alone.

`python -m prompt2mesh.instance_agent` serves the wire of `instances.agent_wire`
on port 8000. It knows two secrets: the token of its slot, and once it is bound,
the person's instance token. Keys of LLMs come with a run and go with it.
"""
