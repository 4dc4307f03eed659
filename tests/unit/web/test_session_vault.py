import threading

from prompt2mesh.client import Tokens
from prompt2mesh.web.session_vault import TICKET_LIFETIME_S, SessionVault


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_tabs_with_the_same_cookie_share_one_login() -> None:
    vault = SessionVault()
    first, second = vault.resume("cookie"), vault.resume("cookie")
    assert first is second


def test_a_tab_with_an_older_cookie_finds_the_login_that_was_refreshed_meanwhile() -> None:
    vault = SessionVault()
    session = vault.resume("first")
    session.save(Tokens("access", "second"))
    assert vault.resume("first") is session
    assert vault.resume("second") is session
    assert vault.resume("first").load() == Tokens("access", "second")


def test_a_refresh_makes_the_cookie_due() -> None:
    session = SessionVault().resume("first")
    assert not session.cookie_due
    session.save(Tokens("access", "second"))
    assert session.cookie_due


def test_a_ticket_is_good_once() -> None:
    vault = SessionVault()
    ticket = vault.ticket(vault.begin(Tokens("access", "refresh")))
    assert vault.redeem(ticket) == "refresh"
    assert vault.redeem(ticket) is None


def test_a_ticket_runs_out() -> None:
    clock = Clock()
    vault = SessionVault(clock=clock)
    ticket = vault.ticket(vault.begin(Tokens("access", "refresh")))
    clock.now += TICKET_LIFETIME_S + 1
    assert vault.redeem(ticket) is None


def test_a_guessed_ticket_gets_nothing() -> None:
    vault = SessionVault()
    vault.ticket(vault.begin(Tokens("access", "refresh")))
    assert vault.redeem("guess") is None
    assert vault.redeem("") is None


def test_a_login_that_the_api_ended_is_forgotten_by_all_its_tokens() -> None:
    vault = SessionVault()
    session = vault.begin(Tokens("access", "first"))
    session.save(Tokens("access", "second"))
    session.save(None)
    assert session.load() is None
    assert vault.ticket(session) == ""
    assert vault.resume("first") is not session
    assert vault.resume("second") is not session


def test_only_one_thread_refreshes_at_a_time() -> None:
    session = SessionVault().begin(Tokens("access", "refresh"))
    assert session.try_lock()
    others: list[bool] = []
    thread = threading.Thread(target=lambda: others.append(session.try_lock()))
    thread.start()
    thread.join()
    assert others == [False]
    session.unlock()
    assert session.try_lock()


def test_a_login_that_nobody_uses_for_a_day_is_let_go() -> None:
    clock = Clock()
    vault = SessionVault(clock=clock)
    old = vault.begin(Tokens("access", "old"))
    clock.now += 25 * 3600
    vault.begin(Tokens("access", "new"))
    assert vault.resume("old") is not old
