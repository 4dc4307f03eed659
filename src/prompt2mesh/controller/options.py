"""What the operator may be told, by the command line or the environment."""

import argparse
import json
import os
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from prompt2mesh.controller.leader import Terms
from prompt2mesh.controller.reconcilers.user_instance import Manners
from prompt2mesh.instances.lifecycle import Patience
from prompt2mesh.settings.metrics import MetricsSettings, read_metrics_settings
from prompt2mesh.settings.variables import refuse_placeholders

_TEXT = """\
Looks after people's instances on Kubernetes: for each UserInstance it has a Blender and an agent run, saves and
suspends what nobody uses, and brings it back. Keeps the warm instances of each InstancePool.

It needs the custom resources (k8s/base/crds.yaml) and the rights of k8s/base/rbac-operator.yaml. Run two of it: one
leads, the other takes over within seconds. It keeps nothing that cannot be lost.
"""
_EXAMPLES = """\
examples:
  kubectl apply --server-side -f k8s/base/crds.yaml
  prompt2mesh operator --kubeconfig ~/.kube/config --namespace prompt2mesh-instances
  curl localhost:8080/metrics        what it does, and how old its news is
  kubectl get userinstances          what came of it
"""


@dataclass(frozen=True, kw_only=True)
class Options:
    """How the operator runs.

    Attributes:
        namespace: Of the instances.
        kubeconfig: A file; the service account of the pod, or what kubectl would take, where it is empty.
        identity: Of this replica, like no other's.
        default_pool: The spec of the pool that is made where there is none; None makes none.
        all_namespaces: Whether people may have a namespace of their own each, so that it looks into all.
        lease: Name of the Lease.
        port: Of /metrics, /healthz and /readyz; 0 for any that is free.
        workers: How many keys are worked on at a time.
        resync_s: Everything is looked over so often.
        sweep_s: What was left behind is looked for so often.
        sweep_grace_s: For so long it must look left behind before it is deleted.
        terms: Of the lease.
        manners: How instances are treated.
        metrics: Where /metrics is besides `port`, as in every other process.
    """

    namespace: str = "prompt2mesh-instances"
    kubeconfig: str = ""
    default_pool: Mapping[str, Any] | None = None
    all_namespaces: bool = False
    identity: str = ""
    lease: str = "prompt2mesh-operator"
    host: str = "0.0.0.0"  # noqa: S104 - Prometheus and the kubelet come from outside the pod
    port: int = 8080
    workers: int = 48
    resync_s: float = 180.0
    sweep_s: float = 300.0
    sweep_grace_s: float = 600.0
    terms: Terms = field(default_factory=Terms)
    manners: Manners = field(default_factory=Manners)
    metrics: MetricsSettings = field(default_factory=MetricsSettings)
    verbose: bool = False


