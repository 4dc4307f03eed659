"""`prompt2mesh remote …`: the same words, but a server makes the models.

Everything here talks to the API through `prompt2mesh.client`, which needs the
server extra; so it is loaded by the commands and not with this package.
"""

import typer

from prompt2mesh.cli.remote import account, batches, browsing, changing, following, instances, llm_keys, making, talking

app = typer.Typer(
    name="remote",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help=(
        "Have a Prompt2Mesh server make the models, and fetch them.\n\n"
        "Log in once:  prompt2mesh remote login --server https://mesh.example.org\n\n"
        'Then:  prompt2mesh remote make "a round oak table with four brass legs"'
    ),
    epilog=(
        "A MODEL is a project: its id (prj_…), its name, or `last` for the one that changed last. The server is "
        "--server, PROMPT2MESH_API_URL, the one you logged in to last, or http://localhost:8000. PROMPT2MESH_API_KEY "
        "stands for a login. Ctrl-C asks the server to cancel what you wait for."
    ),
)
app.command()(account.signup)
app.command()(account.login)
app.command()(account.logout)
app.command()(account.whoami)
app.command()(making.make)
app.command()(changing.edit)
app.command()(talking.chat)
app.command("set")(changing.set_parameters)
app.command()(changing.part)
app.command()(changing.variants)
app.command()(changing.revert)
app.command()(changing.export)
app.command("list")(browsing.list_things)
app.command()(browsing.show)
app.command()(browsing.download)
app.command()(browsing.delete)
app.command()(browsing.share)
app.command()(following.watch)
app.command()(following.cancel)
app.command()(batches.batch)
app.add_typer(account.keys, name="keys")
app.add_typer(instances.instances, name="instance")
app.command()(llm_keys.llm)
app.add_typer(llm_keys.llm_keys, name="llm-keys")
