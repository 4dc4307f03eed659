"""Settings of the whole test suite."""

import os

from hypothesis import HealthCheck, settings

# Looks for secrets in all that the suite logs, prints and leaves in log files.
pytest_plugins = ["tests.support.canaries"]

# Deterministic by default, so that a red run is red again; HYPOTHESIS_PROFILE=explore looks for new cases.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60, database=None)
settings.register_profile(
    "explore", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

# A developer's own keys are not for tests: nothing here asks a provider in the world.
for _name in (
    "ANTHROPIC_API_KEY", "OPENAI_API_KEY", "GOOGLE_API_KEY", "GEMINI_API_KEY", "AWS_BEARER_TOKEN_BEDROCK", "OLLAMA_HOST",
    "ANTHROPIC_BASE_URL", "OPENAI_BASE_URL", "PROMPT2MESH_LLM",
):  # fmt: skip
    os.environ.pop(_name, None)
