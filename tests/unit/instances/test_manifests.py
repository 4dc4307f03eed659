import base64
import json
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from prompt2mesh.desktop.__main__ import _options, _parser
from prompt2mesh.instances.manifests import (
    Slot,
    TemplateConfig,
    config_of,
    own,
    pool_config,
    render,
    template_config,
    template_hash,
)
from prompt2mesh.instances.manifests.config import Llm
from prompt2mesh.instances.manifests.template import template_text
from prompt2mesh.mesh.errors import EnvironmentFaultError, OptionError

Manifest = dict[str, Any]
SECRET = "a-secret-token"  # noqa: S105 - of nobody
NASTY = st.text(min_size=1) | st.sampled_from(
    [
        '"',
        "'",
        "\n---\nkind: Pod\n",
        "a: b",
        "${TOKEN}",
        "$TOKEN",
        "{}",
        "- x",
        "#",
        "&a",
        "*a",
        "!!python/object:os.system",
    ]
)


SECRETS_OF_THE_SERVICE = (
    "ANTHROPIC", "OPENAI", "GOOGLE_API", "GEMINI", "BEDROCK", "AWS_", "JWT_SECRET", "DATABASE_URL", "OIDC", "API_KEY",
)  # fmt: skip


def slot(**given: Any) -> Slot:
    usual: dict[str, Any] = {"name": "inst-aaaaaaaa", "namespace": "people", "token": "s3cret"}
    return Slot(**(usual | given))


def named(objects: list[Manifest], kind: str, name: str = "inst-aaaaaaaa") -> Manifest:
    return next(item for item in objects if item["kind"] == kind and item["metadata"]["name"] == name)


def pods(objects: list[Manifest]) -> dict[str, Manifest]:
    return {item["metadata"]["name"].rpartition("-")[2]: item["spec"]["template"]["spec"]
            for item in objects if item["kind"] == "Deployment"}  # fmt: skip


def shape(node: object) -> object:
    if isinstance(node, dict):
        return {key: shape(value) for key, value in node.items()}
    return [shape(item) for item in node] if isinstance(node, list) else type(node)


def test_the_objects_are_those_of_one_person() -> None:
    kinds = [
        item["kind"]
        for item in render(slot(user_instance="user-alice", user="alice"), TemplateConfig(routing="Ingress"))
    ]
    assert kinds[0] == "ConfigMap"
    assert sorted(kinds) == sorted([
        "ConfigMap", "Secret", "ServiceAccount", "PersistentVolumeClaim", "PodDisruptionBudget", *["Ingress"] * 2,
        *["Deployment"] * 2, *["Service"] * 3, *["NetworkPolicy"] * 4,
    ])  # fmt: skip
    assert max(i for i, kind in enumerate(kinds) if kind == "NetworkPolicy") < kinds.index("Deployment")


@settings(max_examples=40)
@given(NASTY, NASTY, NASTY)
def test_no_value_changes_the_structure(user: str, token: str, image: str) -> None:
    usual = render(slot(user_instance="user-a", user="u"), TemplateConfig())
    odd = render(
        slot(user_instance="user-a", user=user, token=token), TemplateConfig(blender_image=image, web_url=user)
    )
    assert shape(odd) == shape(usual)
    assert named(odd, "ConfigMap")["metadata"]["annotations"]["prompt2mesh.io/user"] == user
    assert pods(odd)["blender"]["containers"][0]["image"] == image
    assert base64.b64decode(named(odd, "Secret")["data"]["token"]).decode() == token
    assert list(yaml.safe_load_all(yaml.safe_dump_all(usual))) == usual


def test_a_claim_changes_nothing_of_the_pods() -> None:
    warm, claimed = (render(slot(**more), TemplateConfig())
                     for more in ({}, {"user_instance": "user-alice", "user": "Alice <a@example.org>"}))  # fmt: skip
    assert pods(warm) == pods(claimed)
    for item in warm:
        labels = item["metadata"]["labels"]
        assert "prompt2mesh.io/user-instance" not in labels
    for item in claimed:
        assert item["metadata"]["labels"]["prompt2mesh.io/user-instance"] == "user-alice"
    assert "Alice" not in json.dumps(pods(claimed))


