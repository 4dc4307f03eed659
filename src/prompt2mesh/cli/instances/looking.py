"""The commands `list`, `status` and `url`."""

import os
from typing import Annotated

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli.instances import opening as at
from prompt2mesh.cli.instances.following import wait_for
from prompt2mesh.cli.instances.showing import print_instance, print_instances
from prompt2mesh.instances.naming import host_name, instance_id
from prompt2mesh.mesh.errors import InstanceFailedError, InstanceUnavailableError, NotFoundError

_NOT_READY = 6


def list_instances(
    team: Annotated[str | None, typer.Option(help="Only those of a team.", show_default=False)] = None,
    output: at.As = at.Output.table,
    direct: at.Direct = False,
    driver: at.Driver = None,
    namespace: at.Namespace = None,
    context: at.Context = None,
    kubeconfig: at.Kubeconfig = None,
) -> None:
    """List everybody's instances."""
    with opt.reported_errors(as_json=output == at.Output.json):
        where = at.choose(
            at.Place(driver=driver, direct=direct, namespace=namespace, context=context, kubeconfig=kubeconfig)
        )
        with at.opened(where) as found:
            print_instances(found.instances.list(team=team), output)


def status(
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
    """Say how a person's instance is; the exit code is 0 when it is ready, 5 when it failed, and 6 otherwise."""
    with opt.reported_errors(as_json=output == at.Output.json):
        where = at.choose(
            at.Place(driver=driver, direct=direct, namespace=namespace, context=context, kubeconfig=kubeconfig)
        )
        with at.opened(where) as found:
            one = found.instances.get(user)
            if one is None:
                raise NotFoundError(f"{user!r} has no instance", hint="make one: prompt2mesh instances create")
            if wait:
                one = wait_for(found.instances, user, "Ready", timeout_s=timeout) or one
            print_instance(one, output)
            if one.phase == "Failed":
                raise typer.Exit(InstanceFailedError.exit_code)
            if one.phase != "Ready":
                raise typer.Exit(_NOT_READY)


def url(
    user: at.User,
    domain: Annotated[
        str | None,
        typer.Option(
            help="Where instances are; PROMPT2MESH_DOMAIN, or what the cluster says, otherwise.", show_default=False
        ),
    ] = None,
    direct: at.Direct = False,
    driver: at.Driver = None,
    namespace: at.Namespace = None,
    context: at.Context = None,
    kubeconfig: at.Kubeconfig = None,
) -> None:
    """Print the address at which a person finds their instance; it stays the same as long as the person does."""
    with opt.reported_errors():
        where = at.choose(
            at.Place(driver=driver, direct=direct, namespace=namespace, context=context, kubeconfig=kubeconfig)
        )
        known = domain or os.environ.get("PROMPT2MESH_DOMAIN", "")
        if where.driver == at.DriverName.kubernetes:
            typer.echo(_address(known or _domain(where, user), user))
            return
        with at.opened(where) as found:
            if found.instances.get(user) is None:
                raise NotFoundError(f"{user!r} has no instance", hint="make one: prompt2mesh instances create")
            address = found.instances.address(user)
            if address is None or not address.desktop_url:
                raise InstanceUnavailableError(
                    f"the instance of {user!r} is not ready", hint="wait for it: prompt2mesh instances status --wait"
                )
            typer.echo(address.desktop_url)


def _address(domain: str, user: str) -> str:
    scheme = "http" if domain == "localhost" or domain.endswith(".localhost") else "https"
    return f"{scheme}://{host_name(instance_id(user), domain)}/"


def _domain(where: at.Where, user: str) -> str:
    """Where the cluster has the person's instance."""
    from prompt2mesh.instances.kubernetes.direct import DirectInstances  # noqa: PLC0415 - of the k8s extra
    from prompt2mesh.instances.kubernetes.driver import KubernetesInstances  # noqa: PLC0415

    with at.opened(where) as found:
        if not isinstance(found.instances, DirectInstances | KubernetesInstances):
            return where.settings.domain
        return found.instances.domain(user) or where.settings.domain
