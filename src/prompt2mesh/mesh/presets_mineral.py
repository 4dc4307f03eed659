"""Presets of hard, dead matter: metals, stone, gems, glass, ceramics, plastics and paints.

Metal colours are normal-incidence reflectances rounded from measured optical
constants (the values that the physically based rendering literature prints);
densities are handbook values.
"""

from functools import partial

from prompt2mesh.mesh.preset import Preset

_metal = partial(Preset, family="metal", metallic=1.0, roughness=0.22, texture="smudged", texture_size_m=0.25)
_stone = partial(Preset, family="stone", roughness=0.75, texture="granular", texture_size_m=0.5, density_kg_m3=2600)
_gem = partial(Preset, family="gem", roughness=0.02, transmission=0.9, ior=1.7, density_kg_m3=3500)
_glass = partial(Preset, family="glass", roughness=0.0, transmission=1.0, ior=1.45, density_kg_m3=2500)
_ceramic = partial(Preset, family="ceramic", roughness=0.25, clearcoat=0.6, density_kg_m3=2400)
_plastic = partial(Preset, family="plastic", roughness=0.4, density_kg_m3=1050)
_paint = partial(Preset, family="paint", roughness=0.4, density_kg_m3=1300)

# One row per material reads as the table it is.
# fmt: off
METALS = (
    _metal("brass", ("brass", "brassy"), "#e6c078", density_kg_m3=8500),
    _metal("gold", ("gold", "golden", "gilded", "gilt", "gold-plated"), "#ffc64d", roughness=0.16, density_kg_m3=19300),
    _metal("rose_gold", ("rose gold", "pink gold"), "#f0b09a", roughness=0.16, density_kg_m3=15000),
    _metal("white_gold", ("white gold",), "#e9e2cf", roughness=0.14, density_kg_m3=15000),
    _metal("silver", ("silver", "silvery", "sterling", "sterling silver"), "#f3f1ec", roughness=0.15,
           density_kg_m3=10490),
    _metal("tarnished_silver", ("tarnished silver", "antique silver", "old silver", "oxidised silver"), "#b3aca0",
           accent="#3d3730", roughness=0.35, texture="tarnished", density_kg_m3=10490),
    _metal("platinum", ("platinum",), "#d6d1c8", roughness=0.15, density_kg_m3=21450),
    _metal("copper", ("copper", "coppery"), "#f2a07c", density_kg_m3=8960),
    _metal("aged_copper", ("aged copper", "old copper", "antique copper"), "#b0694a", accent="#4a8c78", roughness=0.4,
           texture="tarnished", density_kg_m3=8960),
    _metal("bronze", ("bronze", "bronzed"), "#b5814a", accent="#4d3a22", roughness=0.32, texture="tarnished",
           density_kg_m3=8800),
    _metal("antique_brass", ("antique brass", "aged brass", "old brass"), "#ad8748", accent="#4a3a1e", roughness=0.35,
           texture="tarnished", density_kg_m3=8500),
    _metal("verdigris", ("verdigris", "patina", "oxidised copper", "green copper"), "#6aa893", accent="#8a5a3c",
           metallic=0.25, roughness=0.75, texture="corroded", density_kg_m3=8900),
    _metal("iron", ("iron", "wrought iron", "forged iron"), "#56565a", roughness=0.5, texture="hammered",
           texture_size_m=0.2, density_kg_m3=7800),
    _metal("cast_iron", ("cast iron",), "#3a3a3d", roughness=0.62, metallic=0.9, texture="cast", texture_size_m=0.1,
           density_kg_m3=7200),
    _metal("black_iron", ("black iron", "blackened steel", "blackened iron", "black metal"), "#242427", roughness=0.5,
           metallic=0.85, texture="cast", texture_size_m=0.15, density_kg_m3=7800),
    _metal("steel", ("steel", "metal", "metallic", "metals"), "#c3c4c6", roughness=0.3, density_kg_m3=7850),
    _metal("polished_steel", ("polished steel", "polished metal", "shiny metal"), "#d2d3d4", roughness=0.08,
           density_kg_m3=7850),
    _metal("brushed_steel", ("brushed steel", "brushed metal", "brushed"), "#bfc0c2", roughness=0.36, texture="brushed",
           texture_size_m=0.2, density_kg_m3=7850),
    _metal("stainless_steel", ("stainless steel", "stainless", "inox"), "#cacaca", roughness=0.24, texture="brushed",
           texture_size_m=0.3, relief=0.5, density_kg_m3=7900),
    _metal("galvanised_steel", ("galvanised", "galvanized", "zinc", "corrugated iron", "tin", "pewter"), "#b9bdc0",
           roughness=0.42, texture="spangled", texture_size_m=0.15, density_kg_m3=7500),
    _metal("gunmetal", ("gunmetal", "gun metal", "blued steel", "dark metal"), "#5a5f66", roughness=0.3,
           density_kg_m3=7850),
    _metal("damascus_steel", ("damascus", "damascus steel"), "#a9abae", accent="#55585c", roughness=0.28,
           texture="damascus", texture_size_m=0.12, density_kg_m3=7850),
    _metal("aluminium", ("aluminium", "aluminum", "alloy"), "#dcdee0", roughness=0.34, density_kg_m3=2700),
    _metal("brushed_aluminium", ("brushed aluminium", "brushed aluminum"), "#d4d6d8", roughness=0.38, texture="brushed",
           texture_size_m=0.2, density_kg_m3=2700),
    _metal("anodised_aluminium", ("anodised", "anodized", "anodised aluminium", "anodized aluminum"), "#8f9aa8",
           roughness=0.42, texture=None, density_kg_m3=2700),
    _metal("chrome", ("chrome", "chromed", "chromium", "mirror", "mirrored"), "#e4e6e8", roughness=0.03, texture=None,
           density_kg_m3=7190),
    _metal("titanium", ("titanium",), "#a9a49c", roughness=0.36, texture="brushed", relief=0.5, density_kg_m3=4500),
    _metal("lead", ("lead", "leaden"), "#7d8086", roughness=0.55, texture="cast", texture_size_m=0.25, relief=0.5,
           density_kg_m3=11340),
    _metal("rust", ("rust", "rusty", "rusted", "corten"), "#8a4c2a", accent="#4a2a1c", metallic=0.1, roughness=0.88,
           texture="corroded", texture_size_m=0.3, density_kg_m3=7000),
    _metal("foil", ("foil", "tinfoil", "tin foil", "aluminium foil"), "#d9dadb", roughness=0.2, texture="crumpled",
           texture_size_m=0.2, density_kg_m3=2700),
    _metal("holographic", ("holographic", "iridescent"), "#c9b8e8", roughness=0.12, texture="iridescent",
           texture_size_m=0.3, density_kg_m3=2000),
)

