"""An agent's token while a page is open for days: renewed in time, not more often, and never while it is suspended."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from prompt2mesh.identity.instance_tokens import JwtInstanceTokens
from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.mesh.errors import InstanceUnavailableError
from prompt2mesh.studio.ports.instances import BindOrder, InstanceAddress, Owner
from prompt2mesh.studio.service.accounts.context import Caller
from prompt2mesh.studio.service.accounts.principals import Principal, scopes_of
from prompt2mesh.studio.service.instance_access import InstanceAccess, Passage, RoutedRequest
from prompt2mesh.studio.service.instance_activity import InstanceActivity
from prompt2mesh.studio.service.instance_sessions import InstanceRules, InstanceSessions
from tests.support.instances import ScriptedAgents, ScriptedInstances
from tests.support.records import user
from tests.support.runners import new_services

TOKENS = JwtInstanceTokens(KeyRing.from_text("Tq8vY2rN5wXz1LbK7mJ4hG9fD3sA6pCe"))
ALICE = user()


class AtOnce(InstanceActivity):
    """Does at once what is done soon."""

    def later(self, work: Callable[[], object]) -> bool:
        work()
        return True


@dataclass
class CountingAgents(ScriptedAgents):
    """Agents that keep every order.

    Attributes:
        orders: The newest last; each has a token that was issued for it.
        asked: How often one was asked whom it serves.
    """

    orders: list[BindOrder] = field(default_factory=list[BindOrder])
    asked: int = 0

    def bind(self, address: InstanceAddress, order: BindOrder) -> str:
        self.orders.append(order)
        return super().bind(address, order)

    def bound_to(self, address: InstanceAddress) -> str | None:
        self.asked += 1
        return super().bound_to(address)


class Page:
    """A person's page that stays open in front of their instance."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime(2026, 5, 4, 12, tzinfo=UTC)
        self.agents = CountingAgents()
        self.driver = ScriptedInstances()
        self.instance = self.driver.ensure(Owner(user_id=ALICE.id))
        self.services = replace(new_services(f"sqlite:///{folder / 'none.db'}", folder), clock=lambda: self.now)
        self.start_api()

    def start_api(self) -> None:
        """A process of the API that remembers nothing."""
        self.sessions = InstanceSessions(
            self.services, self.driver, agents=self.agents, tokens=TOKENS, rules=InstanceRules(),
            activity=AtOnce(self.driver, clock=lambda: self.now),
        )  # fmt: skip
        self._access = InstanceAccess(self.services, self.sessions, tokens=TOKENS,
                                      id_of_host=lambda _: self.instance.id)  # fmt: skip

    def ask(self) -> Passage:
        """One request of it, such as its web socket, which is connected anew every hour."""
        principal = Principal(user=ALICE, scopes=scopes_of(ALICE))
        return self._access.authorize(RoutedRequest(host="user-alice.localhost", principal=principal), Caller())

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)

    @property
    def token_lives(self) -> timedelta:
        """How long the agent's token is still good."""
        return TOKENS.read("agent", self.agents.orders[-1].api_token, now=self.now).expires_at - self.now


@pytest.fixture
def page(tmp_path: Path) -> Page:
    opened = Page(tmp_path)
    assert opened.ask().loading, "the first request has the agent bound"
    assert opened.ask().address is not None
    return opened


def test_the_token_never_runs_out_while_a_page_is_open_for_days(page: Page) -> None:
    for _ in range(48 * 2):
        page.wait(minutes=30)
        assert page.ask().address is not None
        assert page.token_lives > timedelta(hours=17)
    assert len(page.agents.orders) == 1 + 48 / 6


def test_an_api_that_was_started_again_renews_it_once_as_it_does_not_know_how_old_it_is(page: Page) -> None:
    page.wait(hours=23)
    page.start_api()
    for _ in range(5):
        assert page.ask().address is not None, "nobody waits for it"
    assert len(page.agents.orders) == 2
    assert page.token_lives == timedelta(hours=24)


def test_jobs_renew_it_too_although_the_page_asked_in_between(page: Page) -> None:
    for _ in range(8):
        page.wait(hours=1)
        page.sessions.serves(page.instance, page.driver.address(ALICE.id) or pytest.fail("it is ready"))
    page.sessions.ready_address(ALICE.id)
    assert len(page.agents.orders) == 2


@pytest.mark.parametrize("phase", ["Saving", "Moving", "Suspended"])
def test_nothing_is_renewed_once_its_scene_was_saved_to_suspend_it(page: Page, phase: str) -> None:
    page.wait(hours=7)
    page.driver.change(ALICE.id, phase=phase)
    page.ask()  # what is known of the instance may be two seconds old
    assert len(page.agents.orders) == 1


def test_an_agent_is_asked_now_and_then_whom_it_serves_and_bound_again_if_nobody(page: Page) -> None:
    before = page.agents.asked
    for _ in range(20):
        page.wait(seconds=2)
        page.ask()
    assert page.agents.asked == before
    page.agents.bound.clear()
    page.wait(minutes=2)
    assert page.ask().loading
    assert page.ask().address is not None
    assert len(page.agents.orders) == 2


def test_a_page_stays_open_while_the_agent_does_not_answer_but_none_opens(page: Page) -> None:
    page.agents.down = True
    page.wait(minutes=2)
    assert page.ask().address is not None
    page.start_api()
    with pytest.raises(InstanceUnavailableError):
        page.ask()
