# ruff: noqa: E501 - a row of a table is a line
"""The reference page of port 9876; commands, their parameters and the limits are those of the add-on's code."""

import inspect
from string import Template

_PAGE = Template(
    r"""
# The socket on port 9876

Plain TCP. A message is one JSON object in UTF-8; it ends where its first brace is closed, so spaces, newlines and NUL
bytes between messages are allowed and not needed. Messages may be cut into packets anywhere, and several may come in
one. The shape of each message says its dialect, and its answer has the same:

| dialect | request | answer | error |
|---|---|---|---|
| plain (blender-mcp 1.x and 2.x) | `{"type", "params"}` | `{"status": "success", "result"}` | `{"status": "error", "message", "code"}` |
| NUL (Blender Lab) | `{"type": "execute", "code", "strict_json"}` + `\0` | `{"status": "ok", "result", "stdout", "stderr"}` + `\0` | `{"status": "error", "message", "code", "stdout", "stderr"}` + `\0` |
| lines (blender-mcp-server) | `{"id", "command", "params"}` + `\n` | `{"id", "success": true, "result"}` + `\n` | `{"id", "success": false, "error", "code"}` + `\n` |

Answers come in the order of the questions, but in the dialect of lines: there each comes when it is ready, with its
`id`. A request of the plain dialect may carry an `id` too; it comes back. Any request may carry `timeout_s` and
`token`.

```sh
printf '{"type": "get_scene_info"}' | nc -N 127.0.0.1 9876
```

## The token

A server that was given a token answers nothing else before it was shown once on the connection, in one of these ways:

```json
{"type": "auth", "params": {"token": "…"}}
{"id": 1, "command": "get_scene_info", "token": "…"}
{"type": "execute", "code": "…", "strict_json": false, "token": "…"}
```

A wrong one, or none within $first_message_s s, ends the connection with the code `unauthorized`. It has
$min_token_chars characters or more and is compared in constant time. Without a token a server listens on loopback
only. What begins like HTTP is refused before anything is read of it, so that no web page can make a browser send
commands.

## Commands

Those in **bold** change the scene: a copy is saved before, and a step is made that `undo` takes back. Those in
*italics* are answered at once, also while another command runs. A command that is not there is answered
`Unknown command type: …`.

| command | parameters | what it does |
|---|---|---|
$commands

Pictures without a `filepath` come as `image_base64` with `media_type`; an export without one as `data_base64`. What
fetches from the internet (`get_polyhaven_status`, `search_sketchfab_models`, `create_rodin_job` and their like)
answers `enabled: false`, or an `error` that says so: this add-on opens no connections. The
dotted names are those of blender-mcp-server and work in any dialect.

## Steps and copies

Copies are saved among Blender's temporary files, with `prompt2mesh blender` in `--scratch`; the last $kept_copies are
kept. Where saving takes more than a quarter of a second, it takes at most a sixth of the time. What changed something
becomes a step, also when it failed half way. `undo` takes the last step back with Blender's own undo, or loads the
copy where the command had loaded another file. $max_steps steps are kept.

## Time

A command may take `timeout_s` (beside the parameters or among them), $default_timeout_s s if it does not say,
$max_timeout_s s at most, waiting for others included. Then a Python loop is interrupted and the answer has the code
`timeout`. Blender cannot be interrupted inside a call of its own, such as a render: $grace_s s later the answer says
so, and other commands are told `busy` until the call comes back. `ping` is answered all the while.

Commands run one after another on Blender's main thread; reading, writing and `ping` have a thread of their own, in
which no client waits for another.

## Limits

| | |
|---|---|
| clients at once | $max_clients |
| a message | $max_message_mb MB, 64 KB before the token; $max_depth levels deep |
| commands of one client that are not answered | $max_waiting; more are read when there is room |
| half a message, or an answer that nobody reads | $stalled_s s, then the connection ends |
| a client between two messages | stays; TCP keepalive finds those whose machine is gone |
| what code prints | $max_output_mb MB, the rest is cut |

## Codes of errors

`unknown_command`, `bad_params`, `not_found`, `not_enabled`, `code_failed` (with `traceback`, `stdout`, `stderr`),
`command_failed`, `file_error`, `too_large`, `no_viewport`, `no_camera`, `nothing_to_undo`, `nothing_to_redo`,
`autosave_failed`, `timeout`, `busy`, `stopping`, `internal`. With these the connection ends: `unauthorized`,
`bad_message`, `too_large`, `too_deep`, `http_refused`, `stalled`, `too_many_clients`.
""".lstrip()
)


def socket_page() -> str:
    """The page."""
    from prompt2mesh.blender.addon import connections, executor, framing, history  # noqa: PLC0415 - needs Blender
    from prompt2mesh.blender.addon.commands import COMMANDS, code, elsewhere  # noqa: PLC0415

    rows: list[str] = []
    for name, command in sorted(COMMANDS.items(), key=lambda item: ("." in item[0], item[0])):
        if name in elsewhere.COMMANDS:
            continue
        takes = list(inspect.signature(command.run).parameters.values())[1:]
        shown = f"**`{name}`**" if command.changes else f"*`{name}`*" if command.instant else f"`{name}`"
        parameters = ", ".join(
            f"`{one.name}`" if one.default is one.empty else f"[`{one.name}`]"
            for one in takes if one.kind is not one.VAR_KEYWORD
        )  # fmt: skip
        does = (inspect.getdoc(command.run) or "").split("\n")[0]
        rows.append(f"| {shown} | {parameters} | {does} |")
    return _PAGE.substitute(
        commands="\n".join(rows), first_message_s=f"{connections.FIRST_MESSAGE_S:g}",
        min_token_chars=connections.MIN_TOKEN_CHARS, kept_copies=history.KEPT_COPIES, max_steps=history.MAX_STEPS,
        default_timeout_s=f"{executor.DEFAULT_TIMEOUT_S:g}", max_timeout_s=f"{executor.MAX_TIMEOUT_S:g}",
        grace_s=f"{executor.GRACE_S:g}", max_clients=connections.MAX_CLIENTS,
        max_message_mb=framing.MAX_MESSAGE_BYTES >> 20, max_depth=framing.MAX_DEPTH,
        max_waiting=connections.MAX_WAITING, stalled_s=f"{connections.STALLED_S:g}",
        max_output_mb=code.MAX_OUTPUT_CHARS >> 20,
    )  # fmt: skip