STONES = (
    _stone("marble", ("marble", "white marble", "carrara"), "#e9e6e1", accent="#8b8a8c", roughness=0.16, clearcoat=0.3,
           texture="marble", texture_size_m=0.6, density_kg_m3=2700),
    _stone("black_marble", ("black marble",), "#1d1d20", accent="#d8d2c4", roughness=0.14, clearcoat=0.3,
           texture="marble", texture_size_m=0.6, density_kg_m3=2700),
    _stone("green_marble", ("green marble", "malachite"), "#2c6a4f", accent="#a8cdb4", roughness=0.16, clearcoat=0.3,
           texture="marble", texture_size_m=0.5, density_kg_m3=2800),
    _stone("granite", ("granite",), "#8f8b88", accent="#2e2c2c", roughness=0.4, texture="granite", texture_size_m=0.25,
           density_kg_m3=2700),
    _stone("slate", ("slate",), "#4a5158", roughness=0.66, texture="slate", density_kg_m3=2800),
    _stone("sandstone", ("sandstone",), "#cda87a", accent="#a97f52", roughness=0.9, texture="strata",
           texture_size_m=0.8, density_kg_m3=2300),
    _stone("limestone", ("limestone", "travertine"), "#d6cbb4", accent="#b5a88c", roughness=0.85, texture="strata",
           texture_size_m=0.9, relief=0.6, density_kg_m3=2400),
    _stone("concrete", ("concrete", "cement"), "#a3a19c", roughness=0.85, texture="concrete", texture_size_m=0.8,
           density_kg_m3=2400),
    _stone("brick", ("brick", "bricks", "red brick", "brickwork"), "#a2543c", accent="#c9bfb2", roughness=0.85,
           texture="bricks", texture_size_m=0.9, density_kg_m3=1900),
    _stone("stone", ("stone", "stony", "rock", "rocky", "stones", "masonry", "boulder"), "#8c867c", accent="#5c574e",
           roughness=0.88, texture="rock", texture_size_m=0.8, density_kg_m3=2600),
    _stone("stonework", ("stone blocks", "stone wall", "ashlar", "stone brick", "castle stone"), "#9a948a",
           accent="#57524a", roughness=0.9, texture="ashlar", texture_size_m=2.0, density_kg_m3=2500),
    _stone("cobblestone", ("cobblestone", "cobblestones", "cobbled", "cobble", "pebbles"), "#8a857d", accent="#4a453d",
           roughness=0.85, texture="cobbles", texture_size_m=0.6, density_kg_m3=2500),
    _stone("terracotta", ("terracotta", "terra cotta"), "#c06a42", roughness=0.82, texture="granular",
           texture_size_m=0.25, relief=0.5, density_kg_m3=1900),
    _stone("clay", ("clay", "mudbrick", "adobe"), "#a9785a", roughness=0.9, texture="granular", relief=0.7,
           density_kg_m3=1800),
    _stone("obsidian", ("obsidian", "onyx"), "#121216", roughness=0.05, clearcoat=0.6, texture=None,
           density_kg_m3=2400),
    _stone("jade", ("jade", "nephrite"), "#4f9c72", accent="#bfdcc0", roughness=0.14, clearcoat=0.5, texture="cloudy",
           texture_size_m=0.15, density_kg_m3=3300),
    _stone("alabaster", ("alabaster",), "#efe5d6", accent="#d6bd9c", roughness=0.25, clearcoat=0.2, texture="cloudy",
           texture_size_m=0.3, density_kg_m3=2300),
    _stone("lapis_lazuli", ("lapis", "lapis lazuli"), "#24479c", accent="#d8b657", roughness=0.2, clearcoat=0.4,
           texture="granite", texture_size_m=0.15, density_kg_m3=2800),
    _stone("turquoise_stone", ("turquoise stone",), "#3fb8ae", accent="#4a3a2c", roughness=0.3, texture="veined",
           texture_size_m=0.1, density_kg_m3=2700),
    _stone("asphalt", ("asphalt", "tarmac", "tar"), "#3b3b3d", accent="#77767a", roughness=0.92, texture="aggregate",
           texture_size_m=0.25, density_kg_m3=2300),
    _stone("gravel", ("gravel", "rubble", "ballast"), "#8d8880", accent="#4d4943", roughness=0.9, texture="cobbles",
           texture_size_m=0.15, density_kg_m3=1700),
    _stone("plaster", ("plaster", "plastered", "stucco", "gypsum"), "#eae4da", roughness=0.9, texture="plaster",
           texture_size_m=0.6, density_kg_m3=1200),
    _stone("chalk", ("chalk", "chalky"), "#f1eee6", roughness=0.96, texture="granular", relief=0.5, density_kg_m3=2000),
    _stone("terrazzo", ("terrazzo",), "#ded8ce", accent="#a4573f", roughness=0.3, clearcoat=0.3, texture="terrazzo",
           texture_size_m=0.4, density_kg_m3=2400),
    _stone("roof_tile", ("roof tile", "roof tiles"), "#b0573a", accent="#5c2c1e", roughness=0.8,
           texture="roof_tiles", texture_size_m=1.0, density_kg_m3=2000),
)

