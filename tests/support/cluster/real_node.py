"""A real node for the control plane: containerd and the kubelet of this machine, in namespaces of their own.

They mount, route and set kernel parameters. So they have a network and a mount
namespace, which take all of it away when they end; the few parameters that
belong to the whole machine are put back.
"""

import contextlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.cluster.control_plane import ControlPlane

_PARAMETERS = ("kernel/panic", "kernel/panic_on_oops", "vm/overcommit_memory")
_NEEDED = ("containerd", "runc", "ctr", "unshare", "nsenter", "setpriv", "catatonit", "ip", "iptables")
_NAMESPACES = ("unshare", "--net", "--mount", "--propagation", "private", "--pid", "--fork", "--mount-proc")
_CNI_PROGRAMS = Path("/usr/lib/cni")
_CGROUPS = Path("/sys/fs/cgroup")
PAUSE = "localhost/prompt2mesh-pause:1"
_CONTAINERD = """version = 2
root = "{folder}/containerd"
state = "{folder}/state"
[grpc]
address = "{socket}"
[plugins."io.containerd.internal.v1.opt"]
path = "{folder}/opt"
[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = "{pause}"
restrict_oom_score_adj = true
[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = "{programs}"
conf_dir = "{folder}/cni"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"
"""


def missing_parts() -> list[str]:
    """What this machine lacks for a real node."""
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if not (_CNI_PROGRAMS / "bridge").exists():
        missing.append("containernetworking-plugins")
    if os.geteuid() != 0:
        missing.append("root")
    elif not missing and subprocess.run([*_NAMESPACES, "true"], check=False, capture_output=True).returncode:
        missing.append("namespaces, which its kernel refuses")
    if not any(os.access(hierarchy, os.W_OK) for hierarchy in _CGROUPS.glob("*/")):
        missing.append("control groups that can be written")
    return missing


@dataclass(frozen=True)
class Network:
    """Addresses of one node: a link between the machine and it, and a bridge with its pods."""

    number: int

    @property
    def machine(self) -> str:
        return f"10.99.{self.number}.1"

    @property
    def node(self) -> str:
        return f"10.99.{self.number}.2"

    @property
    def pods(self) -> str:
        return f"10.98.{self.number}.0/24"

    @property
    def link(self) -> str:
        return f"p2m{self.number}"

    @classmethod
    def free(cls) -> "Network":
        """One whose link is not there yet."""
        while (found := cls(random.randrange(1, 250))).taken:
            pass
        return found

    @property
    def taken(self) -> bool:
        return Path(f"/sys/class/net/{self.link}").exists()


