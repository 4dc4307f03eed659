"""The command lines of a control plane's programs: the defaults of Kubernetes but where a comment says otherwise."""

import ipaddress
import json
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.cluster.credentials import Authority
from tests.support.cluster.processes import free_port

_STAGES = Path(__file__).with_name("stages.yaml")
_AUDIT_POLICY = {
    "apiVersion": "audit.k8s.io/v1",
    "kind": "Policy",
    "omitStages": ["RequestReceived"],
    "rules": [{"level": "Metadata"}],
}
# A kubelet that is not heard of for so long is taken for dead; kwok's renew their leases every fifth of it.
NODE_TIMEOUT_S = 20
# Pods leave a dead node after this time, not after five minutes.
EVICTION_S = 5


@dataclass(frozen=True)
class Layout:
    """Where a control plane lives.

    Attributes:
        folder: For data, certificates, kubeconfigs and logs.
        address: That the API server listens on; another than loopback where a real node must reach it.
        names: More names and addresses that its certificate holds for.
        audit: Write each request to audit.log, with who made it.
    """

    folder: Path
    address: str = "127.0.0.1"
    names: tuple[str, ...] = ()
    audit: bool = False
    api_port: int = field(default_factory=free_port)
    etcd_port: int = field(default_factory=free_port)
    etcd_peer_port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        host = "127.0.0.1" if ipaddress.ip_address(self.address).is_unspecified else self.address
        return f"https://{host}:{self.api_port}"


def commands(layout: Layout, authority: Authority, programs: Path) -> dict[str, list[str | Path]]:
    """Each program's command line, in the order in which they are started."""
    tokens = authority.key_pair("service-accounts")
    return {
        "etcd": [programs / "etcd", *_etcd(layout)],
        "kube-apiserver": [
            programs / "kube-apiserver",
            *_api_server(layout, authority, tokens.certificate, tokens.key),
        ],
        "kube-controller-manager": [programs / "kube-controller-manager", *_controllers(layout, authority, tokens.key)],
        "kube-scheduler": [programs / "kube-scheduler", f"--config={_scheduler(layout, authority)}", "--secure-port=0"],
        "kwok": [programs / "kwok", *_kwok(layout, authority)],
    }


def _etcd(layout: Layout) -> list[str]:
    client, peer = f"http://127.0.0.1:{layout.etcd_port}", f"http://127.0.0.1:{layout.etcd_peer_port}"
    return [
        f"--data-dir={layout.folder / 'etcd'}", f"--listen-client-urls={client}", f"--advertise-client-urls={client}",
        f"--listen-peer-urls={peer}", f"--initial-advertise-peer-urls={peer}", f"--initial-cluster=default={peer}",
        # The data survives a killed process, which is all that a test asks, not a power cut.
        "--unsafe-no-fsync", "--log-level=warn",
    ]  # fmt: skip


def _api_server(layout: Layout, authority: Authority, public_key: Path, private_key: Path) -> list[str]:
    server = authority.server(
        "kube-apiserver",
        [
            "localhost",
            "127.0.0.1",
            "10.96.0.1",
            "kubernetes",
            "kubernetes.default",
            "kubernetes.default.svc",
            *layout.names,
        ],
    )
    to_kubelets = authority.client("kube-apiserver-kubelet-client", ["system:masters"])
    audit: list[str] = []
    if layout.audit:
        policy = layout.folder / "audit-policy.json"
        policy.write_text(json.dumps(_AUDIT_POLICY))
        audit = [f"--audit-policy-file={policy}", f"--audit-log-path={layout.folder / 'audit.log'}"]
    return [
        f"--etcd-servers=http://127.0.0.1:{layout.etcd_port}", f"--bind-address={layout.address}", f"--secure-port={layout.api_port}",
        f"--tls-cert-file={server.certificate}", f"--tls-private-key-file={server.key}",
        f"--client-ca-file={authority.pair.certificate}",
        f"--kubelet-client-certificate={to_kubelets.certificate}", f"--kubelet-client-key={to_kubelets.key}",
        f"--kubelet-certificate-authority={authority.pair.certificate}", "--kubelet-preferred-address-types=InternalIP",
        "--service-account-issuer=https://kubernetes.default.svc", f"--service-account-key-file={public_key}",
        f"--service-account-signing-key-file={private_key}", "--service-cluster-ip-range=10.96.0.0/16",
        # Who may run privileged pods is for Pod Security to say.
        "--allow-privileged", "--authorization-mode=Node,RBAC", "--enable-admission-plugins=NodeRestriction",
        f"--default-not-ready-toleration-seconds={EVICTION_S}", f"--default-unreachable-toleration-seconds={EVICTION_S}",
        # There is no network in which its own address could be published.
        "--endpoint-reconciler-type=none", "--profiling=false", *audit,
    ]  # fmt: skip


def _kubeconfig(layout: Layout, authority: Authority, name: str, groups: tuple[str, ...] = ()) -> Path:
    path = layout.folder / f"{name}.kubeconfig"
    return authority.kubeconfig(path, url=layout.url, user=authority.client(f"system:{name}", groups))


def _controllers(layout: Layout, authority: Authority, private_key: Path) -> list[str]:
    return [
        f"--kubeconfig={_kubeconfig(layout, authority, 'kube-controller-manager')}", "--use-service-account-credentials",
        f"--service-account-private-key-file={private_key}", f"--root-ca-file={authority.pair.certificate}",
        f"--cluster-signing-cert-file={authority.pair.certificate}", f"--cluster-signing-key-file={authority.pair.key}",
        # Alone, and in a hurry: at the default rate the controllers themselves would be what a test waits for.
        "--leader-elect=false", "--secure-port=0", "--kube-api-qps=500", "--kube-api-burst=1000",
        "--node-monitor-period=1s", f"--node-monitor-grace-period={NODE_TIMEOUT_S}s", "--profiling=false",
    ]  # fmt: skip


def _scheduler(layout: Layout, authority: Authority) -> Path:
    path = layout.folder / "scheduler.json"
    document = {
        "apiVersion": "kubescheduler.config.k8s.io/v1",
        "kind": "KubeSchedulerConfiguration",
        "leaderElection": {"leaderElect": False},
        "clientConnection": {
            "kubeconfig": str(_kubeconfig(layout, authority, "kube-scheduler")),
            "qps": 500,
            "burst": 1000,
        },
        # A pod that found no room tries again soon, not after up to ten seconds.
        "podInitialBackoffSeconds": 1,
        "podMaxBackoffSeconds": 2,
    }
    path.write_text(json.dumps(document))
    return path


def _kwok(layout: Layout, authority: Authority) -> list[str]:
    return [
        f"--kubeconfig={_kubeconfig(layout, authority, 'kwok', ('system:masters',))}", f"--config={_STAGES}",
        f"--node-lease-duration-seconds={NODE_TIMEOUT_S * 4 // 5}",
    ]  # fmt: skip
