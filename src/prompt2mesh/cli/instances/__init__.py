"""`prompt2mesh instances …`: people's instances from a terminal, on Kubernetes or on this machine.

`k8s/user_instance_manager.py` is another door to the same commands.
"""

import typer

from prompt2mesh.cli.instances import changing, cleaning, looking

app = typer.Typer(
    name="instances",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    help=(
        "A Blender and an agent for each person: make, look at, suspend and delete them.\n\n"
        "With the operator:  prompt2mesh instances create alice --wait\n\n"
        "Without it:  prompt2mesh instances create alice --direct --wait\n\n"
        "Only see what would be applied:  prompt2mesh instances create alice --direct --dry-run -o yaml"
    ),
    epilog=(
        "USER is a user's id in the service (usr_…) or any name. Where: --driver, or PROMPT2MESH_INSTANCES; options of "
        "Kubernetes mean that. Exit codes: 0 done, and for `status` ready; 2 there is no such instance, or an option "
        "cannot be used; 5 the cluster does not answer, the instance failed, or --timeout is over; 6 `status`: it is "
        "there and not ready; 130 interrupted."
    ),
)
app.command()(changing.create)
app.command()(changing.delete)
app.command("list")(looking.list_instances)
app.command()(looking.status)
app.command()(changing.suspend)
app.command()(changing.resume)
app.command()(cleaning.cleanup)
app.command()(looking.url)
