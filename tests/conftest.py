"""Settings of the whole test suite."""

import os

from hypothesis import HealthCheck, settings

# Deterministic by default, so that a red run is red again; HYPOTHESIS_PROFILE=explore looks for new cases.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60, database=None)
settings.register_profile(
    "explore", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
