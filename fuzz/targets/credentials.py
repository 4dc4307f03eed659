"""Small texts that decide something: tokens, addresses that are called, names in a cluster, hosts, secrets."""

import base64
import ipaddress
import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from random import Random

import jwt
import yaml

from fuzz.mutation import json_mutator, word_mutator
from fuzz.target import Doors, Mutate, Native, Target
from prompt2mesh.identity.instance_tokens import JwtInstanceTokens
from prompt2mesh.identity.opaque import RandomSecrets
from prompt2mesh.identity.secret_keys import KeyRing, key_problems
from prompt2mesh.identity.signing import FernetBox, HmacUrlSigner
from prompt2mesh.identity.tokens import JwtAccessTokens
from prompt2mesh.instances import naming
from prompt2mesh.instances.manifests import Slot, TemplateConfig, render, template_config
from prompt2mesh.mesh.errors import AddressRefusedError, AuthenticationError, EnvironmentFaultError, OptionError
from prompt2mesh.studio.ports.credentials import InstanceTokenKind
from prompt2mesh.telemetry.redaction import MAX_CHARS, redact
from prompt2mesh.webhooks.addresses import AddressUnknownError, PublicAddresses

_NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
_RING = KeyRing.from_text("mZ4xQ9cV2bN7kL1jH8gF5dS3aP6oI0uY")
_ACCESS, _INSTANCE = JwtAccessTokens(_RING), JwtInstanceTokens(_RING)
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_TOKEN = "t"  # noqa: S105 - of nobody
_KINDS: tuple[InstanceTokenKind, ...] = ("agent", "ticket", "session")
_PUBLIC = "93.184.216.34"
_SECRETS = (
    ("", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.c2lnbmF0dXJlc2lnbmF0dXJl", ""), ("", f"p2m_abcdefghijkl_{'A' * 43}", ""),
    ("Authorization: Bearer ", "hunter2hunter2", ""), ("postgresql://somebody:", "hunter2hunter2", "@database/studio"),
    ("password=", "hunter2hunter2", ""), ('{"api_key": "', "hunter2hunter2", '"}'),
    ("https://testserver/v1/files/a?expires=1&signature=", "hunter2hunter2", ""), ("", "sk-ant-hunter2hunter2", ""),
)  # fmt: skip
_CLAIMS = {"sub": "usr_1", "role": "user", "epoch": 1, "sid": "ses_1", "iat": 1777896000, "exp": 1777896900, "jti": "x",
           "iss": "prompt2mesh", "aud": "prompt2mesh-api"}  # fmt: skip
_WORDS = (*_CLAIMS, "iid", "login", "began", "alg", "none", "kid", "HS256", "admin", "prompt2mesh-instance",
          "blenderImage", "tolerations", "nodeSelector", "routing", "storage")  # fmt: skip
_PIECES = tuple("https:// http:// // / : @ . .. [ ] ? # % %2f %00 \\ 127.0.0.1 127.1 0x7f000001 2130706433 017700000001 "
                "localhost localhost. 169.254.169.254 [::1] [::ffff:127.0.0.1] [64:ff9b::7f00:1] metadata.google.internal "
                "example.com xn--bcher-kva bücher 。 ١ :443 :22 :65536 user pass usr_ user- -- - _ A a é ß ＡＢ K \0 "
                "p2m_ p2mr_ eyJ . password= token: Bearer Cookie: \n \" ' , ; & = input_value= [parameters: -----BEGIN PRIVATE KEY-----".split(" "))  # fmt: skip


def _token(data: bytes) -> None:
    """A token that nobody signed is refused, by whatever reads tokens."""
    text = data.decode("utf-8", "surrogateescape")
    for read in (
        lambda: _ACCESS.read(text, now=_NOW),
        *(partial(_INSTANCE.read, kind, text, now=_NOW) for kind in _KINDS),
        lambda: FernetBox(_RING).open(text, purpose="fuzzing"),
    ):
        try:
            read()
        except AuthenticationError as error:
            assert error.message
        else:
            raise AssertionError("a token passed that nobody signed")
    RandomSecrets().looks_like_api_key(text)
    RandomSecrets().digest(text)
    assert not HmacUrlSigner(_RING).verify("d", "n", expires_at=2**40, signature=text, now=_NOW)


def _claims(data: bytes) -> None:
    """Claims that were signed by us are read or refused, whatever they are."""
    try:
        claims = json.loads(data)
        if not isinstance(claims, dict):
            return
        for purpose, read in (
            ("access tokens", lambda token: _ACCESS.read(token, now=_NOW)),
            ("instance agent tokens", lambda token: _INSTANCE.read("agent", token, now=_NOW)),
        ):
            key = _RING.newest.derive(purpose)
            token = jwt.encode(claims, key, algorithm="HS256", headers={"kid": _RING.newest.kid})
            try:
                read(token)
            except AuthenticationError as error:
                assert error.message
    except (ValueError, TypeError, RecursionError) as error:
        if "prompt2mesh" in _frames(error):
            raise


def _frames(error: BaseException) -> set[str]:
    """The packages that an error went through; JSON that cannot be read or signed is no finding."""
    found, trace = set[str](), error.__traceback__
    while trace is not None:
        found.add(trace.tb_frame.f_globals.get("__name__", "").partition(".")[0])
        trace = trace.tb_next
    return found


def _address(data: bytes) -> None:
    """What is let through leads to the public internet, by the words of the most lenient resolver."""
    text = data.decode("utf-8", "surrogateescape")
    called: list[str] = []

    def lenient(host: str, port: int) -> Sequence[str]:
        del port
        called.append(host)
        return [_as_number(host)]

    guard = PublicAddresses(resolver=lenient)
    try:
        guard.check(text)
        receiver = guard.parse(text)
        found = guard.resolve(receiver.host, receiver.port)
    except (AddressRefusedError, AddressUnknownError):
        return
    assert receiver.secure
    assert receiver.host.isascii()
    assert receiver.target.startswith(b"/")
    assert not set(receiver.target) & set(b"\r\n \0")
    assert "\r" not in receiver.authority
    assert "\n" not in receiver.authority
    assert all(ipaddress.ip_address(one).is_global for one in found)


def _as_number(host: str) -> str:
    """As inet_aton reads it; a public address for what is no number."""
    try:
        values = [int(one, 8 if one.startswith("0") and one[1:].isdigit() else 0) for one in host.split(".")]
        *heads, number = values
        for index, head in enumerate(heads):
            number |= head << (24 - 8 * index)
        return str(ipaddress.IPv4Address(number & 0xFFFFFFFF))
    except ValueError:
        return _PUBLIC


def _name(data: bytes) -> None:
    """Each line is a person: their labels are DNS labels, and no two meet."""
    people = list(dict.fromkeys(data.decode("utf-8", "surrogateescape").split("\n")[:4]))
    ids = [naming.instance_id(person) for person in people]
    for person, found in zip(people, ids, strict=True):
        name = naming.resource_name(person)
        space = naming.user_namespace("people", name)
        for label in (found, name, f"{name}-blender", space):
            assert _LABEL.fullmatch(label), label
        assert naming.id_of_host(naming.host_name(found, "mesh.example.org"), "mesh.example.org") == found
        assert found == person or naming.instance_id(found) != found
        assert naming.may_be_user_namespace(space, "people")
        naming.id_of_host(person, "mesh.example.org")
        naming.is_slot_name(person)
    assert len(set(ids)) == len(people)
    assert len({naming.user_namespace("people", f"user-{one}") for one in ids}) == len(people)


def _template(data: bytes) -> None:
    """Whatever a pool's config says: refused, or objects whose structure is the template's and that YAML can hold."""
    try:
        config = json.loads(data)
    except (ValueError, RecursionError):
        return
    if not isinstance(config, dict):
        return
    try:
        made = template_config(config)
        text = json.dumps(config)[:100]
        objects = render(
            Slot(name="inst-aaaaaaaa", namespace="people", token=_TOKEN, user_instance="user-a", user=text), made
        )
    except (OptionError, EnvironmentFaultError) as error:
        assert error.message
        return
    kinds = [item["kind"] for item in objects]
    assert set(kinds) <= {item["kind"] for item in render(
        Slot(name="inst-aaaaaaaa", namespace="people", token=_TOKEN, user_instance="user-a", user="a"),
        TemplateConfig(routing=made.routing, storage=made.storage, llm=made.llm),
    )}  # fmt: skip
    assert json.loads(json.dumps(objects)) == objects
    if "\\ud" not in json.dumps(objects):  # YAML has no lone surrogates; the API server takes JSON
        assert len(list(yaml.safe_load_all(yaml.safe_dump_all(objects)))) == len(objects)


def _secret(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for problem in key_problems(text):
        assert len(text) < 12 or text not in problem, "the secret is quoted"
    box = FernetBox(_RING)
    assert box.open(box.seal(text, purpose="fuzzing"), purpose="fuzzing") == text
    assert base64.urlsafe_b64decode(box.seal(text, purpose="fuzzing"))


def _log(data: bytes) -> None:
    """Whatever stands before and after a secret in a log, it is taken out; and a long text takes no longer than it may."""
    text = data.decode("utf-8", "replace")
    for before, secret, after in _SECRETS:
        assert secret not in redact(f"{text}\n{before}{secret}{after}\n{text}")
    redact(text * (MAX_CHARS // max(len(text), 1)))


_DOORS = Doors({
    "log": _log,
    "token": _token, "claims": _claims, "address": _address, "name": _name, "template": _template, "secret": _secret,
})  # fmt: skip


def _mutate() -> Mutate:
    as_json = _DOORS.mutator(json_mutator(words=_WORDS))
    as_words = _DOORS.mutator(word_mutator(_PIECES, between=""))

    def mutate(data: bytes, most: int, rng: Random, native: Native) -> bytes:
        return (as_json if data.startswith((b"claims\n", b"template\n")) else as_words)(data, most, rng, native)

    return mutate


TARGET = Target(
    about="no token passes that nobody signed, no inner address is called, no two names meet",
    run=_DOORS, mutate=_mutate(), dictionary=(*_WORDS, *_PIECES[:40]), most_bytes=2500,
)  # fmt: skip
