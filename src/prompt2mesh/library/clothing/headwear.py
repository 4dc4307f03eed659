"""Hats, caps and crowns that people ask for on their own."""

from prompt2mesh.library.clothing import hats
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import AssetParameter, Times, asset, choice, count, factor, flag, length
from prompt2mesh.mesh.materials import Material, Pattern

HEAD_M = 0.095
"""Radius of a human head, metres (hat size 60)."""


def _size() -> AssetParameter:
    return length("head_radius", HEAD_M, 0.01, 1.0, words=("head radius", "hat size"))


def _fit(k: Kit, r: float) -> None:
    k.anchor("fit", (0, 0, 0), radius=r)


@asset(
    kind="top_hat",
    words=("top hat", "tophat", "silk hat", "stovepipe hat", "opera hat"),
    about="A tall silk hat with a ribbon.",
    parameters=(length("height", 0.16, 0.02, 0.8, words=("height", "tall", "high")), _size()),
    slots={"hat": Material(preset="satin", color="#17171b"), "ribbon": Material(preset="satin", color="#4a1522")},
    styles={"cartoon": {"height": Times(1.5)}},
    category="clothing",
    parts={"band": "ribbon"},
)
def top_hat(k: Kit) -> None:
    """Crown, ribbon, brim."""
    r = k.m("head_radius")
    hats.top_hat(k, r, height=k.m("height"), hat="hat", band="ribbon")
    _fit(k, r)


@asset(
    kind="cowboy_hat",
    words=("cowboy hat", "stetson", "western hat", "ranger hat", "explorer hat", "sombrero", "cavalier hat"),
    about="A creased felt hat with a brim curled up at the sides.",
    parameters=(factor("brim", 1.95, 1.3, 3.2, words=("brim",)), factor("crown_height", 1.25, 0.7, 2.2), _size()),
    slots={"hat": Material(preset="suede", color="#8a5a33"), "band": Material(preset="leather", color="#3d2414")},
    category="clothing",
)
def cowboy_hat(k: Kit) -> None:
    """Crown, band, brim."""
    r = k.m("head_radius")
    hats.cowboy_hat(k, r, hat="hat", band="band", brim=k.m("brim"), crown=k.m("crown_height"))
    _fit(k, r)


@asset(
    kind="cap",
    words=("baseball cap", "cap", "trucker hat", "snapback", "peaked cap", "ball cap"),
    about="A cap of six panels with a curved visor.",
    parameters=(_size(),),
    slots={
        "cap": Material(preset="cotton", color="#c0322f"),
        "visor": Material(preset="cotton", color="#26365c"),
        "button": Material(preset="cotton", color="#26365c"),
    },
    category="clothing",
    parts={"brim": "visor", "peak": "visor"},
)
def cap(k: Kit) -> None:
    """Crown and visor."""
    r = k.m("head_radius")
    hats.baseball_cap(k, r, hat="cap", visor="visor", button="button")
    _fit(k, r)


@asset(
    kind="police_cap",
    words=(
        "police hat",
        "police cap",
        "captain hat",
        "captain's hat",
        "sailor hat",
        "officer cap",
        "pilot hat",
        "conductor hat",
    ),
    about="A peaked cap with a badge.",
    parameters=(_size(),),
    slots={
        "cap": Material(preset="wool", color="#1c2742"),
        "band": Material(preset="satin", color="#0f1420"),
        "visor": Material(preset="patent_leather"),
        "badge": "gold",
    },
    category="clothing",
)
def police_cap(k: Kit) -> None:
    """Band, top, peak and badge."""
    r = k.m("head_radius")
    hats.peaked_cap(k, r, hat="cap", band="band", visor="visor", badge="badge")
    _fit(k, r)


@asset(
    kind="beanie",
    words=(
        "beanie",
        "woolly hat",
        "wool hat",
        "knit hat",
        "knit cap",
        "winter hat",
        "bobble hat",
        "toque",
        "toboggan hat",
        "fur hat",
        "ushanka",
        "hat",
    ),
    about="A ribbed knitted hat with a cuff and a bobble.",
    parameters=(flag("pompom", True, words=("pompom", "bobble", "pom-pom")), _size()),
    slots={
        "hat": Material(preset="knit", color="#3d6ea5"),
        "cuff": Material(preset="knit", color="#e8e0d0"),
        "pompom": Material(preset="faux_fur", color="#f1ebdf"),
    },
    category="clothing",
)
def beanie(k: Kit) -> None:
    """Crown, cuff, bobble."""
    r = k.m("head_radius")
    hats.beanie(k, r, hat="hat", cuff="cuff", pompom="pompom" if k.on("pompom") else None)
    _fit(k, r)


@asset(
    kind="sun_hat",
    words=(
        "sun hat",
        "straw hat",
        "sunhat",
        "wide-brimmed hat",
        "garden hat",
        "beach hat",
        "boater",
        "farmer hat",
        "floppy hat",
    ),
    about="A straw hat with a broad brim and a ribbon.",
    parameters=(factor("brim", 2.2, 1.4, 3.5, words=("brim",)), _size()),
    slots={"hat": "straw", "ribbon": Material(preset="satin", color="#b8322f")},
    category="clothing",
    parts={"band": "ribbon"},
)
def sun_hat(k: Kit) -> None:
    """Crown, ribbon with a bow, brim."""
    r = k.m("head_radius")
    hats.wide_hat(k, r, hat="hat", band="ribbon", brim=k.m("brim"))
    _fit(k, r)


