"""A plain kopf operator, as its tutorial writes one: a blocking handler creates each object by the official client.

It makes the same objects as ours for each person, from the JSON in OBJECTS with NAME in place of the set's name.
"""

import json
import os
from pathlib import Path
from typing import Any

import kopf
import kubernetes

_OBJECTS = Path(os.environ["OBJECTS"]).read_text(encoding="utf-8")
_NAME = os.environ["NAME"]


@kopf.on.startup()
def connect(**_: Any) -> None:
    """Read the kubeconfig once."""
    kubernetes.config.load_kube_config()


@kopf.on.create("bench.prompt2mesh.io", "v1", "plaininstances")
def create(name: str, namespace: str, **_: Any) -> None:
    """Make everything that one person needs."""
    client = kubernetes.client.ApiClient()
    for document in json.loads(_OBJECTS.replace(_NAME, name)):
        kopf.adopt(document)
        kubernetes.utils.create_from_dict(client, document, namespace=namespace)
