"""The commands `create`, `delete`, `suspend` and `resume`."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.instances import opening as at
from prompt2mesh.cli.instances.following import wait_for
from prompt2mesh.cli.instances.showing import print_instance, print_objects
from prompt2mesh.instances.naming import resource_name
from prompt2mesh.mesh.errors import ConflictError, InputFileError, NotFoundError, OptionError
from prompt2mesh.studio.ports.instances import Instance, Instances, Owner, Phase, Profile

if TYPE_CHECKING:
    from prompt2mesh.instances.manifests import TemplateConfig

_UNITS_S = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LONGEST_USER = 256


class ProfileName(StrEnum):
    """With a GPU or without."""

    cpu = "cpu"
    gpu = "gpu"


def create(
    user: at.User,
    team: Annotated[str, typer.Option(help="Whose limits it counts against as well.", show_default=False)] = "",
    profile: Annotated[ProfileName, typer.Option(help="With a GPU or without.")] = ProfileName.cpu,
    pool: Annotated[str, typer.Option(help="The InstancePool to take it from.")] = "default",
    expires: Annotated[
        str | None,
        typer.Option(help="When it ends in any case, from now: 90m, 8h, 7d. Projects are kept.", show_default=False),
    ] = None,
    sets: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="With --direct: a value of the template.", show_default=False),
    ] = None,
    values: Annotated[
        Path | None, typer.Option(help="With --direct: a YAML file of such values.", show_default=False)
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only print what would be applied; no cluster is asked.")
    ] = False,
    wait: at.Wait = False,
    timeout: at.Timeout = 180.0,
    output: at.As = at.Output.table,
    direct: at.Direct = False,
    driver: at.Driver = None,
    namespace: at.Namespace = None,
    context: at.Context = None,
    kubeconfig: at.Kubeconfig = None,
) -> None:
    """Make a person's instance, or run their suspended one again; what is there is healed and left running."""
    with opt.reported_errors(as_json=output == at.Output.json):
        owner = Owner(user_id=_checked_user(user), team=team)
        wanted: Profile = "gpu" if profile == ProfileName.gpu else "cpu"
        where = at.choose(
            at.Place(driver=driver, direct=direct, namespace=namespace, context=context, kubeconfig=kubeconfig)
        )
        config = _config(sets or [], values, where)
        expires_at = None if expires is None else datetime.now(UTC) + _duration(expires)
        if dry_run:
            print_objects(_objects(owner, wanted, pool, where, config, expires_at), output)
            return
        with at.opened(where, config=config, pool=pool) as found:
            made = found.instances.ensure(owner, profile=wanted)
            if expires_at is not None:
                made = _set_expiry(found, user, expires_at)
            if wait:
                made = wait_for(found.instances, user, "Ready", timeout_s=timeout) or made
            print_instance(made, output)
            if made.phase == "Ready" and output == at.Output.table:
                show.err.print("open it: prompt2mesh instances url " + show.plain(user), style="dim", soft_wrap=True)


def delete(
    user: at.User,
    wait: at.Wait = False,
    timeout: at.Timeout = 120.0,
    direct: at.Direct = False,
    driver: at.Driver = None,
    namespace: at.Namespace = None,
    context: at.Context = None,
    kubeconfig: at.Kubeconfig = None,
) -> None:
    """Delete a person's instance with all that belongs to it; their projects and saved scenes are kept."""
    with opt.reported_errors():
        where = at.choose(
            at.Place(driver=driver, direct=direct, namespace=namespace, context=context, kubeconfig=kubeconfig)
        )
        with at.opened(where) as found:
            there = found.instances.get(user) is not None
            found.instances.delete(user)  # also where only parts of it are left
            if not there:
                raise NotFoundError(f"{user!r} has no instance", hint="see those there are: prompt2mesh instances list")
            if wait:
                wait_for(found.instances, user, None, timeout_s=timeout)
            show.out.print(f"{resource_name(user)} {'is deleted' if wait else 'is being deleted'}")


def suspend(
    user: at.User,
    wait: at.Wait = False,
    timeout: at.Timeout = 120.0,
    output: at.As = at.Output.table,
    direct: at.Direct = False,
    driver: at.Driver = None,
    namespace: at.Namespace = None,
    context: at.Context = None,
    kubeconfig: at.Kubeconfig = None,
) -> None:
    """Save the scene and end the pods or processes; `resume` brings both back."""
    place = at.Place(driver=driver, direct=direct, namespace=namespace, context=context, kubeconfig=kubeconfig)
    _change(
        user, place, lambda instances: instances.suspend(user), until="Suspended", timeout_s=timeout if wait else None,
        output=output,
    )  # fmt: skip


