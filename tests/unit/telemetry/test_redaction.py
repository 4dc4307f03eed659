"""What is taken out of logs and traces, and what is left alone."""

import pytest

from prompt2mesh.telemetry.redaction import EMAIL, REDACTED, redact, redact_value

CANARY = "Xq7canary9Zt4Wm2"
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.c2lnbmF0dXJlLWNhbmFyeQ"


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"password={CANARY}", CANARY),
        (f'{{"password": "{CANARY} with words"}}', CANARY),
        (f"{{'new_password': '{CANARY}'}}", CANARY),
        (f"JWT_SECRET_KEY={CANARY}", CANARY),
        (f"api_key: {CANARY}", CANARY),
        (f"Authorization: Bearer {CANARY}", CANARY),
        (f"authorization='Basic {CANARY}=='", CANARY),
        (f"the header was Bearer {CANARY}.{CANARY}", CANARY),
        (f"no Bearer\npassword={CANARY}", CANARY),
        (f"Bearer new_password='{CANARY} with words'", CANARY),
        (f"Bearer token: {CANARY}", CANARY),
        (f"'Bearer {CANARY}'", CANARY),
        (f'password := "{CANARY}"', CANARY),
        (f"Cookie: a=1; session={CANARY}", CANARY),
        (f"Set-Cookie: session={CANARY}; HttpOnly", CANARY),
        (f"postgresql+psycopg://studio:{CANARY}@db.internal:5432/studio", CANARY),
        (f"could not connect to redis://:{CANARY}@cache/0", CANARY),
        (f"https://b.s3.amazonaws.com/k?X-Amz-Credential=AK%2F1&X-Amz-Signature={CANARY}", CANARY),
        (f"GET /v1/files/abc/model.glb?expires=1&signature={CANARY} 200", CANARY),
        (f"/auth/callback?code={CANARY}&state=x", CANARY),
        (f"/enter?ticket={CANARY}", CANARY),
        (f"GET /v1/shared/{CANARY}/copy", CANARY),
        (f"your one-time code is {CANARY[:8]}", CANARY[:8]),
        ("verification code: 493817", "493817"),
        (f"refused {JWT}", JWT),
        ("p2m_abcdefghijkl_" + "a" * 43, "a" * 43),
        ("p2mr_" + "b" * 43, "b" * 43),
        ("bad key sk-ant-api03-verysecret0042", "verysecret0042"),
        ("sk-proj-0123456789abcdef", "0123456789abcdef"),
        ("AIzaSyA0123456789abcdefghijklmnopqrs", "0123456789"),
        ("AKIAIOSFODNN7EXAMPLE", "IOSFODNN7"),
        ("lsv2_pt_0123456789", "0123456789"),
        ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "MfKQ9r8"),
        ("ghp_0123456789abcdefghijABCDEFGHIJ", "abcdefghij"),
        (f"-----BEGIN RSA PRIVATE KEY-----\n{CANARY}\n-----END RSA PRIVATE KEY-----", CANARY),
        (f"1 error\n  [type=x, input_value='{CANARY}', input_type=str]", CANARY),
        (f"INSERT failed\n[parameters: ('usr_1', '{CANARY}')]\n(Background on this error)", CANARY),
        ("no account ann.lee+3d@mail.example.com here", "ann.lee"),
    ],
)
def test_a_secret_is_taken_out(text: str, secret: str) -> None:
    assert secret in text
    assert secret not in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "a job ended",
        "GET /v1/tasks/{task_id} 200",
        "runner run_01J8X takes jobs",
        "http://localhost:8000/docs?limit=20&cursor=abc",
        "max_tokens=4096 and input_tokens: 120",
        "the token has expired",
        "bolt M8x1.25@90deg",
        "builders/pool.py:65 _run",
        "a password is needed",
        "error code: worker_timeout",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert redact(text) == text


def test_what_stands_around_a_secret_stays_so_that_the_record_can_be_read() -> None:
    assert redact("cannot reach postgresql://studio:pw0rd@db:5432/studio now") == (
        f"cannot reach postgresql://{REDACTED}@db:5432/studio now"
    )
    assert redact("ann@example.com has no such key") == f"{EMAIL} has no such key"


def test_a_value_is_judged_by_its_name_too_however_deep_it_lies() -> None:
    given = {
        "request": {"password": CANARY, "headers": [{"X-API-Key": CANARY}], "max_tokens": 5, "email": "a@b"},
        "session_cookie": CANARY, "user_id": "usr_1", "raw": CANARY.encode(), "duration_ms": 1.5,
    }  # fmt: skip
    found = redact_value(given)
    assert CANARY not in str(found)
    assert found["user_id"] == "usr_1"
    assert found["request"]["max_tokens"] == 5
    assert found["request"]["email"] == EMAIL


def test_a_value_that_holds_itself_comes_to_an_end() -> None:
    loop: list[object] = []
    loop.append(loop)
    assert redact_value(loop)


def test_a_text_made_to_take_long_does_not() -> None:
    for text in ("a" * 50_000 + "@", "password" * 5_000, "://" + "a:" * 20_000, "x=" * 20_000, "-" * 50_000 + "@"):
        redact(text)  # pytest's time limit is what this would run into


def test_what_was_taken_out_once_stays_as_it_is() -> None:
    once = redact("The desktop is at http://127.0.0.1:3000/?token=ca710eeed14bd9bc and nothing else")
    assert once == "The desktop is at http://127.0.0.1:3000/?token=[redacted] and nothing else"
    assert redact(once) == once
