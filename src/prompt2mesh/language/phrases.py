"""Function words and fixed phrases: relations, verbs, framing, glue."""

# ruff: noqa: E501 (one row an entry)

DETERMINERS = frozenset(
    "a an the some its his her their this that these those my your our each every any another".split()
)
PRONOUNS = frozenset("it them him they one itself themselves he she i you we me us".split())
STOPPERS = frozenset("which that who whose where while when as".split())
AUXILIARIES = frozenset(
    "is are was were be been being has have had do does did can could would should will must may".split()
)
NEGATIONS = frozenset("without no missing lacking minus sans".split())
REQUEST = (
    "please", "can you", "could you", "i want", "i need", "i would like", "i'd like", "give me", "show me", "make me",
    "build me", "make", "create", "generate", "build", "design", "model", "draw", "render", "we need", "let's see",
)  # fmt: skip
REQUEST_VERBS = frozenset(
    "make create generate build design model draw render produce sculpt craft imagine visualize visualise give show "
    "want need print".split()
)
# A cut or counted part of one thing ("a slice of pizza"): words for how such a piece is called by an asset, the best first.
PIECE_WORDS: dict[str, tuple[str, ...]] = {
    "half": ("half", "halved", "sliced"), "halve": ("half", "halved"), "quarter": ("quarter", "wedge", "slice"),
    "third": ("wedge", "slice"), "slice": ("slice", "wedge", "piece", "sliced", "half"), "wedge": ("wedge", "slice", "piece", "quarter", "half"),
    "piece": ("piece", "slice", "wedge"), "segment": ("segment", "wedge", "slice", "half"), "chunk": ("chunk", "piece", "slice"),
    "section": ("half", "slice"), "sliver": ("slice", "wedge"), "hunk": ("chunk", "piece", "slice", "wedge"),
}  # fmt: skip
YOUNG = frozenset({"puppy", "pup", "kitten", "cub", "baby", "calf", "foal", "chick", "hatchling", "infant"})
BLENDS = frozenset({"hybrid", "mix", "mixture", "cross", "mashup", "crossbreed", "crossover"})
SCENES = frozenset({"landscape", "scene", "scenery", "diorama", "terrain", "vista", "panorama", "view"})
STATE_PHRASES = {
    "upside down": "upside down", "half full": "full", "half empty": "full", "in bloom": "blooming", "in full bloom": "blooming", "in blossom": "blooming", "in flower": "blooming",
    "on fire": "lit", "in flames": "lit", "in ruins": "broken", "in pieces": "broken", "falling apart": "broken",
    "cut in half": "half", "sliced in half": "half", "cut in two": "half", "sliced in two": "half", "split in half": "half", "split in two": "half",
    "cut open": "half", "wide open": "open",
    "broken in half": "broken", "broken in two": "broken", "in disrepair": "worn", "covered in rust": "rusty",
    "worn out": "worn", "beat up": "worn", "burnt out": "burnt", "burned out": "burnt", "half eaten": "bitten",
    "with a bite taken out": "bitten", "with a bite taken out of it": "bitten", "with a bite out of it": "bitten",
}  # fmt: skip
# Words about the picture, longest first.
FRAMING = tuple(sorted((
    "a dslr photo of", "dslr photo of", "dslr photo", "a photo of", "photo of", "a picture of", "picture of",
    "an image of", "image of", "a render of", "render of", "a rendering of", "a 3d model of", "3d model of",
    "3d model", "3d render of", "a 3d render of", "3d asset of", "a 3d asset of", "3d asset", "3d printable", "3d",
    "a model of", "a mesh of", "zoomed out", "zoomed in",
    "wide angle", "wide-angle", "close up of", "close-up of", "close up", "close-up", "macro shot of", "macro photo of",
    "aerial view of", "aerial view", "top view", "side view", "front view", "bird's eye view", "isometric view of",
    "isometric view", "isometric", "studio lighting", "soft lighting", "dramatic lighting", "cinematic lighting",
    "natural lighting", "high resolution", "high quality", "high detail", "highly detailed", "very detailed",
    "ultra detailed", "extremely detailed", "very intricate", "ultra realistic", "hyper realistic", "4k", "8k", "uhd", "hd", "hdr",
    "trending on artstation", "artstation", "octane render", "unreal engine", "white background", "plain background",
    "on a white background", "studio photo", "high quality studio photo", "photorealistic render of", "studio quality",
    "product photo of", "product shot of", "game ready", "game asset", "game-ready", "pbr", "award winning", "masterpiece",
    "a sculpture of high quality", "best quality", "sharp focus", "depth of field", "oil painting of",
), key=lambda p: -len(p)))  # fmt: skip
# Preposition phrase → relation ("x PHRASE y": x stands in the relation to y). "!" swaps subject and target.
RELATIONS = {
    "on top of": "on", "on the top of": "on", "atop": "on", "upon": "on", "onto": "on", "on": "on",
    "inside of": "in", "inside": "in", "into": "in", "within": "in", "in the middle of": "in", "in": "in", "amid": "in",
    "amidst": "in", "among": "in", "amongst": "in",
    "coming out of": "in", "out of": "in", "emerging from": "in", "sticking out of": "in", "popping out of": "in",
    "growing out of": "in", "growing from": "in", "hatching out of": "in", "hatching from": "in", "rising from": "in",
    "underneath": "under", "beneath": "under", "below": "under", "under": "under",
    "to the left of": "left_of", "on the left of": "left_of", "left of": "left_of", "on the left side of": "left_of",
    "to the right of": "right_of", "on the right of": "right_of", "right of": "right_of",
    "on the right side of": "right_of", "in front of": "in_front_of", "before": "in_front_of", "at the front of": "in_front_of",
    "in back of": "behind", "behind": "behind", "at the back of": "behind",
    "next to": "beside", "beside": "beside", "besides": "beside", "by": "beside", "near": "beside", "alongside": "beside",
    "close to": "beside", "by the side of": "beside", "at the side of": "beside", "adjacent to": "beside",
    "along": "beside", "together with": "beside", "accompanied by": "beside", "between": "beside", "at": "at",
    "around": "around", "surrounding": "around", "encircling": "around", "over": "above",
    "above": "above", "across": "on", "down": "on", "hovering over": "above", "floating above": "above", "through": "through",
    "hanging from": "hanging_from", "hanging on": "hanging_from", "hung from": "hanging_from", "hung on": "hanging_from",
    "suspended from": "hanging_from", "dangling from": "hanging_from", "leaning on": "leaning_on",
    "leaning against": "leaning_on", "leaned against": "leaning_on", "propped against": "leaning_on", "against": "leaning_on",
    "facing": "facing", "facing each other": "facing_each", "surrounded by": "!around", "encircled by": "!around",
    "full of": "!in", "filled with": "!in", "containing": "!in", "stuffed with": "!in", "packed with": "!in",
    "loaded with": "!in", "brimming with": "!in", "holding up": "!on", "topped with": "!on", "topped by": "!on",
    "piled with": "!on", "piled high with": "!on", "laden with": "!on", "stacked with": "!on", "crowned with": "!on",
    "capped with": "!on", "supporting": "!on", "garnished with": "!on",
    "overgrown by": "covered", "overgrown with": "covered", "covered in": "covered", "covered with": "covered",
    "covered by": "covered", "coated in": "covered", "coated with": "covered", "dripping with": "covered",
    "stained with": "covered", "sprinkled with": "covered", "glazed with": "covered", "splattered with": "covered",
    "draped with": "covered", "draped in": "covered", "wrapped in": "covered", "lined with": "trim",
    "decorated with": "trim", "adorned with": "trim", "trimmed with": "trim", "stitched with": "trim",
    "inlaid with": "trim", "embroidered with": "trim", "encrusted with": "trim", "studded with": "trim",
    "painted with": "trim", "ornamented with": "trim", "accented with": "trim", "embellished with": "trim",
    "attached to": "attached", "mounted on": "on", "stuck in": "in", "stuck to": "attached", "tied to": "attached",
    "followed by": "beside", "connected to": "beside", "crossed with": "hybrid",
}  # fmt: skip
# How several things stand together.
ARRANGEMENTS = {
    "in a row": "row", "in rows": "row", "in a line": "line", "side by side": "row", "next to each other": "row",
    "in a circle": "circle", "in a ring": "ring", "in a stack": "stack", "in a pile": "pile", "in a heap": "heap",
    "on top of each other": "stack", "stacked on top of each other": "stack", "piled up": "pile", "stacked up": "stack",
}  # fmt: skip
# A place of the thing itself, with nothing named behind it ("with a cherry on top").
PLACES = {
    "on top": "on", "on the top": "on", "at the top": "on", "on its top": "on", "on the side": "beside",
    "on the sides": "beside", "on each side": "beside", "on either side": "beside", "on both sides": "beside",
    "at the side": "beside", "at its side": "beside", "by its side": "beside", "on the front": "in_front_of",
    "in the front": "in_front_of", "in front": "in_front_of", "at the front": "in_front_of", "on the back": "behind",
    "at the back": "behind", "in the back": "behind", "in the middle": "in", "in the center": "in", "in the centre": "in",
    "at the bottom": "under", "on the bottom": "under", "on the inside": "in", "on the outside": "around",
    "all around": "around",
}  # fmt: skip
MATERIAL_PHRASES = (
    "made entirely out of", "made entirely of", "made completely out of", "made up of", "made out of", "made from",
    "made in", "made of", "crafted out of", "crafted from", "crafted of", "built out of", "built from", "built of",
    "carved out of", "carved from", "carved in", "sculpted from", "sculpted out of", "sculpted in", "cast in",
    "cast from", "constructed from", "constructed out of", "constructed of", "formed from", "woven from", "woven out of",
    "knitted from", "knit from", "forged from", "forged out of", "molded from", "moulded from", "upholstered in",
    "upholstered with", "bound in", "clad in", "finished in", "plated with", "plated in", "consisting of", "composed of",
    "entirely of", "done in", "rendered in", "fashioned from", "hewn from", "blown from", "stitched from", "folded from",
    "assembled from", "printed in", "turned into",
)  # fmt: skip
SHAPE_PHRASES = ("in the shape of", "in the form of", "shaped like", "shaped as", "in shape of", "with the shape of", "formed like",
                 "that looks like", "looking like", "resembling", "disguised as", "acting as")  # fmt: skip