def resume(
    user: at.User,
    wait: at.Wait = False,
    timeout: at.Timeout = 180.0,
    output: at.As = at.Output.table,
    direct: at.Direct = False,
    driver: at.Driver = None,
    namespace: at.Namespace = None,
    context: at.Context = None,
    kubeconfig: at.Kubeconfig = None,
) -> None:
    """Run a suspended instance again, with the scene that was saved."""
    place = at.Place(driver=driver, direct=direct, namespace=namespace, context=context, kubeconfig=kubeconfig)
    _change(
        user, place, lambda instances: instances.resume(user), until="Ready", timeout_s=timeout if wait else None,
        output=output,
    )  # fmt: skip


def _change(
    user: str,
    place: at.Place,
    change: Callable[[Instances], Instance],
    *,
    until: Phase,
    timeout_s: float | None,
    output: at.Output,
) -> None:
    """Changes an instance and prints it, once it is there where there is a time to wait."""
    with opt.reported_errors(as_json=output == at.Output.json), at.opened(at.choose(place)) as found:
        changed = change(found.instances)
        if timeout_s is not None:
            changed = wait_for(found.instances, user, until, timeout_s=timeout_s) or changed
        print_instance(changed, output)


def _objects(
    owner: Owner,
    profile: Profile,
    pool: str,
    where: at.Where,
    config: "TemplateConfig | None",
    expires_at: datetime | None,
) -> list[dict[str, Any]]:
    """What `create` would apply."""
    if where.driver == at.DriverName.local:
        raise OptionError("--dry-run shows objects of Kubernetes", hint="say --driver kubernetes")
    if not where.direct:
        from prompt2mesh.instances.kubernetes.records import new_object  # noqa: PLC0415

        body = new_object(owner, namespace=where.namespace, profile=profile, pool=pool, origin="prompt2mesh-cli")
        if expires_at is not None:
            body["spec"]["expiresAt"] = expires_at.isoformat(timespec="seconds").replace("+00:00", "Z")
        return [body]
    from prompt2mesh.instances.manifests import new_token  # noqa: PLC0415
    from prompt2mesh.instances.manifests.direct import direct_config, direct_objects  # noqa: PLC0415

    return direct_objects(
        owner, namespace=where.namespace, profile=profile, config=config or direct_config({}), token=new_token()
    )


def _config(sets: list[str], values: Path | None, where: at.Where) -> "TemplateConfig | None":
    """How a direct set is to be made; None where nothing was said about it."""
    if not sets and values is None and not where.direct:
        return None
    if not where.direct:
        raise OptionError("--set and --values need --direct: with the operator, the InstancePool has these values")
    given: dict[str, Any] = _read_values(values) if values is not None else {}
    for text in sets:
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise OptionError(f"--set should be NAME=VALUE; it is {text!r}")
        head, dot, label = name.partition(".")
        if dot:
            given.setdefault(head, {})[label] = value
        else:
            given[name] = value
    if where.settings.domain != "localhost":
        given.setdefault("domain", where.settings.domain)
    if not given:
        return None
    from prompt2mesh.instances.manifests.direct import direct_config  # noqa: PLC0415

    return direct_config(given)


def _read_values(path: Path) -> dict[str, Any]:
    at.require_kubernetes()
    import yaml  # noqa: PLC0415 - of the k8s extra

    if not path.is_file():
        raise InputFileError(f"there is no file {path}")
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        raise InputFileError(f"{path} should be YAML: {exc}") from exc
    if not isinstance(found, dict):
        raise InputFileError(f"{path} should have names and values")
    return cast("dict[str, Any]", found)


def _set_expiry(found: at.Opened, user: str, expires_at: datetime) -> Instance:
    from prompt2mesh.instances.kubernetes.direct import DirectInstances  # noqa: PLC0415
    from prompt2mesh.instances.kubernetes.driver import KubernetesInstances  # noqa: PLC0415

    if not isinstance(found.instances, DirectInstances | KubernetesInstances):
        raise OptionError("--expires is for Kubernetes; on one machine PROMPT2MESH_INSTANCE_LIFETIME_S is for all")
    try:
        return found.instances.set_expiry(user, expires_at)
    except NotFoundError as exc:
        raise ConflictError(f"the instance of {user!r} was deleted at the same moment") from exc


def _checked_user(user: str) -> str:
    if not user.strip() or len(user) > _LONGEST_USER or any(ord(letter) < 32 for letter in user):
        raise OptionError(f"USER should be a name of 1 to {_LONGEST_USER} characters in one line; it is {user!r}")
    return user


def _duration(text: str) -> timedelta:
    found = re.fullmatch(r"(\d{1,6})([smhd])", text)
    if not found or not int(found[1]):
        raise OptionError(f"--expires should be a number and s, m, h or d, such as 8h; it is {text!r}")
    return timedelta(seconds=int(found[1]) * _UNITS_S[found[2]])
