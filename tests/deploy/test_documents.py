"""What the documents of a deployment name is there, and no image anywhere is whatever is newest."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]

# What issue 6 names, in its own words and order.
_NAMED = (
    "docker/dockerfile docker/docker-compose.yml .dockerignore k8s/base k8s/base/postgres-pvc.yaml "
    "k8s/base/postgres-deployment.yaml k8s/base/backend-deployment.yaml k8s/base/streamlit-deployment.yaml "
    "k8s/base/blender-deployment.yaml k8s/base/db-init-job.yaml k8s/base/ingress.yaml k8s/base/configmap.yaml "
    "k8s/base/secrets.yaml k8s/base/network-policies.yaml k8s/base/pod-disruption-budgets.yaml k8s/base/hpa.yaml "
    "k8s/base/quotas.yaml k8s/base/operator.yaml k8s/overlays/local k8s/overlays/staging k8s/overlays/production-eks "
    "k8s/overlays/gpu k8s/overlays/spot k8s/overlays/blue-green k8s/deploy.sh k8s/deploy.ps1 infrastructure "
    ".github/workflows/build-and-push.yml .github/workflows/deploy-eks.yml .github/workflows/ci.yml k8s/README.md "
    "k8s/base/README.md docs/howto/runbooks/rotate-secrets.md docs/howto/runbooks/restore-a-backup.md "
    "docs/howto/runbooks/drain-a-node.md docs/howto/runbooks/upgrade-blender.md docs/howto/runbooks/region-failure.md "
    "docs/explanation/cost.md docs/explanation/capacity.md docs/explanation/multi-region.md docs/howto/upgrade.md .ci/run"
).split()
_FOLDERS = ("k8s", "docs", "infrastructure", "docker", "monitoring", ".github")
_TOPS = r"(?:k8s|docs|infrastructure|docker|monitoring|tools|tests|src|examples|benchmarks|requirements|\.github|\.ci)"


def _kept() -> list[Path]:
    """The files that the repository keeps."""
    names = subprocess.check_output(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, text=True).splitlines()
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def _documents() -> list[Path]:
    return [
        path for path in _kept()
        if path.suffix == ".md" and (path.parent == ROOT or path.relative_to(ROOT).parts[0] in _FOLDERS)
    ]  # fmt: skip


def _anchors(path: Path) -> set[str]:
    text = re.sub(r"```.*?```", "", path.read_text(), flags=re.DOTALL)
    found: set[str] = set()
    for title in re.findall(r"^#+ +(.+)$", text, re.MULTILINE):
        plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", title).lower()
        found.add(re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-"))
    return found | set(re.findall(r"<a (?:id|name)=\"([^\"]+)\"", text))


@pytest.mark.parametrize("name", _NAMED)
def test_what_the_issue_names_is_there(name: str) -> None:
    path = ROOT / name
    assert path.exists()
    assert path.is_file() or any(path.iterdir())


def test_each_link_of_a_document_leads_somewhere() -> None:
    lost: list[str] = []
    for path in _documents():
        text = re.sub(r"```.*?```", "", path.read_text(), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target):
                continue
            name, _, anchor = target.partition("#")
            other = path.parent / name if name else path
            if not other.exists() or (anchor and other.suffix == ".md" and anchor not in _anchors(other)):
                lost.append(f"{path.relative_to(ROOT)}: {target}")
    assert not lost, "\n".join(lost)


def test_each_file_that_a_document_of_the_deployment_names_is_there() -> None:
    lost: list[str] = []
    for path in _documents():
        if path.relative_to(ROOT).parts[0] not in {"k8s", "infrastructure", "docker"}:
            continue
        for name in re.findall(rf"(?<![\w/.:-])({_TOPS}/[\w./-]*\w)", path.read_text()):
            # The page of overlays shows a file that a reader writes.
            if not (ROOT / name).exists() and not name.startswith("k8s/overlays/mine"):
                lost.append(f"{path.relative_to(ROOT)}: {name}")
    assert not lost, "\n".join(lost)


def test_no_image_is_whatever_is_newest() -> None:
    found: list[str] = []
    for path in _kept():
        top = path.relative_to(ROOT).parts[0]
        if top not in {"k8s", "docker", "infrastructure", ".github", "monitoring"} or path.suffix == ".md":
            continue
        try:
            lines = path.read_text().splitlines()
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(lines, 1):
            image = re.search(r"^\s*(?:-\s+)?(?:image|newTag|FROM)(?::|\s)\s*[\"']?([^\s\"'#]+)", line)
            code = line.split("#")[0]
            if re.search(r"[\w}]:latest\b", code) or (image and image[1] == "latest"):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    # What the definitions say of it is that they refuse it.
    assert [each for each in found if "endsWith(':latest')" not in each] == []


def test_each_image_of_a_manifest_has_a_version() -> None:
    bare: list[str] = []
    for path in _kept():
        if path.suffix not in {".yaml", ".yml"} or path.relative_to(ROOT).parts[0] not in {"k8s", "docker"}:
            continue
        text = path.read_text()
        if "{{" in text or "${" in text:
            continue  # a template: its values are checked where it is filled in
        left: list[object] = list(yaml.safe_load_all(text))
        while left:
            each = left.pop()
            if isinstance(each, dict):
                image = each.get("image")
                # IMAGE alone is what a script fills in.
                if (
                    isinstance(image, str)
                    and image != "IMAGE"
                    and "@" not in image
                    and ":" not in image.rsplit("/", 1)[-1]
                ):
                    bare.append(f"{path.relative_to(ROOT)}: {image}")
                left.extend(each.values())
            elif isinstance(each, list):
                left.extend(each)
    assert not bare, "\n".join(bare)
