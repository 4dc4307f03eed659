"""Deployments to a cluster of tests by deploy-eks.yml, and the address at which people would see what is deployed.

The script, kubectl and the API server are real. kwok's pods answer nobody, so the address
answers in their place: for the colour that the real Service leads to.
"""

import ssl
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.third_party import third_party_crds
from tests.support.workflows.documents import ROOT
from tests.support.workflows.plays import DOMAIN, Play
from tests.support.workflows.runner import JobRun

_ANSWERS = {"/v1/version": b'{"version": "0.1.0"}', "/_stcore/health": b"ok"}


class PublicAddress:
    """Answers as the colour does that the Service of the API leads to: a colour in `broken` answers 503."""

    def __init__(self, cluster: ControlPlane) -> None:
        self._cluster = cluster
        self.broken: set[str] = set()
        self.answered: list[tuple[str, str, int]] = []

    def answer(self, path: str) -> tuple[int, bytes]:
        """The status and the body; noted with the colour that gave it."""
        colour = self.serves()
        status = 503 if colour in self.broken else 200 if path in _ANSWERS else 404
        self.answered.append((colour, path, status))
        return status, _ANSWERS.get(path, b"") if status == 200 else b"no"

    def serves(self) -> str:
        """The colour that people are sent to."""
        selector = self._cluster.get("service", "prompt2mesh-api", "-n", "prompt2mesh")["spec"].get("selector", {})
        return selector.get("prompt2mesh.io/colour", "")


@contextmanager
def public_address(cluster: ControlPlane, domain: str, home: Path) -> Generator[PublicAddress]:
    """Serves `https://DOMAIN`, and tells the curl of this home that it is here and whom to believe."""
    address = PublicAddress(cluster)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = address.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
            pass

    pair = cluster.authority.server(domain, [domain])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pair.certificate, pair.key)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    home.mkdir(parents=True, exist_ok=True)
    (home / ".curlrc").write_text(
        f'connect-to = "{domain}:443:127.0.0.1:{server.server_port}"\n'
        f'cacert = "{cluster.authority.pair.certificate}"\nnoproxy = "*"\n'
    )
    try:
        yield address
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Deployments:
    """Deployments to staging of one cluster, one after the other."""

    def __init__(self, cluster: ControlPlane, folder: Path) -> None:
        self._cluster, self._folder = cluster, folder
        self.serves = ""
        cluster.kubectl("apply", "--server-side", "-f", str(third_party_crds()), "-f", str(ROOT / "k8s/base/crds.yaml"))
        cluster.kubectl("wait", "--for=condition=Established", "--timeout=30s", "crd", "--all")

    def play(self, commit: str, *, broken: bool = False) -> JobRun:
        """Deploys a commit; `broken` when people cannot use it, though its own test went well."""
        settings = {"inputs.environment": "staging", "github.sha": commit}
        played = Play(self._folder / commit[:4], "deploy-eks.yml", "deploy", **settings)
        (played.cloud.folder / "kubectl").symlink_to(self._cluster.programs / "kubectl")
        with public_address(self._cluster, DOMAIN, played.home) as address:
            if broken:
                address.broken.add("green" if self.serves == "blue" else "blue")
            run = played.run(KUBECONFIG=str(self._cluster.kubeconfig), OVERLAP_S="0", SMOKE_TIMEOUT_S="1")
            self.serves = address.serves()
        return run

    def tag(self, deployment: str) -> str:
        """The tag of the image that a Deployment runs."""
        found = self._cluster.get("deployment", deployment, "-n", "prompt2mesh")
        return found["spec"]["template"]["spec"]["containers"][0]["image"].rpartition(":")[2]