class RealNode:
    """A machine of the cluster on which pods really run."""

    def __init__(self, control_plane: ControlPlane, network: Network, folder: Path) -> None:
        self._control_plane = control_plane
        self._folder = folder
        self._holder: subprocess.Popen[bytes] | None = None
        self._first = 0  # the first process inside, as seen from here
        self._processes: list[subprocess.Popen[bytes]] = []
        self.network = network
        self.name = f"real-{network.number}"

    # What a test does

    def inside(self, *command: str | Path) -> list[str]:
        """The command line that runs another in the node's namespaces, where the names of Services resolve."""
        return ["nsenter", "-t", str(self._first), "-n", "-m", "-p", "--", *map(str, command)]

    def run(self, *command: str | Path) -> str:
        """Runs a command in the node's namespaces; gives what it printed."""
        done = subprocess.run(self.inside(*command), check=False, text=True, capture_output=True)
        assert done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout

    def load(self, archives: Sequence[Path]) -> None:
        """Brings images (OCI or Docker archives) to the node."""
        for archive in archives:
            self.run("ctr", "-a", self._socket, "-n", "k8s.io", "images", "import", "--no-unpack", archive)

    def start_program(
        self, name: str, *command: str | Path, environment: dict[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Starts a program in the node's namespaces; it is ended with the node, its output is in NAME.log."""
        with (self._folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                self.inside(*command), stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, env=environment
            )  # fmt: skip
        self._processes.append(process)
        return process

    def log(self, name: str) -> str:
        """What a program printed."""
        return (self._folder / f"{name}.log").read_text(errors="replace")

    # Its life

    @property
    def _socket(self) -> Path:
        return self._folder / "containerd.sock"

    def open(self, pause: Path) -> None:
        """Brings it up until it is Ready."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._holder = subprocess.Popen([
            "setpriv", "--pdeathsig", "KILL", *_NAMESPACES, "--kill-child", "catatonit", "--", "sleep", "infinity",
        ])  # fmt: skip
        self._wait(lambda: bool(self._children()))
        self._first = self._children()[0]
        self._wait(lambda: self.run("readlink", "/proc/1/exe").strip().endswith("catatonit"))
        self._connect()
        self._start_containerd()
        self.load([pause])
        self._start_kubelet()
        ready = ("wait", "--for=condition=Ready", "--timeout=1s", f"node/{self.name}")
        self._wait(lambda: bool(self._control_plane.kubectl(*ready, check=False)), tell="kubelet")
        plane = self._control_plane
        proxy = {
            "kind": "KubeProxyConfiguration", "apiVersion": "kubeproxy.config.k8s.io/v1alpha1", "mode": "iptables",
            "clientConnection": {"kubeconfig": str(self._kubeconfig("system:kube-proxy", ["system:node-proxier"]))},
            "clusterCIDR": self.network.pods, "hostnameOverride": self.name, "metricsBindAddress": "127.0.0.1:10249",
            "healthzBindAddress": "", "conntrack": {"maxPerCore": 0}, "iptables": {"minSyncPeriod": "0s"},
        }  # fmt: skip
        self.start_program("kube-proxy", plane.programs / "kube-proxy", "--config", self._json("kube-proxy", proxy))
        self.start_program("dns", sys.executable, Path(__file__).with_name("dns.py"), self.network.node,
                           plane.programs / "kubectl", self._kubeconfig("dns", ["system:masters"]))  # fmt: skip

    def close(self) -> None:
        """Ends every pod and process; the mounts and the network go with their namespaces."""
        if self._holder is not None:
            self._holder.kill()  # with it goes the first process of the namespace, and so do all, containers too
            self._holder.wait()
        for process in self._processes:
            process.wait()
        subprocess.run(["ip", "link", "delete", self.network.link], check=False, capture_output=True)
        for folder in sorted(_CGROUPS.glob(f"*/{self.name}/**/"), reverse=True):
            with contextlib.suppress(OSError):
                folder.rmdir()

    def _children(self) -> list[int]:
        assert self._holder is not None
        told = Path(f"/proc/{self._holder.pid}/task/{self._holder.pid}/children").read_text()
        return [int(pid) for pid in told.split()]

    def _connect(self) -> None:
        net, holder = self.network, str(self._first)
        _run("ip", "link", "add", net.link, "type", "veth", "peer", "name", "machine", "netns", holder)
        _run("ip", "addr", "add", f"{net.machine}/30", "dev", net.link)
        _run("ip", "link", "set", net.link, "up")
        self.run("ip", "link", "set", "lo", "up")
        self.run("ip", "addr", "add", f"{net.node}/30", "dev", "machine")
        self.run("ip", "link", "set", "machine", "up")
        self.run("ip", "route", "add", "default", "via", net.machine)
        for parameter in ("net/ipv4/ip_forward", "net/ipv4/conf/all/route_localnet"):
            self.run("sh", "-c", f"echo 1 > /proc/sys/{parameter}")
        _run("ip", "route", "replace", net.pods, "via", net.node)
        resolver = self._folder / "resolv.conf"
        search = "search svc.cluster.local cluster.local\noptions ndots:5 timeout:2 attempts:2\n"
        resolver.write_text(f"nameserver {net.node}\n{search}")
        self.run("mount", "--bind", resolver, "/etc/resolv.conf")

    def _start_containerd(self) -> None:
        bridge = {
            "type": "bridge", "bridge": "pods", "isGateway": True, "hairpinMode": True,
            "ipam": {"type": "host-local", "dataDir": str(self._folder / "addresses"),
                     "ranges": [[{"subnet": self.network.pods}]], "routes": [{"dst": "0.0.0.0/0"}]},
        }  # fmt: skip
        (self._folder / "cni").mkdir()
        self._json("cni/10-pods", {"cniVersion": "0.4.0", "name": "pods", "plugins": [bridge]}, suffix=".conflist")
        configuration = self._folder / "containerd.toml"
        configuration.write_text(
            _CONTAINERD.format(folder=self._folder, socket=self._socket, pause=PAUSE, programs=_CNI_PROGRAMS)
        )
        self.start_program("containerd", "containerd", "-c", configuration)
        version = self.inside("ctr", "-a", self._socket, "version")
        self._wait(lambda: subprocess.run(version, check=False, capture_output=True).returncode == 0, tell="containerd")

    def _start_kubelet(self) -> None:
        plane = self._control_plane
        for hierarchy in _CGROUPS.iterdir():
            group = hierarchy / self.name
            if hierarchy.is_symlink() or not (hierarchy / "cgroup.procs").exists():
                continue
            group.mkdir()
            for setting in ("cpuset.cpus", "cpuset.mems"):  # a new group of processors has none
                if (group / setting).exists():
                    (group / setting).write_text((hierarchy / setting).read_text())
        pair = plane.authority.server(self.name, [self.name, self.network.node])
        configuration = {
            "kind": "KubeletConfiguration", "apiVersion": "kubelet.config.k8s.io/v1beta1",
            "authentication": {"anonymous": {"enabled": False}, "webhook": {"enabled": True},
                               "x509": {"clientCAFile": str(plane.authority.pair.certificate)}},
            "authorization": {"mode": "Webhook"}, "address": self.network.node,
            "tlsCertFile": str(pair.certificate), "tlsPrivateKeyFile": str(pair.key),
            "containerRuntimeEndpoint": f"unix://{self._socket}",
            # What this machine's kernel and containers allow: cgroups of version 1, no limits around all pods together.
            "cgroupDriver": "cgroupfs", "cgroupRoot": f"/{self.name}", "cgroupsPerQOS": True, "failCgroupV1": False, "enforceNodeAllocatable": [], "oomScoreAdj": 0,
            "failSwapOn": False, "makeIPTablesUtilChains": True,
            "clusterDNS": [self.network.node], "clusterDomain": "cluster.local",
            "podLogsDir": str(self._folder / "pod-logs"), "evictionHard": {"memory.available": "100Mi"},
            # The disk is the machine's, and how full it is is not the node's doing.
            "imageGCHighThresholdPercent": 100, "imageGCLowThresholdPercent": 99,
            "healthzPort": 0, "syncFrequency": "5s", "nodeStatusUpdateFrequency": "2s",
        }  # fmt: skip
        self.start_program(
            "kubelet", plane.programs / "kubelet", "--config", self._json("kubelet", configuration),
            "--kubeconfig", self._kubeconfig(f"system:node:{self.name}", ["system:nodes"]),
            "--root-dir", self._folder / "kubelet", "--cert-dir", self._folder / "kubelet-certificates",
            f"--hostname-override={self.name}", f"--node-ip={self.network.node}",
        )  # fmt: skip

    def _kubeconfig(self, user: str, groups: Sequence[str]) -> Path:
        plane = self._control_plane
        path = self._folder / f"{user.replace(':', '_')}.kubeconfig"
        url = plane.url.replace("127.0.0.1", self.network.machine)
        return plane.authority.kubeconfig(path, url=url, user=plane.authority.client(user, groups))

    def _json(self, name: str, document: object, *, suffix: str = ".json") -> Path:
        path = self._folder / f"{name}{suffix}"
        path.write_text(json.dumps(document))
        return path

    def _wait(self, condition: object, *, tell: str = "", timeout_s: float = 90.0) -> None:
        assert callable(condition)
        deadline = time.monotonic() + timeout_s
        while not condition():
            assert time.monotonic() < deadline, self.log(tell)[-3000:] if tell else "its namespaces did not come up"
            time.sleep(0.1)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def running_real_node(
    control_plane: ControlPlane, folder: Path, *, network: Network, pause: Path
) -> Generator[RealNode]:
    """A real node of the control plane, Ready; nothing of it is left at the end.

    Args:
        control_plane: Made with `address="0.0.0.0"` and `names=(network.machine,)`.
        folder: For everything that it writes; its path is short, since sockets are in it.
        network: Of the node.
        pause: Archive of the image that holds a pod's namespaces.
    """
    parameters = {name: Path("/proc/sys", name).read_text() for name in _PARAMETERS}
    node = RealNode(control_plane, network, folder)
    try:
        node.open(pause)
        yield node
    finally:
        node.close()
        for name, value in parameters.items():
            Path("/proc/sys", name).write_text(value)
