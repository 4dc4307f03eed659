import re

from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.instances import naming

LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
ULIDS = st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=25, max_size=25).map("0".__add__)
# Texts that lie near to each other, where a sloppy scheme lets two meet.
NEAR = st.lists(st.sampled_from(["a", "A", "-", "--", "_", ".", "usr_", "é", "x" * 40, "0", "\n"]), max_size=6).map(
    "".join
)
NAMES = st.one_of(st.text(), NEAR, ULIDS, ULIDS.map("usr_".__add__), NEAR.map(naming.instance_id))


@given(NAMES)
def test_every_name_becomes_a_label_short_enough_for_what_is_derived_of_it(user: str) -> None:
    name = naming.resource_name(user)
    for derived in (naming.instance_id(user), name, f"{name}-blender", f"{name}-agent"):
        assert LABEL.fullmatch(derived), derived


@given(NAMES, NAMES)
def test_two_people_never_have_the_same_instance(one: str, other: str) -> None:
    assert (naming.instance_id(one) == naming.instance_id(other)) == (one == other)


@given(NAMES)
def test_nobody_takes_anothers_instance_by_the_name_of_its_id(user: str) -> None:
    taken = naming.instance_id(user)
    assert user == taken or naming.instance_id(taken) != taken


@given(NAMES, st.sampled_from(["mesh.example.org", "localhost"]), st.sampled_from(["", ":8443"]))
def test_a_host_leads_back_to_the_instance(user: str, domain: str, port: str) -> None:
    found = naming.instance_id(user)
    assert naming.id_of_host(naming.host_name(found, domain).upper() + port, domain) == found


def test_a_safe_name_stays_readable() -> None:
    assert naming.resource_name("alice") == "user-alice"
    assert naming.resource_name("usr_01kb2m3w5x6y7z8a9b0c1d2e3f") == "user-01kb2m3w5x6y7z8a9b0c1d2e3f"
    assert naming.instance_id("Alice.Smith@example.org").startswith("alice-smith-example-org--")


def test_hosts_that_are_no_instances_are_told_apart() -> None:
    for host in ("mesh.example.org", "user-.mesh.example.org", "user-a.b.mesh.example.org", "user-a.example.org",
                 "user-amesh.example.org", "user-a_b.mesh.example.org"):  # fmt: skip
        assert naming.id_of_host(host, "mesh.example.org") is None


def test_slots_have_names_of_their_own() -> None:
    names = {naming.new_slot_name() for _ in range(200)}
    assert len(names) == 200
    assert all(naming.is_slot_name(name) and LABEL.fullmatch(f"{name}-blender") for name in names)