GEMS = (
    _gem("diamond", ("diamond", "diamonds"), "#fdfeff", ior=2.0, density_kg_m3=3510),
    _gem("ruby", ("ruby", "rubies", "garnet"), "#d4103c", density_kg_m3=4000),
    _gem("emerald", ("emerald", "emeralds", "peridot"), "#12a35c", density_kg_m3=2750),
    _gem("sapphire", ("sapphire", "sapphires"), "#1d4fd0", density_kg_m3=4000),
    _gem("amethyst", ("amethyst",), "#9350d2", density_kg_m3=2650),
    _gem("topaz", ("topaz", "citrine"), "#f2a52a", density_kg_m3=3500),
    _gem("aquamarine", ("aquamarine",), "#76d5e0", density_kg_m3=2700),
    _gem("rose_quartz", ("rose quartz",), "#f3b8c2", roughness=0.12, texture="cloudy", texture_size_m=0.15,
         density_kg_m3=2650),
    _gem("crystal", ("crystal", "quartz", "crystalline"), "#eef4ff", ior=1.6, density_kg_m3=2650),
    _gem("amber", ("amber",), "#e08a1a", accent="#9c4a0c", transmission=0.75, roughness=0.06, texture="cloudy",
         texture_size_m=0.12, density_kg_m3=1080),
    _gem("pearl", ("pearl", "pearly", "pearlescent", "mother of pearl", "nacre"), "#f2e9e0", transmission=0.0,
         roughness=0.18, clearcoat=0.8, sheen=0.4, texture="nacre", texture_size_m=0.1, density_kg_m3=2700),
    _gem("opal", ("opal", "opalescent", "moonstone"), "#dfe6ec", transmission=0.25, roughness=0.1, clearcoat=0.6,
         texture="opal", texture_size_m=0.1, density_kg_m3=2100),
)

