"""Takes secrets out of what goes into logs and traces: the last look before anything leaves the process.

Code should not log a secret in the first place. This is for what it cannot know: the text of a library's exception, an
address with a signature, a header that somebody prints. It errs towards taking out too much. What people wrote (their
prompts) has no shape to know it by, so nobody logs it; only what is known to quote input is cut here: the errors of
pydantic and of SQLAlchemy. Only the standard library is used.
"""

import re
from collections.abc import Mapping
from typing import Any, cast

REDACTED = "[redacted]"
EMAIL = "[email]"
MAX_CHARS = 20_000
_MOST_DEPTH = 6

_NAMES = (
    r"pass(?:word|wd|phrase)?|secret|api[_-]?key|access[_-]?key|private[_-]?key|secret[_-]?key|encryption[_-]?key"
    r"|account[_-]?key|token|credentials?|authorization|cookies?|jwt|signature|ticket|otp|totp"
    r"|(?:one[_-]?time|verification|device|auth|authorization|login)[_-]?code"
)
_NAME = re.compile(rf"(?i)(?:^|[_\-. ])(?:{_NAMES})s?$|^(?:set-)?cookie$")
_EMAIL_NAME = re.compile(r"(?i)^(?:e?mail|.*[_-]e?mail)(?:_address)?$")
# Names of numbers that only sound like secrets: `max_tokens`, `input_tokens`.
_COUNT = re.compile(r"\d+(?:\.\d+)?")

_QUERY = (
    r"x-amz-(?:signature|credential|security-token)|x-goog-(?:signature|credential)|signature|sig|se|sv|sp|code|state"
    r"|nonce|share|key|ticket|[\w-]*token|[\w-]*password|[\w-]*secret|api[_-]?key|code_verifier|awsaccesskeyid"
)
# In this order: what spans lines or holds other shapes goes first.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|\Z)", re.DOTALL),
     REDACTED),
    (re.compile(r"\[parameters: .{0,20000}?\](?=\n|\Z|\s*\(Background)", re.DOTALL), "[parameters: [redacted]]"),
    (re.compile(r"input_value=.{0,4000}?, input_type=", re.DOTALL), "input_value=[redacted], input_type="),
    (re.compile(r"\beyJ[\w-]{6,4000}\.[\w-]{6,4000}(?:\.[\w-]*)?"), REDACTED),  # a JSON web token
    (re.compile(r"\bgAAAA[\w-]{40,}={0,2}"), REDACTED),  # Fernet
    (re.compile(r"\bp2m[a-z]{0,2}_[0-9A-Za-z_-]{12,}"), REDACTED),  # our own keys and tokens
    (re.compile(
        r"\b(?:sk|rk|pk)-[\w-]{8,}|\b[rs]k_(?:live|test)_\w{8,}|\bAIza[\w-]{20,}|\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{12,}"
        r"|\bABSK[\w+/=-]{20,}|\bbedrock-api-key-[\w+/=-]{8,}|\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}"
        r"|\blsv2_(?:pt|sk)_\w{6,}|\bls__\w{16,}|\bxox[abeoprs]-[\w-]{8,}|\bwhsec_[\w+/=-]{8,}|\bhf_[A-Za-z0-9]{20,}"
        r"|\bgsk_\w{20,}|\bnpm_\w{30,}|\bpypi-[\w-]{30,}|\bya29\.[\w-]{10,}|\bglsa_\w{20,}"
    ), REDACTED),
    (re.compile(r"(?i)\b((?:set-)?cookie[\"']?\s*[:=]\s*[\"']?)[^\r\n\"']+"), rf"\1{REDACTED}"),
    (re.compile(r"(?i)\b((?:proxy-)?authorization[\"']?\s*[:=]\s*[\"']?)(?:(?:bearer|basic|digest|aws4-hmac-sha256)\s+)?[^\s\"',}]+"),
     rf"\1{REDACTED}"),
    # No name of a secret is a token ("Bearer token: …"): it must stay, for the rule that knows what follows it.
    (re.compile(
        rf"(?i)\b(bearer)\s+(?![\w.-]*(?:{_NAMES})s?[\"']?\s*:|(?:[\w.-]*[_.-])?(?:{_NAMES})s?[\"']?\s*=)"
        r"[\w.~+/-]{6,}+(?:=++(?![\"'])[^\s\"',;]*+|(?!=))"
    ), rf"\1 {REDACTED}"),
    (re.compile(r"(?<=://)[^\s/\"'<>]{0,200}:[^\s\"'<>]{0,400}@(?=[\w.\[-])"), f"{REDACTED}@"),
    (re.compile(rf"(?i)([?&;](?:{_QUERY})=)[^&\s\"'<>#;]+"), rf"\1{REDACTED}"),
    (re.compile(r"(/shared/)[\w-]{8,}"), rf"\1{REDACTED}"),
    (re.compile(
        rf"(?i)((?:{_NAMES})s?[\"']?\s*[:=]{{1,2}}>?\s*)(?!\[redacted\])"
        r"(?!\d+(?:\.\d+)?(?:[\s,;&)\]}]|$))(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[^\s,;&)\]}\"']+)"
    ), rf"\1{REDACTED}"),
    (re.compile(r"(?i)\b((?:one[- ]time|verification|login|sign[- ]in|device|invitation)[ _-]?(?:code|password)"
                r"(?:\s+is)?\s*[:=]?\s*)[\"']?(?=[\w-]*\d)[\w-]{4,}"), rf"\1{REDACTED}"),
    (re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6}\.[A-Za-z]{2,24}\b"),
     EMAIL),
)  # fmt: skip
# Most texts hold none of it, and one look is cheaper than fifteen.
_ANY = re.compile(
    r"(?i)[@:=]|p2m|eyJ|gAAAA|[srp]k[-_]|AIza|A[KSBC][IC]A|ABSK|bedrock-api|gh[pousr]_|github_pat|glpat|lsv2|ls__|xox"
    r"|whsec|hf_|gsk_|npm_|pypi-|ya29|glsa|bearer|/shared/|PRIVATE KEY|code|password"
)


def redact(text: str) -> str:
    """A text without e-mail addresses and the secrets that can be told by their shape or by the name before them.

    Args:
        text: Any text, such as an event or the message of an exception; of a very long one the end is cut off.
    """
    if len(text) > MAX_CHARS:
        text = f"{text[:MAX_CHARS]}…"
    if not _ANY.search(text):
        return text
    for shape, instead in _RULES:
        text = shape.sub(instead, text)
    return text


def redact_value(value: Any, *, name: str = "", depth: int = 0) -> Any:
    """A value of a record or an attribute of a span, redacted with all that it holds.

    Args:
        value: Any value; what is no text, number or collection becomes its text.
        name: What it is called: a `password` is redacted whatever it looks like.
        depth: How deep it lies; what lies too deep is left out.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if name and _NAME.search(name) and not _COUNT.fullmatch(str(value)):
        return REDACTED
    if name and _EMAIL_NAME.match(name):
        return EMAIL
    if isinstance(value, str):
        return redact(value)
    if depth >= _MOST_DEPTH:
        return "…"
    if isinstance(value, Mapping):
        found = cast("Mapping[Any, Any]", value)
        return {str(key): redact_value(one, name=str(key), depth=depth + 1) for key, one in found.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [redact_value(one, depth=depth + 1) for one in cast("list[Any]", value)]
    if isinstance(value, bytes | bytearray):
        return f"{len(value)} bytes"
    return redact(str(value))