def parse_options(arguments: Sequence[str] | None = None, *, environment: Mapping[str, str] = os.environ) -> Options:
    """The options of a command line; ends the process where it cannot be understood, as command lines do.

    Raises:
        PlaceholderSettingError: A variable still has the text of a template.
        EnvironmentFaultError: A variable has a value it cannot have.
    """
    refuse_placeholders(environment)
    usual, patience, terms = Options(), Patience(), Terms()
    parser = argparse.ArgumentParser(
        prog="prompt2mesh operator", description=_TEXT, epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    where = parser.add_argument_group("where")
    where.add_argument(
        "--namespace", default=environment.get("PROMPT2MESH_NAMESPACE") or usual.namespace,
        help="of the instances (PROMPT2MESH_NAMESPACE; %(default)s)",
    )  # fmt: skip
    where.add_argument("--kubeconfig", default="", help="a file; else the pod's service account, or as kubectl does it")
    where.add_argument(
        "--all-namespaces", action="store_true", default=environment.get("PROMPT2MESH_ALL_NAMESPACES", "") in _YES,
        help="look after sets in namespaces of one person too, as pools with namespaceMode PerUser want it; needs the "
        "rights of k8s/per-user/rbac-operator-per-user.yaml as well (PROMPT2MESH_ALL_NAMESPACES=true)",
    )  # fmt: skip
    where.add_argument(
        "--default-pool", default=environment.get("PROMPT2MESH_DEFAULT_POOL") or "", metavar="JSON",
        help="spec of the InstancePool `default`, which is made once where there is no pool and never was; empty makes "
        "none (PROMPT2MESH_DEFAULT_POOL)",
    )  # fmt: skip
    where.add_argument(
        "--agent-url-template", default=environment.get("PROMPT2MESH_AGENT_URL_TEMPLATE") or _AGENT_URL, metavar="URL",
        help="where an instance's agent is found; {slot} and {namespace} are put in (%(default)s)",
    )  # fmt: skip
    where.add_argument("--host", default=usual.host, help="address of /metrics, /healthz and /readyz (%(default)s)")
    where.add_argument("--port", type=int, default=usual.port, help="their port; 0 for any (%(default)s)")
    work = parser.add_argument_group("how much")
    work.add_argument("--workers", type=int, default=usual.workers, help="things worked on at a time (%(default)s)")
    work.add_argument(
        "--resync-seconds", type=float, default=usual.resync_s, metavar="S",
        help="everything is looked over so often, whatever news was missed (%(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--sweep-seconds", type=float, default=usual.sweep_s, metavar="S",
        help="what was left behind is looked for so often (%(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--sweep-grace-seconds", type=float, default=usual.sweep_grace_s, metavar="S",
        help="for so long it must look left behind before it is deleted (%(default)s)",
    )  # fmt: skip
    lead = parser.add_argument_group("who leads")
    lead.add_argument("--identity", default=environment.get("POD_NAME") or "", help="of this replica (POD_NAME)")
    lead.add_argument("--lease-name", default=usual.lease, help="the Lease that replicas share (%(default)s)")
    lead.add_argument("--lease-seconds", type=float, default=terms.lease_s, metavar="S",
                      help="others take it when it was not renewed for so long (%(default)s)")  # fmt: skip
    lead.add_argument("--sure-seconds", type=float, default=terms.sure_s, metavar="S",
                      help="its holder stops when it was not renewed for so long; sooner (%(default)s)")  # fmt: skip
    lead.add_argument("--renew-seconds", type=float, default=terms.renew_s, metavar="S",
                      help="it is renewed so often (%(default)s)")  # fmt: skip
    wait = parser.add_argument_group("patience")
    for name, text in (
        ("start", "a start that takes longer has failed, unless the pool says otherwise"),
        ("final_save", "for the last save of what is being deleted"),
        ("move_save", "for the save before a machine goes away"),
        ("lost", "a machine that was not heard of for so long does not come back"),
        ("stuck", "a pod that does not go gets so much more before it is ended by force"),
        ("retry_first", "before the first new try after a failure"),
        ("retry_longest", "longest wait between two tries"),
    ):
        wait.add_argument(
            f"--{name.replace('_', '-')}-seconds", type=float, default=getattr(patience, f"{name}_s"), metavar="S",
            help=f"{text} (%(default)s)",
        )  # fmt: skip
    parser.add_argument("--verbose", action="store_true", help="say more in the log")
    found = parser.parse_args(arguments)
    return _options(parser, found, read_metrics_settings(environment))


_YES = frozenset({"1", "true", "yes"})
_AGENT_URL = Manners().agent_url_template


def _options(parser: argparse.ArgumentParser, found: argparse.Namespace, metrics: MetricsSettings) -> Options:
    try:
        terms = Terms(lease_s=found.lease_seconds, sure_s=found.sure_seconds, renew_s=found.renew_seconds)
        found.agent_url_template.format(slot="s", namespace="n")
    except (ValueError, KeyError, IndexError) as exc:
        parser.error(str(exc) or "the template of agents' addresses is not understood")
    default_pool = _pool_spec(parser, found.default_pool)
    patience = Patience(
        start_s=found.start_seconds, final_save_s=found.final_save_seconds, move_save_s=found.move_save_seconds,
        lost_s=found.lost_seconds, stuck_s=found.stuck_seconds, retry_first_s=found.retry_first_seconds,
        retry_longest_s=found.retry_longest_seconds,
    )  # fmt: skip
    return Options(
        namespace=found.namespace,
        kubeconfig=found.kubeconfig,
        default_pool=default_pool,
        all_namespaces=found.all_namespaces,
        # A pod that was restarted in place is another process: it must not take its own old lease for held.
        identity=f"{found.identity or socket.gethostname()}_{os.urandom(4).hex()}",
        lease=found.lease_name,
        host=found.host,
        port=found.port,
        workers=max(1, found.workers),
        resync_s=found.resync_seconds,
        sweep_s=found.sweep_seconds,
        sweep_grace_s=found.sweep_grace_seconds,
        terms=terms,
        manners=Manners(agent_url_template=found.agent_url_template, patience=patience),
        metrics=metrics,
        verbose=found.verbose,
    )


def _pool_spec(parser: argparse.ArgumentParser, text: str) -> Mapping[str, Any] | None:
    if not text.strip():
        return None
    try:
        found: object = json.loads(text)
    except ValueError as exc:
        parser.error(f"the spec of the default pool should be JSON: {exc}")
    if not isinstance(found, dict):
        parser.error(f"the spec of the default pool should be a JSON object; it is {text.strip()[:80]!r}")
    return cast("Mapping[str, Any]", found)
