"""Who gets to a desktop's page and its web socket."""

import pytest

from prompt2mesh.desktop.access import Access, vnc_password, web_token
from prompt2mesh.desktop.options import DesktopOptions, WebAccess
from prompt2mesh.mesh.errors import OptionError

TOKEN = "a-token-of-enough-characters"  # noqa: S105 - of these tests
KEY = web_token(TOKEN)
EVERYWHERE = "0.0.0.0"  # noqa: S104 - never bound


def access(mode: WebAccess) -> Access:
    return Access(mode=mode, token=TOKEN, allowed_hosts=("studio.test",), port=3000)


def refused(mode: WebAccess, headers: dict[str, str], *, target: str = "/", socket: bool = False) -> int | None:
    refusal = access(mode).refuse(target, headers, socket=socket)
    return refusal.status if refusal is not None else None


def test_the_secrets_made_of_the_token_do_not_give_it_away_and_differ() -> None:
    assert TOKEN not in {KEY, vnc_password(TOKEN)}
    assert len(vnc_password(TOKEN)) == 8
    assert vnc_password(TOKEN) not in KEY
    assert web_token("another-token-of-16") != KEY


@pytest.mark.parametrize("host", ["127.0.0.1:3000", "localhost", "[::1]:3000", "user-a.localhost:3000", "studio.test"])
def test_on_this_machine_its_own_names_are_answered(host: str) -> None:
    assert refused("loopback", {"host": host}) is None


@pytest.mark.parametrize("host", ["evil.test", "127.0.0.1.evil.test", "localhost.evil.test:3000", "", "[::1"])
def test_another_name_that_leads_to_this_machine_is_refused(host: str) -> None:
    assert refused("loopback", {"host": host}) == 421


@pytest.mark.parametrize("mode", ["loopback", "token", "router"])
def test_another_sites_page_gets_no_web_socket_in_any_mode(mode: WebAccess) -> None:
    headers = {"host": "localhost:3000", "origin": "https://evil.test", "authorization": f"Bearer {KEY}"}
    assert refused(mode, headers, socket=True) == 403
    assert refused(mode, {**headers, "origin": "null"}, socket=True) == 403
    assert refused(mode, {**headers, "origin": "http://localhost:3000"}, socket=True) is None


def test_behind_a_router_the_page_may_come_from_the_name_that_the_router_was_asked_for() -> None:
    headers = {"host": "10.0.0.7:3000", "x-forwarded-host": "user-a.mesh.test", "origin": "https://user-a.mesh.test"}
    assert refused("router", headers, socket=True) is None


@pytest.mark.parametrize(
    ("headers", "target", "status"),
    [
        ({}, "/", 401),
        ({"authorization": "Bearer wrong"}, "/", 401),
        ({"authorization": f"Bearer {TOKEN}"}, "/", 401),
        ({"cookie": "prompt2mesh_desktop_3000=wrong"}, "/", 401),
        ({"cookie": "=;;;\x00"}, "/?token=w%C3%BC", 401),
        ({"authorization": f"Bearer {KEY}"}, "/", None),
        ({"cookie": f"other=1; prompt2mesh_desktop_3000={KEY}"}, "/", None),
        ({"cookie": f"prompt2mesh_desktop_3001={KEY}"}, "/", 401),
        ({}, f"/websockify?token={KEY}", None),
    ],
)
def test_with_a_token_only_who_has_the_key_comes_in(headers: dict[str, str], target: str, status: int | None) -> None:
    assert refused("token", {"host": "any", **headers}, target=target) == status


def test_the_key_in_the_address_becomes_a_cookie_that_no_script_reads() -> None:
    cookie = access("token").new_cookie(f"/?token={KEY}")
    assert cookie is not None
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert access("token").new_cookie("/?token=wrong") is None


@pytest.mark.parametrize(
    "changed",
    [
        {"host": EVERYWHERE},
        {"host": EVERYWHERE, "token": "short"},
        {"host": EVERYWHERE, "token": TOKEN},  # and anyone may open the page
        {"web_access": "token"},
        {"token": "short"},
        {"max_sockets": 0},
        {"ping_s": 0.0},
    ],
)
def test_options_that_would_leave_it_open_are_refused(changed: dict[str, object], tmp_path: object) -> None:
    with pytest.raises(OptionError):
        DesktopOptions(**{"scratch": tmp_path, **changed})  # type: ignore[arg-type]


def test_the_token_is_not_shown_with_the_options(tmp_path: object) -> None:
    options = DesktopOptions(scratch=tmp_path, token=TOKEN, web_access="token")  # type: ignore[arg-type]
    assert TOKEN not in repr(options)
