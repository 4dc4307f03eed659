"""Objects that a control plane of the tests gets: nodes, its storage class, and policies that annotate pods."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

STORAGE_CLASS = {
    "apiVersion": "storage.k8s.io/v1",
    "kind": "StorageClass",
    "metadata": {"name": "kwok", "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}},
    "provisioner": "kwok",
}
_Value = TypeVar("_Value")
_PREFIX = "test.prompt2mesh.io/"
_ADMISSION = "admissionregistration.k8s.io/v1"


def asked(annotations: Mapping[str, _Value]) -> dict[str, _Value]:
    """The annotations of stages.yaml by their whole names, from the names of keywords."""
    return {_PREFIX + key.replace("_", "-"): value for key, value in annotations.items()}


def node(
    name: str,
    resources: Mapping[str, str],
    *,
    labels: Mapping[str, str],
    annotations: Mapping[str, str],
    taints: Sequence[Mapping[str, str]],
) -> dict[str, Any]:
    """A node that kwok plays, with room for these resources."""
    usual = {"kubernetes.io/hostname": name, "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64"}
    return {
        "apiVersion": "v1",
        "kind": "Node",
        "metadata": {
            "name": name,
            "annotations": {"kwok.x-k8s.io/node": "fake", **annotations},
            "labels": {**usual, **labels},
        },
        "spec": {"taints": list(taints)},
        "status": {"capacity": resources, "allocatable": resources},
    }


def annotating_name(namespace: str) -> str:
    """The name of the policy that annotates the pods of a namespace."""
    return f"annotate-{namespace}"


def annotating(namespace: str, annotations: Mapping[str, str]) -> list[dict[str, Any]]:
    """A policy that gives annotations to each pod made in a namespace, and its binding."""
    name = annotating_name(namespace)
    fields = ", ".join(f"{key!r}: {value!r}" for key, value in annotations.items())
    expression = f"Object{{metadata: Object.metadata{{annotations: {{{fields}}}}}}}"
    pods = {"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["pods"]}
    policy = {
        "apiVersion": _ADMISSION,
        "kind": "MutatingAdmissionPolicy",
        "metadata": {"name": name},
        "spec": {
            "matchConstraints": {
                "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": namespace}},
                "resourceRules": [pods],
            },
            "reinvocationPolicy": "Never",
            "mutations": [{"patchType": "ApplyConfiguration", "applyConfiguration": {"expression": expression}}],
        },
    }
    binding = {
        "apiVersion": _ADMISSION,
        "kind": "MutatingAdmissionPolicyBinding",
        "metadata": {"name": name},
        "spec": {"policyName": name},
    }
    return [policy, binding]