TEXT_PHRASES = ("that says", "which says", "saying", "reading", "that reads", "with the text", "with the words",
                "with the word", "with text", "with the letters", "labeled", "labelled", "with the inscription",
                "spelling", "spelling out", "engraved with", "inscribed with", "with the name", "that spells",
                "with the number", "with a label saying")  # fmt: skip
# Verb → (relation of the doer to the thing, pose, whether the picture shows just that).
# "hold" puts the thing in the doer's hand, "wear" on its body, "ride" the doer on the thing.
VERBS: dict[str, tuple[str, str, bool]] = {
    "wear": ("wear", "", True), "don": ("wear", "", True), "sport": ("wear", "", True),
    "hold": ("hold", "", True), "carry": ("hold", "", True), "wield": ("hold", "", True), "grip": ("hold", "", True),
    "clutch": ("hold", "", True), "grasp": ("hold", "", True), "brandish": ("hold", "", True), "bear": ("hold", "", True),
    "lift": ("hold", "", True), "raise": ("hold", "", True), "wave": ("hold", "", True), "swing": ("hold", "", True),
    "play": ("play", "", False), "use": ("hold", "", False), "eat": ("eat", "", False), "drink": ("eat", "", False),
    "lick": ("eat", "", False), "smoke": ("eat", "", False), "bite": ("eat", "", False), "devour": ("eat", "", False),
    "munch": ("eat", "", False), "share": ("face", "", False), "read": ("hold", "", True), "flip": ("hold", "", False),
    "write": ("hold", "", False), "throw": ("hold", "", False), "catch": ("face", "", False), "chase": ("chase", "running", True),
    "ride": ("ride", "sitting", True), "drive": ("drive", "sitting", True), "pilot": ("drive", "sitting", True),
    "row": ("drive", "sitting", True), "fly": ("ride", "", False), "sail": ("drive", "", True), "mount": ("ride", "sitting", True),
    "push": ("push", "walking", True), "pull": ("pull", "walking", True), "drag": ("pull", "walking", True),
    "watch": ("face", "", True), "see": ("face", "", True), "stare": ("face", "", True), "guard": ("beside", "", True),
    "fight": ("face", "", False), "kick": ("face", "", False), "hug": ("face", "", False), "kiss": ("face", "", False),
    "meet": ("face", "", True), "cook": ("face", "", False), "stir": ("face", "", False), "bat": ("face", "", False),
    "knead": ("face", "", False), "dig": ("face", "", False), "cut": ("face", "", False), "make": ("face", "", False),
    "knock": ("face", "", False), "blow": ("face", "", False), "breathe": ("breathe", "", True), "contain": ("!in", "", True),
    "store": ("!in", "", True), "house": ("!in", "", True), "feature": ("with", "", True), "have": ("with", "", True),
    "include": ("with", "", True), "show": ("with", "", True), "depict": ("with", "", True), "support": ("!on", "", True),
    "face": ("facing", "", True), "surround": ("around", "", True), "pick": ("hold", "", False), "take": ("hold", "", False),
    "serve": ("hold", "", True), "give": ("hold", "", False), "operate": ("face", "", True), "pet": ("beside", "", False),
    "climb": ("on", "", False), "conduct": ("hold", "", False), "offer": ("hold", "", True), "enjoy": ("eat", "", False),
    "juggle": ("hold", "", False), "paint": ("face", "", False), "water": ("face", "", False), "mow": ("face", "", False),
}  # fmt: skip
# Verbs without an object of their own: they set a pose, and a preposition says where.
POSES = {
    "sit": "sitting", "perch": "sitting", "squat": "sitting", "kneel": "sitting", "stand": "standing", "lie": "lying",
    "lay": "lying", "rest": "lying", "sleep": "sleeping", "nap": "sleeping", "run": "running", "race": "running",
    "gallop": "running", "jog": "running", "sprint": "running", "walk": "walking", "stroll": "walking", "march": "walking",
    "dance": "dancing", "jump": "jumping", "leap": "jumping", "hop": "jumping", "fly": "flying", "soar": "flying",
    "swim": "swimming", "float": "floating", "relax": "sitting", "lounge": "lying", "crouch": "sitting", "pose": "standing",
    "roar": "standing", "sing": "standing", "shout": "standing", "bark": "standing", "howl": "sitting", "smile": "",
    "laugh": "", "sneeze": "", "cry": "", "ski": "standing", "skate": "standing", "surf": "standing", "graze": "grazing",
    "lean": "leaning", "hang": "hanging", "grow": "", "bloom": "", "spill": "", "glow": "", "burn": "", "steam": "",
    "melt": "", "explode": "", "erupt": "", "crawl": "walking", "climb": "climbing", "hover": "flying", "dive": "swimming",
    "prowl": "walking", "work": "sitting", "study": "sitting", "meditate": "sitting", "wait": "standing", "hatch": "",
    "look": "", "gaze": "", "peek": "", "point": "", "yawn": "", "curl": "sleeping", "balance": "standing", "mounted": "",
    "place": "", "set": "", "put": "", "arrange": "", "scatter": "", "stack": "", "lay out": "", "plant": "",
    "serve": "", "display": "", "nest": "sitting", "locate": "", "situate": "", "park": "", "land": "", "seat": "sitting",
    "drift": "floating", "spin": "", "rotate": "", "flow": "", "rise": "", "fall": "", "bend": "", "stick": "",
}  # fmt: skip
# "a statue of X": X in the stuff such a thing is made of; "" keeps X's own.
REPRESENTATIONS = {
    "statue": "stone", "sculpture": "stone", "bust": "marble", "figurine": "ceramic", "figure": "", "statuette": "ceramic",
    "carving": "wood", "toy": "plastic", "plush": "plush", "plushie": "plush", "model": "", "replica": "",
    "miniature": "", "ornament": "glass", "doll": "", "puppet": "wood", "monument": "stone", "effigy": "stone", "origami": "paper",
    "amigurumi": "wool", "drawing": "", "painting": "", "silhouette": "", "version": "", "half": "", "slice": "",
    "piece": "", "portrait": "", "hologram": "glass", "maquette": "clay", "idol": "gold", "trophy": "gold", "costume": "",
}  # fmt: skip
# A word before a noun that says what stuff the thing is remade in.
MAKEOVERS = {
    "origami": "paper", "plush": "plush", "plushie": "plush", "amigurumi": "wool", "crochet": "wool", "crocheted": "wool",
    "knitted": "wool", "stuffed": "plush", "gummy": "jelly", "gingerbread": "gingerbread", "papercraft": "paper",
    "lego": "plastic", "balloon": "rubber", "robot": "steel", "robotic": "steel", "mechanical": "steel", "cyborg": "steel",
    "snow": "snow", "ice": "ice", "sand": "sand", "chocolate": "chocolate", "clay": "clay", "terracotta": "terracotta",
    "felt": "felt", "felted": "felt", "yarn": "wool", "inflatable": "rubber", "animatronic": "steel", "marzipan": "dough",
    "claymation": "clay", "plasticine": "clay", "playdough": "clay", "holographic": "glass", "voxel": "plastic",
}  # fmt: skip
CONTAINER_MEASURES = frozenset({
    "glass", "cup", "mug", "bowl", "plate", "jar", "bottle", "basket", "bucket", "box", "bag", "crate", "barrel", "tray",
    "pot", "vase", "can", "platter", "dish", "jug", "pitcher", "tub", "chest", "sack", "cauldron", "pan", "saucer", "tin",
    "carton", "case", "packet", "flask", "tank", "wheelbarrow", "cart", "pint", "keg", "goblet", "shelf", "bookshelf", "drum",
})  # fmt: skip
PIECES = frozenset({
    "piece", "slice", "wedge", "chunk", "block", "loaf", "sheet", "roll", "stick", "head", "kind", "type", "sort", "style",
    "variety", "form", "lump", "strip", "bar", "drop", "ball", "ear", "sprig", "stalk", "blade", "scoop", "portion", "serving",
    "cob", "bit", "cut", "side", "top", "bottom", "end", "flight", "length", "half", "quarter", "segment", "slab", "wheel",
})  # fmt: skip
_FIXED = (*RELATIONS, *MATERIAL_PHRASES, *SHAPE_PHRASES, *TEXT_PHRASES, *PLACES)
# Words of the fixed phrases, which say nothing where they act as such.
FIXED_WORDS = frozenset(word for phrase in _FIXED for word in phrase.split())
# Words that say nothing of a thing by themselves.
FUNCTION_WORDS = (
    DETERMINERS
    | PRONOUNS
    | STOPPERS
    | AUXILIARIES
    | frozenset(
        "and or but with of in on at to for from by up off than there here then also please just only very really so too "
        "quite rather as into out over onto upon about per via like made make entirely completely thing things kind "
        "type sort way style form shape color colour sized size'd i'd i'm let's it's that's there's "
        "who's he's she's they're".split()
    )
)
