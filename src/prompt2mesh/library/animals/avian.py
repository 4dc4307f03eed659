"""The birds of the library, one table row a kind."""

from prompt2mesh.library.animals.birds import Bird, declare

SONGBIRD = Bird(name="bird", height_m=0.15, coat="#4f8fc9", belly="#f4e9d8", wing="#3b6fa8", wing_tip="#25456e", beak_color="#3a3430", leg_color="#6a5246")
_R = SONGBIRD.but
CARDINAL = _R(name="cardinal", height_m=0.2, coat="#c91f1f", belly="", wing="#a31a1e", wing_tip="#7a1518", mask="#1a1312", beak_color="#e8702a", crest="point", tail_length=0.75)
JAY = _R(name="blue jay", height_m=0.24, coat="#3f78c8", belly="#e9eaec", wing="#2f62b8", wing_tip="#16233f", face="#eef0f2", crest="point", tail_length=0.8, beak_color="#1c1a1a")
ROBIN = _R(name="robin", coat="#6f6250", belly="#efe8dc", throat="#d9652a", face="#d9652a", wing="#5d5142", wing_tip="#4a4034", body=(0.33, 0.34))
SPARROW = _R(name="sparrow", coat="#8a6a4c", belly="#d8cdbb", wing="#6f4e32", wing_tip="#3a2a1e", cap="#7a5234", face="#d8cdbb", beak_color="#4a4038")
CANARY = _R(name="canary", coat="#f2cf2e", belly="#f7e27a", wing="#e8bf24", wing_tip="#cf9f1a", beak_color="#e8b88a", leg_color="#d99a80")
SWALLOW = _R(name="swallow", coat="#22345f", belly="#f2e8da", throat="#a8442a", wing="#1c2a4f", wing_tip="#10182e", tail="fork", tail_length=0.95, wing_length=1.1, beak_size=0.12, leg=0.14)
HUMMING = _R(name="hummingbird", height_m=0.09, coat="#1f9a6a", belly="#e6ece4", throat="#c41f5a", wing="#5a7a6a", wing_tip="#3a4a48", beak="long", beak_size=0.75, body=(0.24, 0.25), leg=0.1,
             beak_color="#1c1918", tail="short", tail_length=0.4, wing_length=0.95)
KINGFISHER = _R(name="kingfisher", height_m=0.18, coat="#1f86b8", belly="#dd7a2e", wing="#1a6fa8", wing_tip="#134f86", throat="#f4efe6", face="#e08a3a", beak="dagger", beak_size=0.72, head=0.29,
                beak_color="#1d1b1c", leg=0.16, leg_color="#d9522a", tail="short", tail_length=0.36, crest="point")
CROW = _R(name="crow", height_m=0.42, coat="#1b1b20", belly="", wing="#17171d", wing_tip="#0f0f14", beak="dagger", beak_size=0.4, beak_color="#16161a", leg_color="#1d1c1e", tilt=28.0, head=0.2, tail_length=0.6)
MAGPIE = CROW.but(name="magpie", belly="#f6f5f2", wing="#1a2440", tail_length=1.0, wing_tip="")
WOODPECKER = CROW.but(name="woodpecker", height_m=0.25, tilt=62.0, belly="#f0ece4", speckles="", wing="#1d1b1c", cap="#1b1b20", face="#f2eee6", crest="point", crest_color="#d0241f", beak_size=0.5)
PIGEON = _R(name="pigeon", height_m=0.32, coat="#8c95a4", belly="#9da5b2", throat="#4a7f72", wing="#a3abb6", wing_tip="#3c424c", body=(0.31, 0.33), head=0.17, neck=0.2, neck_radii=(0.19, 0.13), beak_size=0.17,
            beak_color="#4a4448", iris="#d9742a", leg_color="#c4524e", tilt=24.0, tail_length=0.5)