def test_the_pods_are_as_restricted_as_pod_security_can_ask() -> None:
    objects = render(slot(), TemplateConfig())
    assert named(objects, "ServiceAccount")["automountServiceAccountToken"] is False
    for pod in pods(objects).values():
        assert pod["automountServiceAccountToken"] is False
        assert pod["enableServiceLinks"] is False
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["securityContext"]["runAsUser"] == 1000
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert not {"hostNetwork", "hostPID", "hostIPC"} & pod.keys()
        assert all({"emptyDir", "persistentVolumeClaim", "secret"} & volume.keys() for volume in pod["volumes"])
        assert all("sizeLimit" in volume["emptyDir"] for volume in pod["volumes"] if "emptyDir" in volume)
        for container in pod["containers"]:
            held = container["securityContext"]
            assert held["allowPrivilegeEscalation"] is False
            assert held["readOnlyRootFilesystem"] is True
            assert held["capabilities"] == {"drop": ["ALL"]}
            assert "ephemeral-storage" in container["resources"]["limits"]
            assert {"startupProbe", "readinessProbe", "livenessProbe"} <= container.keys()


def test_the_token_is_in_the_secret_alone() -> None:
    objects = render(slot(token=SECRET), TemplateConfig())
    rest = json.dumps([item for item in objects if item["kind"] != "Secret"])
    assert SECRET not in rest
    assert base64.b64encode(SECRET.encode()).decode() not in rest
    with pytest.raises(ValueError, match="token"):
        render(slot(token=SECRET[:0]), TemplateConfig())
    assert SECRET not in repr(slot(token=SECRET))


@pytest.mark.parametrize("llm", get_args(Llm))
@pytest.mark.parametrize("profile", ["cpu", "gpu"])
def test_no_key_of_an_llm_and_no_secret_of_the_service_is_in_a_persons_pods(llm: Llm, profile: str) -> None:
    """Whatever a pool chooses: the only secret that a pod may read is its set's own token, and no name hints at others."""
    config = TemplateConfig(llm=llm, llm_namespace="llm" if llm == "Cluster" else "")
    objects = render(slot(token=SECRET, profile=profile), config)
    own_secrets = {item["metadata"]["name"] for item in objects if item["kind"] == "Secret"}
    assert [
        sorted(item.get("data", {}) | item.get("stringData", {})) for item in objects if item["kind"] == "Secret"
    ] == [["token"]]
    own_maps = {item["metadata"]["name"] for item in objects if item["kind"] == "ConfigMap"}
    text = json.dumps([item for item in objects if item["kind"] != "NetworkPolicy"]).upper()
    assert [word for word in SECRETS_OF_THE_SERVICE if word in text] == []
    for name, pod in pods(objects).items():
        for container in [*pod["containers"], *pod.get("initContainers", [])]:
            for source in container.get("envFrom", []):
                assert set(source) == {"configMapRef"}, name
                assert source["configMapRef"]["name"] in own_maps, name
            for variable in container.get("env", []):
                reference = variable.get("valueFrom", {}).get("secretKeyRef")
                assert reference is None or reference["name"] in own_secrets, variable
        for volume in pod.get("volumes", []):
            projected = [source.get("secret") for source in volume.get("projected", {}).get("sources", [])]
            for secret in filter(None, [volume.get("secret"), *projected]):
                assert secret.get("secretName", secret.get("name")) in own_secrets, volume
        assert pod["automountServiceAccountToken"] is False, name


def test_resources_are_those_that_were_promised() -> None:
    found = {name: pod["containers"][0]["resources"] for name, pod in pods(render(slot(), TemplateConfig())).items()}
    amounts = {
        name: [(part[side]["cpu"], part[side]["memory"]) for side in ("requests", "limits")]
        for name, part in found.items()
    }
    assert amounts == {"blender": [("500m", "1Gi"), ("2", "4Gi")], "agent": [("500m", "512Mi"), ("2", "2Gi")]}


