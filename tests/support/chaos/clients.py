"""Somebody who asks until there is an answer, whatever happens in between."""

import hashlib
import threading
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx2 as httpx

PASSWORD = "a long enough password 7"  # noqa: S105 - of accounts that live for one test
PATIENCE_S = 180.0
FINAL = {"succeeded", "failed", "canceled"}
_LATER = {429, 502, 503, 504}


@dataclass
class Client:
    """A person; each thing that is asked has one idempotency key.

    Attributes:
        accepted: Tasks that the service said it took.
        asked: How many tasks it was asked for; a try again is no more.
        logins: How often it had to log in again, as its token was not taken any more.
    """

    url: str
    email: str = field(default_factory=lambda: f"{uuid.uuid4().hex[:12]}@example.com")
    token: str = ""
    accepted: list[str] = field(default_factory=list[str])
    asked: int = 0
    logins: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)
    _login: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._http = httpx.Client(base_url=self.url, timeout=20)

    def close(self) -> None:
        self._http.close()

    def sign_up(self) -> None:
        body = {"email": self.email, "password": PASSWORD, "display_name": "Chaos"}
        # Signing up has no key: whoever got no answer is told that there is the account, and logs in.
        signed = self.ask("POST", "/v1/auth/signup", body, there=True)
        if signed is None:
            login = {"email": self.email, "password": PASSWORD}
            signed = self.ask("POST", "/v1/auth/login", login)
        self.token = signed["access_token"]

    def submit(self, prompt: str, *, seed: int, **more: Any) -> str:
        body = {"prompt": prompt, "seed": seed, "preview": seed % 4 == 0, **more}
        return self.submit_to("/v1/text-to-3d", body)

    def submit_to(self, path: str, body: dict[str, Any]) -> str:
        """Asks for one task; its id."""
        self.asked += 1
        task = self.ask("POST", path, body)
        self.accepted.append(task["id"])
        return task["id"]

    def cancel(self, task_id: str) -> None:
        self.ask("POST", f"/v1/tasks/{task_id}/cancel", {})

    def task(self, task_id: str) -> dict[str, Any]:
        return self.ask("GET", f"/v1/tasks/{task_id}")

    def ask(
        self, method: str, path: str, body: Any = None, *, files: Any = None, gone: bool = False, there: bool = False
    ) -> Any:
        """Asks until the answer is good.

        Args:
            method: Of HTTP.
            path: Below the address.
            body: For JSON.
            files: To be sent as a form.
            gone: That there is no such thing (any more) is a good answer.
            there: That there is such a thing already is a good answer.
        """
        key = uuid.uuid4().hex
        deadline = time.monotonic() + PATIENCE_S
        while True:
            token = self.token
            headers = {"Idempotency-Key": key} | ({"Authorization": f"Bearer {token}"} if token else {})
            try:
                answer = self._http.request(method, path, json=body, headers=headers, files=files)
                if answer.is_success:
                    return answer.json() if answer.content else None
            except httpx.HTTPError as exc:
                said = repr(exc)
            else:
                said = f"{answer.status_code} {answer.text}"
                if (gone and answer.status_code == 404) or (there and answer.status_code == 409):
                    return None
                if answer.status_code == 401 and token:
                    self._log_in(token)
                elif not _later(answer):
                    raise AssertionError(f"{method} {path}: {said}")
            if time.monotonic() > deadline:
                raise TimeoutError(f"{method} {path} has no answer: {said}")
            time.sleep(0.2)

    def download(self, address: str) -> bytes | None:
        """A file whose address names its SHA-256, checked; None where it did not come whole this time."""
        with suppress(httpx.HTTPError):
            answer = self._http.get(address)
            if answer.is_success:
                digest = address.partition("/v1/files/")[2].partition("/")[0]
                assert hashlib.sha256(answer.content).hexdigest() == digest, f"{address} is not what its name says"
                return answer.content
        return None

    def watch(self, task_id: str) -> list[tuple[int, str]]:
        """Every event of a task by number and kind, over as many connections as it takes."""
        seen: list[tuple[int, str]] = []
        while not seen or seen[-1][1] not in FINAL:
            if self.stopped.is_set():
                return seen
            with suppress(httpx.HTTPError, OSError):
                seen += self._watch_on(task_id, after=seen[-1][0] if seen else 0)
            if not seen or seen[-1][1] not in FINAL:
                time.sleep(0.1)
        return seen

    def _watch_on(self, task_id: str, *, after: int) -> list[tuple[int, str]]:
        token = self.token
        headers = {"Authorization": f"Bearer {token}", "Last-Event-ID": str(after)}
        url, seen = f"/v1/tasks/{task_id}/stream", list[tuple[int, str]]()
        with suppress(httpx.HTTPError), self._http.stream("GET", url, headers=headers) as answer:
            if answer.status_code == 401:
                self._log_in(token)
            number = 0
            for line in answer.iter_lines():
                if line.startswith("id: "):
                    number = int(line[4:])
                elif line.startswith("event: "):
                    seen.append((number, line[7:]))
                if self.stopped.is_set():
                    break
        return seen

    def _log_in(self, refused: str) -> None:
        """A token that is not taken any more, since a clock jumped or a secret changed, is no reason to give up."""
        with self._login:
            if self.token != refused:
                return
            self.logins += 1
            with suppress(httpx.HTTPError):
                answer = self._http.post("/v1/auth/login", json={"email": self.email, "password": PASSWORD})
                if answer.is_success:
                    self.token = answer.json()["access_token"]


def _later(answer: httpx.Response) -> bool:
    # 409 with a key: the first try is still at work, or was, when its process was killed.
    return answer.status_code in _LATER or (answer.status_code == 409 and "idempotency" in answer.text)
