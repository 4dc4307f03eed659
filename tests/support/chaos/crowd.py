"""People who use a studio while it is struck: each in a thread, with an account, and with a trade of their own."""

import io
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx2 as httpx
from PIL import Image

from prompt2mesh.studio.ports.records import FINAL_STATES
from tests.support.chaos.clients import Client
from tests.support.mcp_peer import http_peer

PROMPTS = ("a cube", "a ball", "a cylinder", "a red cone", "a blue box", "a torus", "a pyramid", "a green capsule")
EDITS = ("paint it red", "make it twice as tall", "make it blue", "make it of oak")
Trade = Callable[[Client, random.Random], None]
_PAUSE_S = (0.3, 1.5)
_TALKS_ON_S = 120.0  # and one more call then: less than a crowd is waited for
_MOST_PICTURES = 100
_MOST_WAITING = 5  # of one person's: a queue that only grows is no use that anybody makes


@dataclass(frozen=True)
class Doors:
    """Where a studio is reached; what is empty is not tried."""

    api_url: str
    mcp_url: str = ""
    page_url: str = ""
    hook_url: str = ""
    instances: bool = False
    agent: bool = False


@dataclass
class Promises:
    """What people were told.

    Attributes:
        batches: How many tasks each batch has.
        batch_owners: Whose they are.
        hooked: Tasks that a webhook is to tell of, and whose they are.
        streams: What was heard of tasks that were watched.
        mcp_projects: Projects of models that an MCP client was told were made, and whose they are.
        did: How often each thing was done, or was not as it was cut off.
    """

    batches: dict[str, int] = field(default_factory=dict[str, int])
    batch_owners: dict[str, Client] = field(default_factory=dict[str, Client])
    hooked: dict[str, Client] = field(default_factory=dict[str, Client])
    streams: dict[str, list[tuple[int, str]]] = field(default_factory=dict[str, list[tuple[int, str]]])
    mcp_projects: dict[str, Client] = field(default_factory=dict[str, Client])
    did: Counter[str] = field(default_factory=Counter[str])


