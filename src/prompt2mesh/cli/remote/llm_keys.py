"""The commands `llm` and `llm-keys`: who would model on the server, and one's own keys of LLM providers."""

import json
import os
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.remote.connecting import AsJson, Server, connected
from prompt2mesh.mesh.errors import OptionError

KEY_VARIABLE = "PROMPT2MESH_LLM_KEY"


class ProviderName(StrEnum):
    """Whose language a server speaks."""

    anthropic = "anthropic"
    bedrock = "bedrock"
    openai = "openai"
    ollama = "ollama"
    google = "google"


KeyId = Annotated[str, typer.Argument(help="The id of the key (llm_…), as `llm-keys list` shows it.")]
Models = Annotated[
    list[str] | None,
    typer.Option("--model", "-m", help="Which to ask, once or more; the provider's usual one by default."),
]
BaseUrl = Annotated[
    str | None, typer.Option("--base-url", help="Another address than the provider's own.", show_default=False)
]

llm_keys = typer.Typer(
    no_args_is_help=True,
    help=(
        "Your own keys of LLM providers, which the agent asks with: list, add, test, change, remove.\n\n"
        f"A key is asked for, or read from standard input or {KEY_VARIABLE}; it is never an argument."
    ),
)


def llm(server: Server = None, as_json: AsJson = False) -> None:
    """Show who would model on the server: the agent with which LLMs, or the built-in modeler, and why."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        found = client.account.llm()
        if as_json:
            typer.echo(found.model_dump_json())
            return
        table = show.grid("dim", "")
        table.add_row("modeler", "[bold]agent[/]" if found.modeler == "agent" else "built-in")
        table.add_row("why", show.plain(found.reason))
        for number, model in enumerate(found.models, start=1):
            whose = "your key" if model.owner == "user" else "the service's key"
            table.add_row(f"LLM {number}", f"{show.plain(model.label)}  [dim]{whose}[/]")
        usual, most = found.budget, found.ceiling
        table.add_row("a run may use", f"{usual.tokens:,} tokens, ${usual.cost_usd:g}, {usual.minutes:g} minutes, "
                      f"{usual.iterations} rounds")  # fmt: skip
        table.add_row("at most", f"{most.tokens:,} tokens, ${most.cost_usd:g}, {most.minutes:g} minutes, "
                      f"{most.iterations} rounds")  # fmt: skip
        table.add_row("left today", f"{found.tokens_left_today:,} tokens")
        show.out.print(table)


@llm_keys.command("list")
def list_llm_keys(server: Server = None, as_json: AsJson = False) -> None:
    """List your keys in the order in which they are asked; never the keys themselves."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        found = list(client.account.llm_keys())
        if as_json:
            typer.echo(json.dumps([key.model_dump(mode="json") for key in found]))
            return
        table = show.grid("bold", "", "", "dim", "dim")
        for key in found:
            table.add_row(show.plain(key.id), show.plain(key.provider), show.plain(", ".join(key.models)),
                          f"…{show.plain(key.hint)}" if key.hint else "", show.plain(key.base_url))  # fmt: skip
        show.out.print(table if found else "no keys: prompt2mesh remote llm-keys add anthropic")


@llm_keys.command("add")
def add_llm_key(
    provider: Annotated[ProviderName, typer.Argument(help="Whose language the server speaks.")],
    model: Models = None,
    base_url: BaseUrl = None,
    no_key: Annotated[bool, typer.Option("--no-key", help="A server of your own that needs none.")] = False,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Let the agent ask an LLM with your own key: asked for here, or from standard input or the environment.

    printf %s "$KEY" | prompt2mesh remote llm-keys add anthropic
    """
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        secret = "" if no_key else _ask_key()
        key = client.account.add_llm_key(provider.value, secret, models=model, base_url=base_url)
        if as_json:
            typer.echo(key.model_dump_json())
            return
        show.out.print(f"{show.plain(key.id)}  [dim]{show.plain(key.provider)}: {show.plain(', '.join(key.models))}[/]")
        show.err.print(
            f"see whether it answers: prompt2mesh remote llm-keys test {key.id}", style="dim", soft_wrap=True
        )


@llm_keys.command("change")
def change_llm_key(
    key_id: KeyId,
    model: Models = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", help="Another address; with --new-key, where a key is kept.")
    ] = None,
    position: Annotated[
        int | None, typer.Option("--position", min=0, max=1000, help="Keys are asked in this order.")
    ] = None,
    new_key: Annotated[bool, typer.Option("--new-key", help="Another key in its place; it is asked for.")] = False,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Change the models, the address, the order or the key itself."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        key = client.account.change_llm_key(
            key_id, models=model, base_url=base_url, position=position, api_key=_ask_key() if new_key else None
        )
        typer.echo(key.model_dump_json()) if as_json else show.out.print(f"changed {show.plain(key.id)}")


@llm_keys.command("test")
def try_llm_key(key_id: KeyId, server: Server = None, as_json: AsJson = False) -> None:
    """Ask the first model of a key for one word; the exit code is 0 where it answers."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        tested = client.account.test_llm_key(key_id)
        if as_json:
            typer.echo(tested.model_dump_json())
        elif tested.ok:
            show.out.print(f"[green]✓[/] {show.plain(tested.model)} answers  [dim]{tested.seconds:.1f} s[/]")
        else:
            show.out.print(f"[red]✗[/] {show.plain(tested.model)}: {show.plain(tested.message)}", soft_wrap=True)
            show.err.print(show.plain(tested.hint), style="dim", soft_wrap=True)
        if not tested.ok:
            raise typer.Exit(2)


@llm_keys.command("remove")
def remove_llm_key(key_id: KeyId, server: Server = None, as_json: AsJson = False) -> None:
    """Forget a key; tasks that have not started do not use it any more."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        client.account.remove_llm_key(key_id)
        removed: dict[str, Any] = {"removed": key_id}
        typer.echo(json.dumps(removed)) if as_json else show.out.print(f"removed {show.plain(key_id)}")


def _ask_key() -> str:
    """The key, from where nobody else sees it: not from the arguments, which every process can read."""
    found = os.environ.get(KEY_VARIABLE, "").strip()
    if not found and not sys.stdin.isatty():
        found = sys.stdin.readline(10_000).strip()
    if not found and sys.stdin.isatty():
        found = str(typer.prompt("Key", hide_input=True, err=True)).strip()
    if not found:
        raise OptionError("a key was expected", hint=f"on standard input, or in {KEY_VARIABLE}; --no-key for none")
    return found
