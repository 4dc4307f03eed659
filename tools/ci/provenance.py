"""Prints the SLSA provenance of what this workflow run builds, for cosign to sign.

It states which workflow, of which commit, in which run: what GitHub tells a run about
itself, by GitHub's own build type. Whoever verifies the signature can compare it with
the certificate, which GitHub issued. It may know nothing but the environment.
"""

import json
import os
import sys
from collections.abc import Mapping


def provenance(environment: Mapping[str, str]) -> dict[str, object]:
    """The predicate of type https://slsa.dev/provenance/v1; a KeyError names a variable that is missing."""
    server = environment["GITHUB_SERVER_URL"]
    repository = f"{server}/{environment['GITHUB_REPOSITORY']}"
    # owner/name/.github/workflows/x.yml@refs/heads/main
    workflow = environment["GITHUB_WORKFLOW_REF"]
    path, _, ref = workflow.removeprefix(environment["GITHUB_REPOSITORY"] + "/").partition("@")
    run = f"{repository}/actions/runs/{environment['GITHUB_RUN_ID']}/attempts/{environment['GITHUB_RUN_ATTEMPT']}"
    return {
        "buildDefinition": {
            "buildType": "https://actions.github.io/buildtypes/workflow/v1",
            "externalParameters": {"workflow": {"ref": ref, "repository": repository, "path": path}},
            "internalParameters": {
                "github": {
                    "event_name": environment["GITHUB_EVENT_NAME"],
                    "repository_id": environment["GITHUB_REPOSITORY_ID"],
                    "repository_owner_id": environment["GITHUB_REPOSITORY_OWNER_ID"],
                    "runner_environment": environment["RUNNER_ENVIRONMENT"],
                }
            },
            "resolvedDependencies": [
                {
                    "uri": f"git+{repository}@{environment['GITHUB_REF']}",
                    "digest": {"gitCommit": environment["GITHUB_SHA"]},
                }
            ],
        },
        "runDetails": {"builder": {"id": f"{server}/{workflow}"}, "metadata": {"invocationId": run}},
    }


if __name__ == "__main__":
    json.dump(provenance(os.environ), sys.stdout, indent=2)
