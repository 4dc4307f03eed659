"""Finding the API server and who we are to it: inside a pod by its service account, elsewhere by a kubeconfig."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import getproxies

from kubernetes_asyncio import config
from kubernetes_asyncio.client import ApiClient, Configuration
from kubernetes_asyncio.config import ConfigException

from prompt2mesh.mesh.errors import EnvironmentFaultError, OptionError

_USER_AGENT = "prompt2mesh"
_TOKEN_FILE = Path("/var/run/secrets/kubernetes.io/serviceaccount/token")


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """Which API server is meant; all empty means: as the environment has it, like kubectl.

    Attributes:
        kubeconfig: The file, or several with a colon between them.
        context: Of the kubeconfig; its current one where empty.
        connections: Most requests at a time.
    """

    kubeconfig: str = ""
    context: str = ""
    connections: int = 100


async def open_api_client(cluster: Cluster, *, environment: Mapping[str, str] | None = None) -> ApiClient:
    """A client with the credentials of a cluster.

    Raises:
        EnvironmentFaultError: There is neither a kubeconfig nor a service account, or it cannot be used.
        OptionError: The kubeconfig has no such context.
    """
    client = ApiClient(await _configuration(cluster, os.environ if environment is None else environment))
    client.user_agent = _USER_AGENT
    if not getproxies():
        # Else it looks for proxies and a .netrc anew for each request, in a thread: a tenth of an operator's time.
        session: Any = client.rest_client.pool_manager
        session._trust_env = False  # noqa: SLF001 - it can be given to the session's constructor only
    return client


async def _configuration(cluster: Cluster, environment: Mapping[str, str]) -> Configuration:
    loading: Any = config  # its types are only half there
    configuration = Configuration()
    configuration.connection_pool_maxsize = cluster.connections
    files = _kubeconfig(cluster, environment)
    try:
        if files is None:
            loading.load_incluster_config(client_configuration=configuration)
        else:
            await loading.load_kube_config(
                config_file=files,
                context=cluster.context or None,
                client_configuration=configuration,
                persist_config=False,
            )
    except ConfigException as exc:
        if cluster.context and cluster.context in str(exc):
            raise OptionError(f"the kubeconfig has no context {cluster.context!r}") from exc
        raise EnvironmentFaultError(f"the credentials for Kubernetes cannot be used: {exc}") from exc
    return configuration


def _kubeconfig(cluster: Cluster, environment: Mapping[str, str]) -> str | None:
    """The files; None where this is a pod and no file is named."""
    files = cluster.kubeconfig or environment.get("KUBECONFIG", "")
    in_pod = bool(environment.get("KUBERNETES_SERVICE_HOST")) and _TOKEN_FILE.exists()
    if in_pod and not files and not cluster.context:
        return None
    files = files or str(Path.home() / ".kube" / "config")
    if not any(Path(name).expanduser().is_file() for name in files.split(os.pathsep)):
        raise EnvironmentFaultError(
            f"there is no kubeconfig: {files}", hint="name one with --kubeconfig, or set KUBECONFIG"
        )
    return files