DOVE = PIGEON.but(name="dove", coat="#f7f5f0", belly="", throat="", wing="#f2efe8", wing_tip="", beak_color="#e0a890")
GULL = PIGEON.but(name="seagull", height_m=0.42, coat="#f6f5f2", belly="", throat="", wing="#9ba3ac", wing_tip="#1c1d20", beak="dagger", beak_size=0.34, beak_color="#e8b22e", iris="#e0c23a", leg_color="#e0a05a", webbed=True, wing_length=1.1)
PARROT = Bird(name="parrot", height_m=0.5, coat="#2f9e44", belly="#5ab84a", wing="#2a8a3c", wing_tip="#2a4fc0", face="#f2c22e", throat="#4fb84a", beak="hook", beak_size=0.26, beak_color="#e8dcc4", tilt=60.0, tail_length=0.95,
              eye=0.17, iris="#e09a2a", leg=0.2, leg_color="#6a6260", head=0.25, tail_color="#c93a2a")
MACAW = PARROT.but(name="macaw", height_m=0.65, coat="#cf1f24", belly="", wing="#d8b22a", wing_tip="#2450c4", face="#f6efe6", throat="", beak_color="#26211f", tail_length=1.4, beak_size=0.32, tail_color="#b81d24")
COCKATOO = PARROT.but(name="cockatoo", coat="#f8f5ee", belly="", wing="#f4f0e8", wing_tip="", face="", throat="", crest="fan", crest_color="#f2cf3a", beak_color="#3a3634", tail_color="#f6f2ea", tail_length=0.55, iris="#1a1412")
TOUCAN = PARROT.but(name="toucan", height_m=0.5, coat="#1c1b1e", belly="", wing="#19181c", wing_tip="", face="#f7f2e4", throat="#f6ead0", beak="big", beak_size=0.85, beak_color="#f0a52a", tail_color="#1c1b1e", tail_length=0.6, iris="#2a6fc0", tilt=48.0)
OWL = Bird(name="owl", height_m=0.45, coat="#8a6844", belly="#d9c3a0", wing="#75552f", wing_tip="#5a4026", speckles="#4f3820", body=(0.36, 0.36), tilt=70.0, neck=0.02, neck_radii=(0.3, 0.28), head=0.34, eye=0.31, eye_front=True, iris="#f0a81f",
           disc="#e6d4b4", beak="hook", beak_size=0.16, beak_color="#3a332c", crest="tufts", tail="short", tail_length=0.4, leg=0.12, leg_radius=0.04, leg_color="#c9b48e", trousers=0.04)
SNOWY = OWL.but(name="snowy owl", coat="#f6f4ee", belly="#fbfaf7", wing="#f2efe8", wing_tip="", speckles="#8a857c", disc="#fbfaf7", crest="none", iris="#f2c52a")
BARN = OWL.but(name="barn owl", coat="#c99a58", belly="#f6efe2", wing="#b98a4c", speckles="#7a5a34", disc="#fbf6ec", crest="none", iris="#1a1310", eye=0.24)
EAGLE = Bird(name="eagle", height_m=0.9, coat="#4a3222", belly="", wing="#402a1c", wing_tip="#241811", cap="#f6f3ec", beak="hook", beak_size=0.3, beak_color="#f0b92a", iris="#e8c23a", tilt=54.0, head=0.2, neck=0.14, neck_radii=(0.2, 0.15),
             tail="fan", tail_color="#f4f0e8", tail_length=0.5, leg=0.2, leg_radius=0.04, leg_color="#e8b22e", trousers=0.12, wing_length=1.2, eye=0.2)
