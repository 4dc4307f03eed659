"""Custom resources of others that our overlays use, as schemas: their real CRDs, out of their Go modules.

Each module is downloaded once through the Go module proxy, checked against the sum that stands here, and only the files
named here are kept, outside the checkout. The controllers themselves never run.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FIND_GO = Path(__file__).parents[3] / "tools" / "cluster" / "find_go.sh"


@dataclass(frozen=True)
class Module:
    """A Go module at one version, and which of its files are wanted.

    Attributes:
        checksum: As `go.sum` has it.
        files: Paths within the module.
    """

    path: str
    version: str
    checksum: str
    files: tuple[str, ...]


MODULES = (
    Module(
        "github.com/external-secrets/external-secrets", "v1.3.2", "h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=",
        ("config/crds/bases/external-secrets.io_externalsecrets.yaml",
         "config/crds/bases/external-secrets.io_secretstores.yaml"),
    ),
    Module(
        "github.com/aws/karpenter-provider-aws", "v1.13.1", "h1:brfauuAII/2+xjWO+JLYTEPmAP5Z3WgPcCaMqHXEE74=",
        ("pkg/apis/crds/karpenter.sh_nodepools.yaml", "pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml"),
    ),
)  # fmt: skip

_PROMETHEUS_OPERATOR = Module(
    "github.com/prometheus-operator/prometheus-operator", "v0.85.0", "h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=",
    tuple(f"example/prometheus-operator-crd/monitoring.coreos.com_{kind}.yaml"
          for kind in ("podmonitors", "prometheusrules", "servicemonitors")),
)  # fmt: skip


def monitoring_crds() -> Path:
    """The same of the Prometheus operator."""
    return module_files((_PROMETHEUS_OPERATOR,))


def third_party_crds() -> Path:
    """A folder with the CRDs, for `kubectl apply --server-side -f`; fetched now if they were not yet."""
    return module_files(MODULES)


@cache
def module_files(modules: tuple[Module, ...]) -> Path:
    """A folder with the files of those modules; fetched now if they were not yet."""
    digest = hashlib.sha256(repr(modules).encode()).hexdigest()[:12]
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "prompt2mesh" / "crds"
    folder = caches / digest
    caches.mkdir(parents=True, exist_ok=True)
    # Two test processes may come here at once.
    with (caches / f"{digest}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=caches) as place:
                found = Path(place) / "crds"
                found.mkdir()
                for module in modules:
                    _take(module, found, Path(place) / "modules")
                found.rename(folder)
    return folder


def _take(module: Module, into: Path, modules: Path) -> None:
    go = subprocess.run([_FIND_GO], check=True, text=True, stdout=subprocess.PIPE).stdout.strip()
    environment = {
        **os.environ, "GOMODCACHE": str(modules), "GOFLAGS": "-modcacherw", "GOTOOLCHAIN": "local", "GOWORK": "off",
        "GOSUMDB": "off",  # the sum is compared with ours
    }  # fmt: skip
    done = subprocess.run(
        [go, "mod", "download", "-json", f"{module.path}@{module.version}"],
        check=False, text=True, capture_output=True, env=environment, cwd=into,
    )  # fmt: skip
    assert done.returncode == 0, f"{module.path} could not be fetched: {done.stdout}{done.stderr}"
    found = json.loads(done.stdout)
    assert found["Sum"] == module.checksum, f"{module.path} {module.version} is not what it was: {found['Sum']}"
    for file in module.files:
        shutil.copy(Path(found["Dir"]) / file, into)
