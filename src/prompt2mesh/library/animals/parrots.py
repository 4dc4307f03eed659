"""Parrots and toucans, one table row a kind."""

from prompt2mesh.library.animals.birds import Bird, declare_all

PARROT = Bird(
    name="parrot",
    height_m=0.5,
    coat="#2f9e44",
    belly="#5ab84a",
    wing="#2a8a3c",
    wing_tip="#2a4fc0",
    face="#f2c22e",
    throat="#4fb84a",
    beak="hook",
    beak_size=0.26,
    beak_color="#e8dcc4",
    tilt=60.0,
    tail_length=0.95,
    eye=0.17,
    iris="#e09a2a",
    leg=0.2,
    leg_color="#6a6260",
    head=0.25,
    tail_color="#c93a2a",
)
MACAW = PARROT.but(
    name="macaw",
    height_m=0.65,
    coat="#cf1f24",
    belly="",
    wing="#d8b22a",
    wing_tip="#2450c4",
    face="#f6efe6",
    throat="",
    beak_color="#26211f",
    tail_length=1.4,
    beak_size=0.32,
    tail_color="#b81d24",
)
COCKATOO = PARROT.but(
    name="cockatoo",
    coat="#f8f5ee",
    belly="",
    wing="#f4f0e8",
    wing_tip="",
    face="",
    throat="",
    crest="fan",
    crest_color="#f2cf3a",
    beak_color="#3a3634",
    tail_color="#f6f2ea",
    tail_length=0.55,
    iris="#1a1412",
)
TOUCAN = PARROT.but(
    name="toucan",
    height_m=0.5,
    coat="#1c1b1e",
    belly="",
    wing="#19181c",
    wing_tip="",
    face="#f7f2e4",
    throat="#f6ead0",
    beak="big",
    beak_size=0.85,
    beak_color="#f0a52a",
    tail_color="#1c1b1e",
    tail_length=0.6,
    iris="#2a6fc0",
    tilt=48.0,
)

declare_all((
    ("parrot", PARROT, ("parrot", "parakeet", "budgie", "budgerigar", "lovebird", "lorikeet"), "A parrot."),
    ("macaw", MACAW, ("macaw", "scarlet macaw", "bird of paradise"), "A macaw."),
    ("cockatoo", COCKATOO, ("cockatoo", "cockatiel"), "A cockatoo."),
    ("toucan", TOUCAN, ("toucan", "hornbill"), "A toucan."),
))  # fmt: skip