HAWK = EAGLE.but(name="hawk", height_m=0.55, coat="#8a5f3a", belly="#f0e4cf", cap="", wing="#6f4a2c", speckles="#5a3c24", tail_color="#a8562e", beak_color="#3a3634")
VULTURE = EAGLE.but(name="vulture", coat="#2f2622", cap="#d98a84", neck=0.3, neck_radii=(0.17, 0.08), tail_color="#2a211d", throat="#efe6da")
DUCK = Bird(name="duck", height_m=0.4, coat="#8f8577", belly="#d8d0c2", wing="#7a7064", wing_tip="#2f4fa0", cap="#1c6b45", throat="#6a3d28", beak="flat", beak_size=0.32, beak_color="#e8b52e", tilt=12.0, body=(0.3, 0.29), neck=0.28, neck_radii=(0.17, 0.12),
            head=0.17, tail="short", tail_length=0.26, leg=0.18, leg_color="#e8862a", webbed=True, trousers=0.04)
WHITE_DUCK = DUCK.but(name="white duck", coat="#f7f4ec", belly="", wing="#f2eee4", wing_tip="", cap="", throat="", beak_color="#f0a02a")
DUCKLING = DUCK.but(name="duckling", height_m=0.14, coat="#f4d24a", belly="#f8e48a", wing="#ecc53c", wing_tip="", cap="", throat="", neck=0.12, neck_radii=(0.2, 0.18), head=0.25, beak_size=0.2, beak_color="#e8902a", body=(0.31, 0.31), wing_length=0.5, tail_length=0.14, tilt=24.0)
MANDARIN = DUCK.but(name="mandarin duck", coat="#b0662e", belly="#f4efe6", throat="#5a2a5f", cap="#d9702a", face="#f6efe2", wing="#e08a34", wing_tip="#2f5fa8", crest="point", crest_color="#a83a24", beak_color="#d0322a", beak_size=0.24)
GOOSE = DUCK.but(name="goose", height_m=0.8, coat="#f2efe8", belly="", wing="#e8e4da", wing_tip="", cap="", throat="", neck=0.62, neck_radii=(0.16, 0.09), head=0.13, beak_size=0.2, beak_color="#e8862a", tilt=16.0, neck_curve=0.06)
SWAN = GOOSE.but(name="swan", height_m=1.1, coat="#fbfaf6", wing="#f7f5ef", neck=0.95, neck_radii=(0.16, 0.07), neck_curve=0.22, head=0.115, beak_color="#e0702a", mask="#1a1716", tail_length=0.3, leg_color="#2a2725", wing_length=0.95)
CHICKEN = Bird(name="chicken", height_m=0.42, coat="#b5632e", belly="#c9804a", wing="#9a4f22", wing_tip="#5f2f16", body=(0.34, 0.36), tilt=28.0, neck=0.24, neck_radii=(0.22, 0.13), head=0.15, beak="cone", beak_size=0.15, beak_color="#e8b84a", crest="comb",
               crest_color="#d0241f", wattle=True, tail="fan", tail_length=0.42, leg=0.28, leg_color="#e8b03a", iris="#d9742a", trousers=0.1, wing_length=0.7)
HEN = CHICKEN.but(name="hen", coat="#f5f1e8", belly="", wing="#efe9dc", wing_tip="", tail_color="#f2ede2")
ROOSTER = CHICKEN.but(name="rooster", height_m=0.6, coat="#a8431c", belly="#1d2a26", throat="#e8a53a", cap="#e08f2e", wing="#8a2f18", wing_tip="#143a34", tail="cock", tail_length=0.8, tail_color="#12403a", neck=0.34, tilt=36.0, leg=0.36)
CHICK = DUCKLING.but(name="chick", height_m=0.1, beak="cone", beak_size=0.14, webbed=False, leg=0.22, leg_radius=0.018, body=(0.35, 0.36), head=0.27, neck=0.04, beak_color="#e8983a", eye=0.19)
TURKEY = CHICKEN.but(name="turkey", height_m=1.0, coat="#4a2f20", belly="", wing="#5a3a26", wing_tip="#d8c4a0", cap="#c4565a", tail="fan", tail_length=0.75, tail_color="#5f3c24", crest="none", body=(0.4, 0.42), neck_radii=(0.2, 0.1), head=0.12)
PENGUIN = Bird(name="penguin", height_m=0.9, coat="#1e2026", belly="#f8f6f0", wing="#1b1d23", cap="#1b1d22", face="", throat="#f2c04a", body=(0.31, 0.31), tilt=82.0, neck=0.06, neck_radii=(0.22, 0.19), head=0.21, beak="dagger", beak_size=0.26, beak_color="#2a2624",
               tail="short", tail_length=0.2, leg=0.06, leg_radius=0.05, leg_color="#e8962e", webbed=True, trousers=0.0, flipper=True)