GLASSES = (
    _glass("glass", ("glass", "clear glass", "glassy"), "#ffffff"),
    _glass("frosted_glass", ("frosted glass", "frosted", "sandblasted glass"), "#f6fafa", roughness=0.32),
    _glass("tinted_glass", ("tinted glass", "smoked glass", "dark glass", "window glass"), "#5f6b70"),
    _glass("green_glass", ("green glass", "bottle glass", "bottle green"), "#3f9a5c"),
    _glass("blue_glass", ("blue glass", "cobalt glass"), "#2f6fd0"),
    _glass("amber_glass", ("amber glass", "brown glass"), "#a8601a"),
    _glass("red_glass", ("red glass", "ruby glass"), "#c81e2a"),
    _glass("stained_glass", ("stained glass", "mosaic glass", "tiffany"), "#a86a6e", accent="#1b1a1c",
           transmission=0.55, roughness=0.08, texture="stained_glass", texture_size_m=0.4),
)

CERAMICS = (
    _ceramic("glazed_ceramic", ("glazed ceramic", "glazed", "ceramic", "ceramics", "stoneware", "pottery", "glaze"),
             "#dcd5c6", roughness=0.16, texture="glaze", texture_size_m=0.2),
    _ceramic("porcelain", ("porcelain", "china", "bone china", "fine china"), "#f6f4ef", roughness=0.1),
    _ceramic("earthenware", ("earthenware", "unglazed"), "#b5704a", roughness=0.75, clearcoat=0.0, texture="granular",
             texture_size_m=0.2, relief=0.6, density_kg_m3=2000),
    _ceramic("enamel", ("enamel", "enamelled", "enameled"), "#f2f1ea", roughness=0.12, clearcoat=0.9,
             density_kg_m3=2600),
    _ceramic("delft", ("delft", "delftware", "blue and white china", "blue and white porcelain"), "#f1f2f3",
             accent="#23479c", roughness=0.1, texture="delft", texture_size_m=0.12),
    _ceramic("tile", ("tile", "tiled", "tiles", "ceramic tile"), "#ecebe6", accent="#a9a69f", roughness=0.14,
             texture="tiles", texture_size_m=0.6),
    _ceramic("mosaic", ("mosaic",), "#5b8fa8", accent="#e2ddd2", roughness=0.2, texture="mosaic", texture_size_m=0.3),
)