@asset(
    kind="party_hat",
    words=("party hat", "birthday hat", "cone hat", "dunce cap"),
    about="A paper cone with a fringe and a tuft.",
    parameters=(length("height", 0.2, 0.03, 1.0, words=("height", "tall")), length("head_radius", 0.07, 0.01, 1.0)),
    slots={"hat": Material(preset="paper", color="#3f7fd0", pattern=Pattern(kind="polka_dots", colors=["#ffd84d", "#ff6fa8"])), "trim": Material(preset="felt", color="#f5c842"),
           "pompom": Material(preset="faux_fur", color="#e0457b")},
    category="clothing",
)  # fmt: skip
def party_hat(k: Kit) -> None:
    """Cone, trim, tuft."""
    r = k.m("head_radius")
    hats.cone_hat(k, r, height=k.m("height"), hat="hat", trim="trim", tip="pompom")
    _fit(k, r)


@asset(
    kind="wizard_hat",
    words=(
        "wizard hat",
        "wizard's hat",
        "witch hat",
        "witch's hat",
        "sorcerer hat",
        "magic hat",
        "sorting hat",
        "pointed hat",
    ),
    about="A crumpled pointed hat with a wide brim.",
    parameters=(length("height", 0.34, 0.05, 1.5, words=("height", "tall")), flag("buckle", True), _size()),
    slots={
        "hat": Material(preset="felt", color="#3a2a6b"),
        "band": Material(preset="leather", color="#241a12"),
        "buckle": "gold",
    },
    category="clothing",
)
def wizard_hat(k: Kit) -> None:
    """Cone, band, buckle, brim."""
    r = k.m("head_radius")
    hats.pointed_hat(k, r, height=k.m("height"), hat="hat", band="band", buckle="buckle" if k.on("buckle") else None)
    _fit(k, r)


@asset(
    kind="chef_hat",
    words=("chef hat", "chef's hat", "cook's hat", "baker hat", "toque blanche"),
    about="A pleated white cook's hat.",
    parameters=(_size(),),
    slots={"hat": Material(preset="cotton", color="#fbfaf6")},
    category="clothing",
)
def chef_hat(k: Kit) -> None:
    """Band and puff."""
    r = k.m("head_radius")
    hats.toque(k, r, hat="hat")
    _fit(k, r)


@asset(
    kind="santa_hat",
    words=("santa hat", "christmas hat", "elf hat", "nightcap", "stocking cap"),
    about="A red cap with white fur and a bobble.",
    parameters=(_size(),),
    slots={"hat": Material(preset="velvet", color="#b5161f"), "trim": Material(preset="faux_fur", color="#f6f2ea")},
    category="clothing",
)
def santa_hat(k: Kit) -> None:
    """Cap, trim, bobble."""
    r = k.m("head_radius")
    hats.santa_hat(k, r, hat="hat", trim="trim")
    _fit(k, r)


@asset(
    kind="pirate_hat",
    words=("pirate hat", "tricorn", "tricorne", "bicorne", "napoleon hat"),
    about="A three-cornered hat with gold trim and a skull badge.",
    parameters=(flag("skull", True, words=("skull", "badge")), _size()),
    slots={"hat": Material(preset="felt", color="#1e1b1c"), "trim": "gold", "skull": "bone"},
    category="clothing",
)
def pirate_hat(k: Kit) -> None:
    """Crown, brim, trim, badge."""
    r = k.m("head_radius")
    hats.tricorn(k, r, hat="hat", trim="trim", badge="skull" if k.on("skull") else None)
    _fit(k, r)


@asset(
    kind="hard_hat",
    words=("hard hat", "safety helmet", "construction helmet", "builder hat", "hardhat", "miner helmet"),
    about="A builder's ridged helmet.",
    parameters=(_size(),),
    slots={"helmet": Material(preset="glossy_plastic", color="#f2b51d")},
    category="clothing",
)
def hard_hat(k: Kit) -> None:
    """Shell, ridges, peak."""
    r = k.m("head_radius")
    hats.hard_hat(k, r, hat="helmet")
    _fit(k, r)


@asset(
    kind="crown",
    words=("crown", "royal crown", "imperial crown", "king's crown", "queen's crown", "coronet", "state crown"),
    about="A gold crown with jewels; imperial ones have arches, a velvet cap and a cross.",
    parameters=(count("points", 8, 3, 24, words=("points", "spikes")), choice("form", "open", "imperial"),
                length("height", 0.085, 0.01, 0.6, words=("height", "tall")), _size()),
    slots={"metal": "gold", "jewel": "ruby", "pearl": "pearl", "lining": Material(preset="velvet", color="#5b1030")},
    adjectives={"state": {"form": "imperial"}, "closed": {"form": "imperial"}},
    category="clothing",
    parts={"gem": "jewel", "band": "band"},
)  # fmt: skip
def crown(k: Kit) -> None:
    """Circlet, jewels, and the arches of an imperial crown."""
    r = k.m("head_radius")
    lining = "lining" if k.s("form") == "imperial" else None
    hats.crown(
        k, r, points=k.n("points"), metal="metal", gem="jewel", lining=lining, height=k.m("height"), pearl="pearl"
    )
    _fit(k, r)