FLAMINGO = Bird(name="flamingo", height_m=1.4, coat="#f28a95", belly="", wing="#ee7482", wing_tip="#e0485a", body=(0.25, 0.26), tilt=22.0, neck=1.15, neck_radii=(0.11, 0.055), neck_curve=0.24, head=0.105, beak="hook", beak_size=0.23, beak_color="#f4d8c4",
                tail="short", tail_length=0.22, leg=1.25, leg_radius=0.022, leg_color="#f08a8e", trousers=0.14, iris="#f0d23a")
STORK = FLAMINGO.but(name="stork", coat="#f7f5f0", wing="#f2efe8", wing_tip="#17171a", neck=0.62, neck_curve=0.1, beak="dagger", beak_size=0.55, beak_color="#d9432a", leg_color="#d9432a", leg=0.95, head=0.12, iris="#1a1412")
HERON = STORK.but(name="heron", coat="#8f9aa6", belly="#e8eaec", wing="#7a8794", beak_color="#e0a83a", leg_color="#7a6a4a", neck_curve=0.22, neck=0.85, crest="point", crest_color="#22262e")
PEACOCK = Bird(name="peacock", height_m=0.95, coat="#1746b0", belly="#12388f", wing="#8a6a44", wing_tip="#5a4430", neck=0.5, neck_radii=(0.17, 0.085), head=0.115, beak_size=0.15, beak_color="#8a8478", crest="plumes", crest_color="#1f5fc4", tail="train", tail_length=1.7,
               tail_color="#1f7a44", leg=0.4, leg_color="#8a7a68", tilt=22.0, body=(0.27, 0.28), mask="#f2efe8")
OSTRICH = Bird(name="ostrich", height_m=2.3, coat="#1f1c1c", belly="", wing="#242020", wing_tip="#f6f2ea", cap="#d8a894", body=(0.33, 0.33), tilt=14.0, neck=0.95, neck_radii=(0.12, 0.06), head=0.1, beak="flat", beak_size=0.14, beak_color="#c9a088", tail="fan", tail_length=0.3,
               tail_color="#f4efe6", leg=1.05, leg_radius=0.045, leg_color="#d8a894", trousers=0.2, eye=0.3)
DODO = CHICKEN.but(name="dodo", height_m=0.9, coat="#8f8a86", belly="#b5b0aa", wing="#8a8480", wing_tip="", cap="", beak="hook", beak_size=0.4, beak_color="#c9b28a", crest="none", wattle=False, tail="cock", tail_length=0.3, tail_color="#d8d4ce", head=0.2, wing_length=0.4)

