"""The reference pages of the library's kinds and of the material presets."""

from collections import defaultdict
from collections.abc import Mapping

from prompt2mesh.library.registry import Asset, AssetParameter, load_library
from prompt2mesh.mesh.preset import Preset
from prompt2mesh.mesh.presets import PRESETS


def library_pages() -> Mapping[str, str]:
    """The index of the families, and a page for each with its picture and its kinds' words and parameters."""
    families: dict[str, list[Asset]] = defaultdict(list)
    for asset in load_library().values():
        families[asset.family].append(asset)
    pages = {"library.md": _index(families)}
    for family, assets in families.items():
        lines = [
            f"# {_title(family)}",
            "",
            f"![The {family.replace('_', ' ')} family](../images/library/{family}.jpg)",
            "",
        ]
        for asset in assets:
            lines += _asset(asset)
        pages[f"library/{family}.md"] = "\n".join(lines).rstrip() + "\n"
    return pages


def _index(families: Mapping[str, list[Asset]]) -> str:
    total = sum(map(len, families.values()))
    lines = ["# The library", "", f"{total} kinds in {len(families)} families.", "", "| family | kinds |", "|---|---|"]
    for family in sorted(families):
        titles = ", ".join(asset.words[0] for asset in families[family])
        lines.append(f"| [{_title(family)}](library/{family}.md) | {titles} |")
    return "\n".join(lines) + "\n"


def _title(family: str) -> str:
    return family.replace("_", " ").capitalize()


def _asset(asset: Asset) -> list[str]:
    lines = [f"## {asset.kind}", "", asset.about, "", f"Words: {', '.join(asset.words)}.", ""]
    for title, names in (
        ("Styles", asset.styles.keys() | asset.style_materials.keys()),
        ("Adjectives", asset.adjectives.keys()),
        ("States", asset.states),
        ("Materials", [f"{slot} ({material.preset})" for slot, material in asset.slots.items()]),
    ):
        if names:
            lines += [f"{title}: {', '.join(sorted(names))}.", ""]
    if asset.parameters:
        lines += ["| parameter | default | range | about |", "|---|---|---|---|"]
        lines += [_parameter(parameter) for parameter in asset.parameters]
        lines.append("")
    return lines


def _parameter(declared: AssetParameter) -> str:
    parameter = declared.parameter
    unit = f" {parameter.unit}" if parameter.unit in {"m", "deg"} else ""
    match parameter.unit:
        case "choice":
            span = ", ".join(parameter.choices)
        case "flag":
            span = "true or false"
        case _:
            span = "letters" if parameter.minimum is None else f"{parameter.minimum:g} to {parameter.maximum:g}{unit}"
    default = f"{parameter.default:g}" if isinstance(parameter.default, float) else str(parameter.default)
    return f"| `{parameter.name}` | {default}{unit} | {span} | {parameter.description} |"


def materials_page() -> str:
    """Every preset, by family."""
    families: dict[str, list[Preset]] = defaultdict(list)
    for preset in PRESETS.values():
        families[preset.family].append(preset)
    about = f"{len(PRESETS)} presets. A part's material may name one, or a material based on one."
    head = ["| preset | colour | roughness | metallic | words |", "|---|---|---|---|---|"]
    lines = ["# Materials", "", about, ""]
    for family in sorted(families):
        lines += [f"## {family.capitalize()}", "", *head]
        lines += [
            f"| `{p.name}` | `{p.color}` | {p.roughness:g} | {p.metallic:g} | {', '.join(p.words)} |"
            for p in sorted(families[family], key=lambda preset: preset.name)
        ]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"
