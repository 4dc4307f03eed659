"""Adjectives every object can have, as canonical words: sizes, states, shapes, patterns, styles, opinions."""

# ruff: noqa: E501 (one row an entry)

from functools import lru_cache

from prompt2mesh.language.lexicon import lexicon

SIZES: dict[str, tuple[str, float]] = {
    "tiny": ("all", 0.35), "miniature": ("all", 0.3), "mini": ("all", 0.45), "microscopic": ("all", 0.2),
    "minuscule": ("all", 0.25), "teeny": ("all", 0.3), "little": ("all", 0.65), "small": ("all", 0.65),
    "petite": ("all", 0.6), "compact": ("all", 0.75), "large": ("all", 1.5), "big": ("all", 1.5),
    "great": ("all", 1.5), "huge": ("all", 2.5), "giant": ("all", 3.0), "gigantic": ("all", 3.5),
    "enormous": ("all", 3.0), "massive": ("all", 2.5), "colossal": ("all", 4.0), "oversized": ("all", 1.8),
    "oversize": ("all", 1.8), "jumbo": ("all", 2.0), "monumental": ("all", 3.0), "immense": ("all", 3.0),
    "life size": ("all", 1.0), "full size": ("all", 1.0), "tall": ("height", 1.45), "high": ("height", 1.4),
    "towering": ("height", 1.9), "short": ("height", 0.65), "low": ("height", 0.65), "squat": ("height", 0.7),
    "wide": ("width", 1.4), "broad": ("width", 1.4), "narrow": ("width", 0.65), "long": ("length", 1.5),
    "elongated": ("length", 1.6), "deep": ("depth", 1.4), "shallow": ("depth", 0.6), "thin": ("thickness", 0.65),
    "slim": ("thickness", 0.7), "slender": ("thickness", 0.7), "skinny": ("thickness", 0.6),
    "thick": ("thickness", 1.5), "chunky": ("thickness", 1.5), "fat": ("thickness", 1.5), "stout": ("thickness", 1.3),
    "stubby": ("height", 0.7), "bulky": ("thickness", 1.35), "lanky": ("height", 1.35), "stocky": ("thickness", 1.3),
    "plump": ("thickness", 1.25), "chubby": ("thickness", 1.3),
}  # fmt: skip
COMPARATIVES: dict[str, tuple[str, float]] = {
    "taller": ("height", 1.25), "higher": ("height", 1.25), "shorter": ("height", 0.8), "lower": ("height", 0.8),
    "wider": ("width", 1.25), "broader": ("width", 1.25), "narrower": ("width", 0.8), "longer": ("length", 1.25),
    "deeper": ("depth", 1.25), "shallower": ("depth", 0.8), "thicker": ("thickness", 1.35),
    "fatter": ("thickness", 1.35), "chunkier": ("thickness", 1.35), "thinner": ("thickness", 0.75),
    "slimmer": ("thickness", 0.75), "skinnier": ("thickness", 0.75), "bigger": ("all", 1.25),
    "larger": ("all", 1.25), "smaller": ("all", 0.8), "tinier": ("all", 0.6), "huger": ("all", 1.6),
}  # fmt: skip
_STATES: dict[str, str] = {
    "worn": "worn used battered shabby threadbare weathered scuffed scratched distressed loved "
    "neglected abandoned ruined decrepit dilapidated worn-out worn-in worn-down beaten broken-in scuffed-up beat-up run-down",
    "torn": "torn tattered ripped frayed ragged shredded",
    "rusty": "rusty rusted corroded oxidized rusting",
    "tarnished": "tarnished patinated verdigris",
    "dusty": "dusty cobwebbed sooty",
    "dirty": "dirty grimy filthy muddy grubby stained soiled smudged greasy splattered",
    "chipped": "chipped peeling flaking",
    "cracked": "cracked fractured fissured shattered splintered",
    "broken": "broken smashed destroyed wrecked demolished",
    "dented": "dented warped battered-in",
    "crumpled": "crumpled crinkled wrinkled crushed scrunched creased",
    "deflated": "deflated flat-out collapsed",
    "dripping": "dripping",
    "wet": "wet damp soaked drenched dewy slick moist",
    "polished": "polished shiny gleaming shining lustrous burnished buffed reflective mirrored",
    "glossy": "glossy glazed lacquered varnished enameled enamelled enamel lacquer patent laminated satin",
    "matte": "matte matt unglazed unpolished flat-finish",
    "rough": "rough coarse rugged craggy jagged bumpy textured",
    "smooth": "smooth silky sleek",
    "frosted": "frosted frosty",
    "icy": "icy frozen iced-over ice-covered",
    "mossy": "mossy overgrown moss-covered",
    "burnt": "burnt burned charred scorched",
    "glittery": "glittery glittering sparkling sparkly twinkling shimmering shimmery dazzling glistening",
    "glowing": "glowing luminous luminescent illuminated radiant bioluminescent incandescent phosphorescent",
    "transparent": "transparent see-through clear translucent",
    "iridescent": "iridescent pearlescent holographic opalescent nacreous",
    "metallic": "metallic chrome",
    "fluffy": "fluffy furry fuzzy hairy woolly shaggy downy furred",
    "snowy": "snowy snow-covered snowcapped snow-capped",
    "open": "open opened ajar",
    "closed": "closed shut sealed",
    "lit": "lit burning flaming blazing alight",
    "steaming": "steaming hot steamy smoking",
    "sliced": "sliced cut halved",
    "melting": "melting melted molten",
    "blooming": "blooming blossoming flowering",
    "empty": "empty vacant",
    "full": "full filled",
    "folded": "folded",
    "bitten": "bitten half-eaten",
    "peeled": "peeled",
    "sleeping": "sleeping asleep",
    "erupting": "erupting",
}
STATES = {word: name for name, words in _STATES.items() for word in words.split()}
_SHAPES: dict[str, str] = {
    "round": "round circular rounded disk disc", "square": "square", "rectangular": "rectangular oblong",
    "oval": "oval elliptical ellipsoidal egg", "triangular": "triangular triangle",
    "hexagonal": "hexagonal hexagon six-sided", "octagonal": "octagonal octagon", "cubic": "cubic cubical cube boxy",
    "spherical": "spherical ball globe orb globular sphere", "cylindrical": "cylindrical cylinder tubular",
    "conical": "conical cone", "pyramidal": "pyramidal pyramid", "spiral": "spiral spiralling spiraling helical helix",
    "twisted": "twisted twisting", "curved": "curved curvy curving arched", "flat": "flat flattened",
    "heart": "heart heart-shaped", "star": "star starry", "crescent": "crescent", "diamond-shaped": "rhombic",
    "bent": "bent crooked", "asymmetrical": "asymmetrical asymmetric", "pointed": "pointed pointy tapered",
    "faceted": "faceted", "u-shaped": "u", "l-shaped": "l",
}  # fmt: skip
SHAPES = {word: name for name, words in _SHAPES.items() for word in words.split()}
_PATTERNS: dict[str, str] = {
    "stripes": "striped stripe stripes stripy pinstriped pinstripe banded candystriped",
    "polka_dots": "polka-dotted polka-dot polka-dots polkadot polkadotted dotted dots spotted speckled spots spotty dotty",
    "checker": "checkered chequered checked checkerboard chequerboard checker gingham checkers",
    "plaid": "plaid tartan", "patchwork": "patchwork quilted patched",
    "floral": "floral flowery flowered flowers peonies roses blossoms floral-patterned",
    "rainbow": "rainbow rainbow-colored rainbow-coloured", "gradient": "gradient ombre",
    "leopard": "leopard leopard-print cheetah", "zebra": "zebra zebra-striped", "camouflage": "camouflage camo camouflaged", "zigzag": "zigzag zig-zag chevron chevrons herringbone",
    "stars": "starry star-spangled", "splatter": "splattered paint-splattered splatter tie-dyed marbled speckle",
    "brick": "brick-patterned", "scales": "scaly scaled", "woven": "woven wicker-woven knitted braided knit crocheted",
    "cracks": "crackled crackle",
}  # fmt: skip
PATTERNS = {word: name for name, words in _PATTERNS.items() for word in words.split()}
_STYLES: dict[str, str] = {
    "antique": "antique ancient old-fashioned historic historical vintage-looking olden heirloom", "old": "old aged elderly",
    "vintage": "vintage retro classic nostalgic old-timey oldtime midcentury mid-century",
    "modern": "modern contemporary minimalist minimalistic minimal scandinavian nordic streamlined new sleek brand-new",
    "futuristic": "futuristic sci-fi scifi cyberpunk space-age high-tech hi-tech cybernetic",
    "rustic": "rustic farmhouse country primitive rough-hewn handmade homemade handcrafted",
    "industrial": "industrial steampunk mechanical",
    "ornate": "ornate ornamental decorative baroque rococo elaborate intricate fancy embellished decorated "
    "intricately-carved adorned filigree extravagant lavish",
    "victorian": "victorian edwardian georgian", "medieval": "medieval mediaeval gothic viking feudal",
    "art deco": "art-deco deco", "cartoon": "cartoon cartoonish cartoony stylized stylised toon chibi kawaii anime "
    "whimsical animated pixar disney cute", "realistic": "realistic photorealistic lifelike hyperrealistic true-to-life",
    "low poly": "low-poly lowpoly polygonal", "japanese": "japanese asian oriental zen", "traditional": "traditional",
    "luxury": "luxury luxurious deluxe premium royal regal", "simple": "simple plain basic",
    "fantasy": "fantasy magical magic enchanted mystical fairytale mythical", "tropical": "tropical",
    "western": "western cowboy", "military": "military army tactical", "sport": "sporty racing",
}  # fmt: skip
STYLES = {word: name for name, words in _STYLES.items() for word in words.split()}
OPINIONS = frozenset(
    "beautiful pretty gorgeous stunning lovely adorable charming nice cool amazing awesome perfect delicious tasty "
    "yummy fresh ripe juicy crisp crispy majestic elegant graceful delicate exquisite magnificent splendid "
    "impressive epic wonderful fine good best great detailed intricate complex interesting unique creative "
    "abstract artistic classy stylish fashionable trendy playful happy friendly fierce scary spooky creepy cozy "
    "comfy comfortable sturdy solid strong durable soft hard gentle noble proud brave mighty powerful fragrant "
    "pristine clean standard regular typical ordinary common normal real actual expensive cheap precious rare "
    "famous legendary iconic wild domestic young adult female male anthropomorphic vivid lively "
    "super very really extremely quite highly slightly somewhat fairly completely partly fully partially so too "
    "just only almost nearly well extra more most rather pure overly delicately finely intricately beautifully "
    "high-quality sharp heavy light-weight lightweight portable professional ready quality hearty savory sweet "
    "spicy sour crunchy creamy homely quaint serene peaceful dreamy surreal strange weird odd funny silly goofy "
    "grumpy angry sad sleepy lazy curious clever wise evil sinister menacing ferocious cuddly huggable sturdily "
    "neat tidy organic natural ecological functional operational working tasteful warm inviting bold striking "
    "eye-catching mesmerizing captivating enchanting dramatic dynamic handsome favorite favourite popular "
    "vibrant fragile genuine authentic original overstuffed loved".split()
)
# Opinions that praise and ask for nothing one could see.
PRAISE = frozenset(
    "beautiful pretty gorgeous stunning lovely adorable charming nice cool amazing awesome perfect majestic elegant "
    "graceful exquisite magnificent splendid impressive epic wonderful fine good best great interesting unique creative "
    "artistic classy stylish fashionable trendy handsome favorite favourite popular tasteful striking eye-catching "
    "mesmerizing captivating enchanting famous legendary iconic real actual realistic quality professional original "
    "standard regular typical ordinary common normal usual proper detailed delicious tasty yummy high-quality super "
    "genuine authentic charming".split()
)
GLUE = frozenset(
    "very really extremely quite highly slightly somewhat fairly completely partly fully partially so too just only "
    "almost nearly rather brightly intricately finely delicately beautifully heavily lightly richly well".split()
)


@lru_cache(maxsize=2048)
def similar_trait(word: str) -> tuple[str, str] | None:
    """The (table, canonical word) of the nearest adjective we know, by WordNet's similar-to links, or None."""
    book = lexicon()
    entry = book.find(word)
    if entry is None or not entry.adjectives:
        return None
    near: list[int] = []
    for sense in entry.adjectives[:3]:
        near.append(sense.synset)
        near.extend(book.similar(sense.synset))
    known = _known_synsets()
    for synset in near:
        if synset in known:
            return known[synset]
    return None


@lru_cache(maxsize=1)
def _known_synsets() -> dict[int, tuple[str, str]]:
    book = lexicon()
    known: dict[int, tuple[str, str]] = {}
    tables = {"state": STATES, "shape": SHAPES, "size": {w: w for w in SIZES}, "style": STYLES}
    for table, words in tables.items():
        for word, name in words.items():
            entry = book.find(word)
            for sense in entry.adjectives[:1] if entry else ():
                known.setdefault(sense.synset, (table, name))
    for word in OPINIONS:
        entry = book.find(word)
        for sense in entry.adjectives[:2] if entry else ():
            known.setdefault(sense.synset, ("opinion", word))
    return known