class Crowd:
    """A few people, until a moment."""

    def __init__(self, doors: Doors, *, makers: int, seed: int, pause_s: tuple[float, float] = _PAUSE_S) -> None:
        self.doors = doors
        self.told = Promises()
        self.clients: list[Client] = []
        self.talkers: list[Client] = []
        self._makers = makers
        self._seed = seed
        self._pause_s = pause_s
        self._failures: list[BaseException] = []
        self._threads: list[threading.Thread] = []
        self._trades: list[tuple[Trade, Client]] = []
        self._keys: dict[str, str] = {}
        self._until = 0.0

    def sign_up(self) -> None:
        """Everybody comes and gets an account, before anything is struck."""
        trades: list[Trade] = [self._make] * self._makers
        trades += [self._batch, self._upload]
        trades += [self._live_in_an_instance] if self.doors.instances else []
        trades += [self._talk] if self.doors.mcp_url else []
        trades += [self._look] if self.doors.page_url else []
        for trade in trades:
            client = Client(self.doors.api_url)
            client.sign_up()
            (self.talkers if trade == self._talk else self.clients).append(client)
            if trade == self._talk:
                asked = {"name": "mcp", "scopes": ["models:read", "models:write"]}
                self._keys[client.email] = client.ask("POST", "/v1/me/keys", asked)["secret"]
            self._trades.append((trade, client))

    def start(self, *, until: float) -> None:
        """Everybody begins; nobody begins anything new after `until`, of the monotonic clock."""
        self._until = until
        for number, (trade, client) in enumerate(self._trades):
            self._begin(trade, client, random.Random(self._seed + number))

    @property
    def everybody(self) -> list[Client]:
        return [*self.clients, *self.talkers]

    @property
    def accepted(self) -> set[str]:
        return {task_id for client in self.everybody for task_id in client.accepted}

    @property
    def asked(self) -> int:
        return sum(client.asked for client in self.clients)

    @property
    def failures(self) -> list[BaseException]:
        """What went wrong for anybody so far; whoever it was has left since."""
        return list(self._failures)

    def check(self) -> None:
        """Raises what went wrong for anybody so far."""
        if self._failures:
            raise self._failures[0]

    def join(self, *, timeout_s: float) -> None:
        """Waits for everybody; raises what went wrong for anybody."""
        late = self.wait(timeout_s=timeout_s)
        self.check()
        assert not late, f"these still wait for an answer or the end of a stream: {late}"

    def wait(self, *, timeout_s: float) -> list[str]:
        """Waits for everybody; gives the work that had not come to its end by then."""
        deadline = time.monotonic() + timeout_s
        # Whoever ends may have begun to watch what they asked for last.
        while (alive := [one for one in self._threads if one.is_alive()]) and time.monotonic() < deadline:
            alive[0].join(timeout=1.0)
        late = [thread.name for thread in self._threads if thread.is_alive()]
        for client in self.everybody:
            client.stopped.set()
        for thread in list(self._threads):
            thread.join(timeout=25)
        return late

    def close(self) -> None:
        for client in self.everybody:
            client.close()

    def _begin(self, work: Callable[..., None], *args: Any) -> None:
        def guarded() -> None:
            try:
                work(*args)
            except BaseException as exc:  # noqa: BLE001 - told by `join`
                self._failures.append(exc)

        self._threads = [one for one in self._threads if one.is_alive()]
        thread = threading.Thread(target=guarded, daemon=True, name=getattr(work, "__name__", "work"))
        self._threads.append(thread)
        thread.start()

    def _going(self, dice: random.Random) -> bool:
        time.sleep(dice.uniform(*self._pause_s))
        return time.monotonic() < self._until

    def _hook(self, dice: random.Random, share: float) -> dict[str, Any]:
        return {"webhook_url": self.doors.hook_url} if self.doors.hook_url and dice.random() < share else {}

    def _note(self, client: Client, task_id: str, hook: dict[str, Any], did: str) -> None:
        if hook:
            self.told.hooked[task_id] = client
        self.told.did[did] += 1

    # --- trades

    def _make(self, client: Client, dice: random.Random) -> None:
        """Asks for models, watches some, cancels some, changes some, and downloads what was made."""
        mine: list[str] = []
        while self._going(dice):
            what = dice.random()
            if len(mine) > _MOST_WAITING and client.task(mine[-_MOST_WAITING])["status"] not in FINAL_STATES:
                self.told.did["waited, as the queue was long"] += 1
            elif what < 0.55 or not mine:
                hook = self._hook(dice, 0.4)
                agent = {"modeler": "agent"} if self.doors.agent and dice.random() < 0.1 else {"modeler": "builtin"}
                task_id = client.submit(dice.choice(PROMPTS), seed=dice.randrange(40), **hook, **agent)
                self._note(client, task_id, hook, "prompt")
                mine.append(task_id)
                if dice.random() < 0.25:
                    self._begin(self._watch, client, task_id)
                elif dice.random() < 0.1:
                    client.cancel(task_id)
                    self.told.did["cancel"] += 1
            else:
                self._follow(client, dice, mine)

    def _follow(self, client: Client, dice: random.Random, mine: list[str]) -> None:
        """Changes or downloads a model that is there; of one that is not yet, nothing."""
        task = client.task(dice.choice(mine))
        if task["status"] != "SUCCEEDED":
            return
        if dice.random() < 0.5:
            hook = self._hook(dice, 0.4)
            body = {"sentence": dice.choice(EDITS), "preview": False, "modeler": "builtin", **hook}
            task_id = client.submit_to(f"/v1/projects/{task['project_id']}/edits", body)
            self._note(client, task_id, hook, "edit")
        else:
            version = client.ask("GET", f"/v1/versions/{task['version_id']}")
            for file in version["files"]:
                self.told.did["download" if client.download(file["url"]) else "download cut off"] += 1

    def _watch(self, client: Client, task_id: str) -> None:
        self.told.streams[task_id] = client.watch(task_id)

    def _batch(self, client: Client, dice: random.Random) -> None:
        """Asks for several at once; takes some back."""
        while self._going(dice):
            size = dice.randrange(2, 5)
            items = [{"prompt": dice.choice(PROMPTS), "seed": dice.randrange(40)} for _ in range(size)]
            client.asked += size
            hook = self._hook(dice, 0.5)
            batch = client.ask("POST", "/v1/batches", {"items": items, **hook})
            self.told.batches[batch["id"]], self.told.batch_owners[batch["id"]] = size, client
            tasks = client.ask("GET", f"/v1/batches/{batch['id']}/tasks")["items"]
            assert len(tasks) == size, f"a batch of {size} has {len(tasks)} tasks"
            for task in tasks:
                client.accepted.append(task["id"])
                self._note(client, task["id"], hook, "task of a batch")
            if dice.random() < 0.3:
                client.ask("POST", f"/v1/batches/{batch['id']}/cancel", {})
                self.told.did["cancel of a batch"] += 1
            while self._going(dice) and client.task(tasks[-1]["id"])["status"] not in FINAL_STATES:
                pass

    def _upload(self, client: Client, dice: random.Random) -> None:
        """Sends pictures; some of them are taken back, the oldest where there are many: a person may keep a thousand."""
        kept: list[str] = []
        while self._going(dice):
            picture = io.BytesIO()
            Image.new("RGB", (64, 64), (dice.randrange(256), dice.randrange(256), dice.randrange(256))).save(
                picture, "PNG"
            )
            upload = client.ask("POST", "/v1/uploads", files={"file": ("a.png", picture.getvalue(), "image/png")})
            self.told.did["upload"] += 1
            self.told.did["download" if client.download(upload["file"]["url"]) else "download cut off"] += 1
            kept.append(upload["id"])
            if dice.random() < 0.5:
                client.ask("DELETE", f"/v1/uploads/{kept.pop()}", gone=True)
            elif len(kept) > _MOST_PICTURES:
                client.ask("DELETE", f"/v1/uploads/{kept.pop(0)}", gone=True)

    def _live_in_an_instance(self, client: Client, dice: random.Random) -> None:
        """Has an instance made, asks for something in it, rests it, and goes on; it is deleted at the end."""
        me = "/v1/instances/me"
        try:
            while self._going(dice):
                client.ask("POST", "/v1/instances", {})
                if not self._reaches(client, "Ready"):
                    self.told.did["instance that did not come up in time"] += 1
                    continue
                self.told.did["instance made ready"] += 1
                task_id = client.submit(dice.choice(PROMPTS), seed=dice.randrange(40), modeler="builtin")
                self._note(client, task_id, {}, "prompt in an instance")
                self.told.streams[task_id] = client.watch(task_id)
                # What cannot be saved is not ended: the person is told so, and may ask again.
                with suppress(AssertionError):
                    client.ask("POST", f"{me}/suspend", {})
                    self.told.did["instance suspended"] += 1
        finally:
            client.ask("DELETE", me, gone=True)

    def _reaches(self, client: Client, phase: str) -> bool:
        while time.monotonic() < self._until + 60:
            found = client.ask("GET", "/v1/instances/me", gone=True)
            if found is None or found["phase"] == phase:
                return found is not None
            time.sleep(0.5)
        return False

    def _talk(self, client: Client, dice: random.Random) -> None:
        """Makes models as an MCP client does, whose calls have no key: what was cut off is unknown, what was told is true.

        It does not give up before one was told, or the queue of what the strikes kept from being made is surely done.
        """
        key, patient_until = self._keys[client.email], self._until + _TALKS_ON_S
        while self._going(dice) or (not self.told.mcp_projects and time.monotonic() < patient_until):
            try:
                with http_peer(self.doors.mcp_url, key) as peer:
                    made = peer.call(
                        "make_model", prompt=dice.choice(PROMPTS), seed=dice.randrange(40), modeler="builtin"
                    )
                    if made.result.is_error:
                        self.told.did["MCP call refused"] += 1
                    else:
                        self.told.mcp_projects[made.data["project_id"]] = client
                        self.told.did["MCP call"] += 1
            except Exception as exc:  # noqa: BLE001 - however the SDK words a connection that is gone
                self.told.did[f"MCP call cut off ({_cause(exc)})"] += 1

    def _look(self, client: Client, dice: random.Random) -> None:
        """Opens the page."""
        del client
        with httpx.Client(base_url=self.doors.page_url, timeout=10) as http:
            while self._going(dice):
                with suppress(httpx.HTTPError):
                    self.told.did["page opened" if http.get("/").is_success else "page refused"] += 1


def _cause(fault: BaseException) -> str:
    """The name of the first fault in a group of them."""
    while isinstance(fault, BaseExceptionGroup):
        fault = fault.exceptions[0]
    return type(fault).__name__