def test_only_blender_gets_the_gpu() -> None:
    cpu, gpu = (pods(render(slot(profile=profile), TemplateConfig())) for profile in ("cpu", "gpu"))
    assert gpu["blender"]["containers"][0]["resources"]["limits"]["nvidia.com/gpu"] == "1"
    assert gpu["blender"]["nodeSelector"] == {"nvidia.com/gpu.present": "true"}
    assert {"key": "nvidia.com/gpu", "operator": "Exists", "effect": "NoSchedule"} in gpu["blender"]["tolerations"]
    assert {"name": "NVIDIA_DRIVER_CAPABILITIES", "value": "all"} in gpu["blender"]["containers"][0]["env"]
    assert gpu["agent"] == cpu["agent"]
    assert "nvidia.com/gpu" not in json.dumps(cpu["blender"])


def test_both_pods_may_go_where_the_pool_lets_them() -> None:
    spot = {"key": "prompt2mesh.io/instances", "operator": "Exists", "effect": "NoSchedule"}
    config = pool_config({"template": {"tolerations": [spot]}})
    for profile in ("cpu", "gpu"):
        objects = render(slot(profile=profile), config)
        assert [pod["tolerations"].count(spot) for pod in pods(objects).values()] == [1, 1]
        assert config_of(objects[0]) == config
    assert template_hash(config) != template_hash(TemplateConfig())


def test_an_ingress_needs_the_mode_and_somebody_whose_it_is() -> None:
    for routing, owner, there in (
        ("Shared", "user-alice", False),
        ("Ingress", "", False),
        ("Ingress", "user-alice", True),
    ):
        objects = render(slot(user_instance=owner), template_config({"routing": routing, "domain": "mesh.example.org"}))
        ingresses = [item for item in objects if item["kind"] == "Ingress"]
        assert bool(ingresses) is there
        if ingresses:
            assert {item["spec"]["rules"][0]["host"] for item in ingresses} == {"user-alice.mesh.example.org"}
            # Where the ticket becomes a cookie nobody can have shown one yet; everywhere else one is asked for.
            asked = ["nginx.ingress.kubernetes.io/auth-url" in item["metadata"]["annotations"] for item in ingresses]
            paths = [item["spec"]["rules"][0]["http"]["paths"][0]["path"] for item in ingresses]
            assert dict(zip(paths, asked, strict=True)) == {"/": True, "/__prompt2mesh/enter": False}


def test_without_lasting_storage_there_is_no_claim_of_a_volume() -> None:
    objects = render(slot(), TemplateConfig(storage="Ephemeral"))
    assert "PersistentVolumeClaim" not in [item["kind"] for item in objects]
    data = next(volume for volume in pods(objects)["agent"]["volumes"] if volume["name"] == "data")
    assert data == {"name": "data", "emptyDir": {"sizeLimit": "3Gi"}}


def test_what_is_not_chosen_is_left_to_the_cluster() -> None:
    objects = render(slot(), TemplateConfig(priority_class=""))
    for pod in pods(objects).values():
        assert not {"priorityClassName", "runtimeClassName", "nodeSelector"} & pod.keys()
    assert "imagePullSecrets" not in named(objects, "ServiceAccount")
    assert "storageClassName" not in named(objects, "PersistentVolumeClaim", "inst-aaaaaaaa-agent")["spec"]


def test_a_set_tells_how_it_was_made() -> None:
    made = TemplateConfig(
        blender_image="registry.example.org:5000/blender:1.2", storage="Ephemeral", node_selector={"a": "b"}
    )
    assert config_of(render(slot(), made)[0]) == made
    for annotations in ({}, {"prompt2mesh.io/config": "{"}, {"prompt2mesh.io/config": "[]"}):
        with pytest.raises(EnvironmentFaultError, match="does not say"):
            config_of({"metadata": {"name": "x", "annotations": annotations}})