PLASTICS = (
    _plastic("plastic", ("plastic", "abs", "polymer", "pvc", "vinyl"), "#d8d8d6"),
    _plastic("glossy_plastic", ("glossy plastic", "shiny plastic", "glossy", "shiny", "toy plastic"), "#d8d8d6",
             roughness=0.14, clearcoat=0.5),
    _plastic("matte_plastic", ("matte plastic", "matt plastic", "matte", "matt"), "#c9c9c6", roughness=0.72),
    _plastic("black_plastic", ("black plastic",), "#202022", roughness=0.42, texture="leatherette", texture_size_m=0.06,
             relief=0.35),
    _plastic("translucent_plastic", ("translucent plastic", "clear plastic", "translucent", "polycarbonate"), "#eef3f5",
             roughness=0.12, transmission=0.85),
    _plastic("acrylic", ("acrylic", "plexiglass", "perspex", "resin", "epoxy"), "#f7fbfc", roughness=0.03,
             transmission=0.95, ior=1.49, density_kg_m3=1180),
    _plastic("rubber", ("rubber", "rubbery", "tyre", "tire"), "#242425", roughness=0.78, texture="granular",
             texture_size_m=0.1, relief=0.35, density_kg_m3=1200),
    _plastic("silicone", ("silicone", "latex"), "#dedad5", roughness=0.5, sheen=0.15, density_kg_m3=1150),
    _plastic("foam", ("foam", "styrofoam", "polystyrene", "sponge", "spongy"), "#efece4", roughness=0.95,
             texture="foam", texture_size_m=0.12, density_kg_m3=35),
    _plastic("nylon", ("nylon", "polyester", "webbing"), "#4a4d55", roughness=0.55, sheen=0.3, texture="weave",
             texture_size_m=0.04, density_kg_m3=1140),
    _plastic("carbon_fibre", ("carbon fibre", "carbon fiber", "carbon"), "#232427", accent="#4a4c52", roughness=0.28,
             clearcoat=1.0, texture="twill", texture_size_m=0.04, relief=0.3, density_kg_m3=1600),
    _plastic("gummy", ("gummy", "jelly", "jello", "gelatin", "gelatine", "slime", "gum"), "#e8432e", roughness=0.18,
             transmission=0.6, ior=1.4, density_kg_m3=1200),
    _plastic("bakelite", ("bakelite",), "#3a2015", roughness=0.22, clearcoat=0.4, texture="cloudy", texture_size_m=0.2,
             density_kg_m3=1300),
    _plastic("plasticine",
             ("plasticine", "play-doh", "playdough", "claymation", "modelling clay", "modeling clay", "polymer clay"),
             "#d9823b", roughness=0.68, texture="kneaded", texture_size_m=0.12, density_kg_m3=1600),
)

PAINTS = (
    _paint("paint", ("painted", "paint"), "#d3d2cd"),
    _paint("gloss_paint", ("gloss paint", "lacquer", "lacquered", "varnished", "lacquerware"), "#cfcec9", roughness=0.1,
           clearcoat=0.9),
    _paint("matte_paint", ("matte paint", "matt paint", "flat paint", "chalk paint", "distemper"), "#d3d0c8",
           roughness=0.85, texture="plaster", texture_size_m=0.5, relief=0.3),
    _paint("car_paint", ("car paint", "automotive paint", "metallic paint"), "#b0101c", roughness=0.3, metallic=0.35,
           clearcoat=1.0, texture=None),
    _paint("painted_metal", ("painted metal", "powder coated", "powder-coated", "enamelled steel"), "#5c6c7a",
           roughness=0.45, texture="granular", texture_size_m=0.08, relief=0.2, density_kg_m3=7800),
    _paint("chalkboard", ("chalkboard", "blackboard"), "#2a3832", accent="#9aa39c", roughness=0.9, texture="chalk_dust",
           texture_size_m=0.8),
    _paint("glitter", ("glitter", "glittery", "sparkly", "sequin", "sequins", "sequined"), "#d9c7e4", roughness=0.3,
           metallic=0.7, texture="glitter", texture_size_m=0.08),
)

# fmt: on
MINERAL_PRESETS = (*METALS, *STONES, *GEMS, *GLASSES, *CERAMICS, *PLASTICS, *PAINTS)