for _kind, _bird, _words, _about in (
    ("bird", SONGBIRD, ("bird", "songbird", "bluebird", "little bird", "birdie", "finch", "tit"), "A small songbird."),
    ("cardinal", CARDINAL, ("cardinal", "red cardinal", "cardinal bird", "red bird"), "A red cardinal."),
    ("blue_jay", JAY, ("blue jay", "jay", "jaybird"), "A blue jay."),
    ("robin", ROBIN, ("robin", "robin redbreast", "bullfinch", "nightingale", "thrush"), "A robin."),
    ("sparrow", SPARROW, ("sparrow", "wren", "lark", "starling"), "A sparrow."),
    ("canary", CANARY, ("canary", "goldfinch", "yellow bird"), "A canary."),
    ("swallow", SWALLOW, ("swallow", "swift", "martin bird"), "A swallow."),
    ("hummingbird", HUMMING, ("hummingbird", "sunbird"), "A hummingbird."),
    ("kingfisher", KINGFISHER, ("kingfisher", "kingfisher bird", "kookaburra"), "A kingfisher."),
    ("crow", CROW, ("crow", "raven", "blackbird", "jackdaw"), "A crow."),
    ("magpie", MAGPIE, ("magpie",), "A magpie."),
    ("woodpecker", WOODPECKER, ("woodpecker",), "A woodpecker."),
    ("pigeon", PIGEON, ("pigeon", "quail", "partridge", "cuckoo"), "A pigeon."),
    ("dove", DOVE, ("dove", "white dove", "turtle dove"), "A white dove."),
    ("seagull", GULL, ("seagull", "gull", "albatross", "tern", "pelican", "puffin"), "A seagull."),
    ("parrot", PARROT, ("parrot", "parakeet", "budgie", "budgerigar", "lovebird", "lorikeet"), "A parrot."),
    ("macaw", MACAW, ("macaw", "scarlet macaw", "bird of paradise"), "A macaw."),
    ("cockatoo", COCKATOO, ("cockatoo", "cockatiel"), "A cockatoo."),
    ("toucan", TOUCAN, ("toucan", "hornbill"), "A toucan."),
    ("owl", OWL, ("owl", "horned owl", "eagle owl", "owlet"), "An owl."),
    ("snowy_owl", SNOWY, ("snowy owl", "white owl"), "A snowy owl."),
    ("barn_owl", BARN, ("barn owl",), "A barn owl."),
    ("eagle", EAGLE, ("eagle", "bald eagle", "golden eagle", "sea eagle"), "A bald eagle."),
    ("hawk", HAWK, ("hawk", "falcon", "buzzard", "kestrel", "osprey", "harrier"), "A hawk."),
    ("vulture", VULTURE, ("vulture", "condor"), "A vulture."),
    ("duck", DUCK, ("duck", "mallard", "drake", "teal"), "A mallard duck."),
    ("white_duck", WHITE_DUCK, ("white duck", "pekin duck", "farm duck"), "A white duck."),
    ("duckling", DUCKLING, ("duckling", "baby duck", "gosling", "cygnet"), "A duckling."),
    ("mandarin_duck", MANDARIN, ("mandarin duck", "wood duck"), "A mandarin duck."),
    ("goose", GOOSE, ("goose", "gander"), "A goose."),
    ("swan", SWAN, ("swan",), "A swan."),
    ("chicken", CHICKEN, ("chicken", "fowl", "pheasant"), "A chicken."),
    ("hen", HEN, ("hen", "white hen", "broody hen"), "A white hen."),
    ("rooster", ROOSTER, ("rooster", "cock", "cockerel"), "A rooster."),
    ("chick", CHICK, ("chick", "baby chicken", "newborn chick"), "A chick."),
    ("turkey", TURKEY, ("turkey", "turkey bird", "grouse"), "A turkey."),
    ("penguin", PENGUIN, ("penguin", "emperor penguin"), "A penguin."),
    ("flamingo", FLAMINGO, ("flamingo", "pink flamingo", "spoonbill"), "A flamingo."),
    ("stork", STORK, ("stork", "crane bird", "ibis"), "A stork."),
    ("heron", HERON, ("heron", "egret", "bittern"), "A heron."),
    ("peacock", PEACOCK, ("peacock", "peafowl", "peahen"), "A peacock with his train raised."),
    ("ostrich", OSTRICH, ("ostrich", "emu", "rhea", "cassowary"), "An ostrich."),
    ("dodo", DODO, ("dodo", "kiwi bird"), "A dodo."),
):  # fmt: skip
    declare(_kind, _bird, _words, _about, pose="displaying" if _kind == "peacock" else "flying" if _kind == "hummingbird" else "standing")