def test_the_hash_changes_with_the_config_and_not_with_the_person() -> None:
    hashes = {template_hash(config, profile=profile) for config in (TemplateConfig(), TemplateConfig(agent_image="a:2"))
              for profile in ("cpu", "gpu")}  # fmt: skip
    assert len(hashes) == 4
    for more in ({}, {"user_instance": "user-a", "user": "a", "token": "other", "name": "inst-bbbbbbbb"}):
        root = render(slot(**more), TemplateConfig())[0]
        assert root["metadata"]["annotations"]["prompt2mesh.io/template-hash"] == template_hash(TemplateConfig())


def test_owned_objects_name_their_owner_and_the_originals_stay() -> None:
    root, *rest = render(slot(), TemplateConfig())
    root["metadata"]["uid"] = "1-2-3"
    owned = own(rest, root)
    assert {item["metadata"]["ownerReferences"][0]["uid"] for item in owned} == {"1-2-3"}
    assert all("ownerReferences" not in item["metadata"] for item in rest)


@pytest.mark.parametrize(
    "values",
    [{"blenderImage": "blender"}, {"blenderImage": "blender:latest"}, {"agent_image": "registry:5000/agent"},
     {"routing": "Both"}, {"colour": "red"}, {"nodeSelector": {"a": 1}}, {"nodeSelector": "a"}, {"domain": 3},
     {"tolerations": "all"}, {"tolerations": [{"seconds": "3"}]}, {"tolerations": ["spot"]}],
)  # fmt: skip
def test_values_that_cannot_be_are_refused(values: Manifest) -> None:
    with pytest.raises(OptionError):
        template_config(values)


@pytest.mark.parametrize(
    "image", ["a:1", "registry:5000/a/b:v1.2-x", "a@sha256:" + "0" * 64, "a:latest@sha256:" + "0" * 64]
)
def test_images_that_stay_what_they_are_are_taken(image: str) -> None:
    assert template_config({"blenderImage": image}).blender_image == image


def test_a_person_may_fill_the_template_by_hand() -> None:
    text = template_text()
    for name, value in {"SLOT": "inst-aaaaaaaa", "NAMESPACE": "people"}.items():
        text = text.replace(f"${{{name}}}", value)
    by_hand = {(item["kind"], item["metadata"]["name"]) for item in yaml.safe_load_all(text)}
    rendered = {(item["kind"], item["metadata"]["name"]) for item in render(slot(), TemplateConfig())}
    assert rendered <= by_hand


def test_a_pool_says_how_its_sets_are_made() -> None:
    spec = {
        "size": 3, "domain": "mesh.example.org", "routing": "Ingress",
        "images": {"blender": "r/b:1", "agent": "r/a:1", "pullPolicy": "Always"},
        "template": {"storage": "Ephemeral", "nodeSelector": {"disk": "fast"}},
    }  # fmt: skip
    assert pool_config(spec) == TemplateConfig(
        domain="mesh.example.org", routing="Ingress", blender_image="r/b:1", agent_image="r/a:1",
        image_pull_policy="Always", storage="Ephemeral", node_selector={"disk": "fast"},
    )  # fmt: skip
    assert pool_config({}) == TemplateConfig()


def test_the_desktop_understands_what_its_pod_says(tmp_path: Path) -> None:
    pod = pods(render(slot(), TemplateConfig()))["blender"]
    token = tmp_path / "token"
    token.write_text("t" * 32)
    arguments = [text.replace("/run/prompt2mesh/token", str(token)) for text in pod["containers"][0]["args"]]
    assert arguments[:3] == ["python3", "-m", "prompt2mesh.desktop"]
    options = _options(_parser().parse_args(arguments[3:]), {})
    assert (options.host, options.web_access, options.token) == ("0.0.0.0", "token", "t" * 32)  # noqa: S104
    ports = {port["name"]: port["containerPort"] for port in pod["containers"][0]["ports"]}
    assert ports == {"web": options.web_port, "vnc": options.vnc_port, "mcp": options.mcp_port}
    assert str(options.scratch) in [mount["mountPath"] for mount in pod["containers"][0]["volumeMounts"]]
    assert options.drain_s < pod["terminationGracePeriodSeconds"]
