"""An import-linter contract that states the architecture as a table of allowed imports.

The contracts that come with import-linter need every package they name to
exist; this one reads the table of the whole design, so it holds from the first
commit on. A package missing from the table is an error: nobody adds one
without saying what it may know.
"""

import sys
from typing import Any, cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class MayImportContract(Contract):
    """Every import between packages, and of third-party packages, is in the table."""

    allowed = fields.ListField(subfield=fields.StringField())
    external = fields.ListField(subfield=fields.StringField(), required=False)
    only_external = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002 - the base's signature
        """Every direct import that the table does not allow."""
        allowed, external, only = _table(self.allowed), _table(self.external), _table(self.only_external)
        root = str(self.session_options["root_packages"][0])
        problems: list[str] = []
        for module in sorted(graph.modules):
            if module == root or not module.startswith(f"{root}."):
                continue
            package = module.split(".")[1]
            if package not in allowed:
                problems.append(f"{module}: the package {package!r} is not in the table of pyproject.toml")
                continue
            for imported in sorted(graph.find_modules_directly_imported_by(module)):
                reason = _reason(package, imported, root, allowed, external, only)
                if reason:
                    problems.append(f"{_where(graph, module, imported)} imports {imported}: {reason}")
        return ContractCheck(kept=not problems, metadata={"problems": problems})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print one line an import."""
        problems: list[str] = check.metadata["problems"]
        for problem in problems:
            output.print_error(problem)


def _table(field: object) -> dict[str, list[str]]:
    # A contract's fields are declared as Field and hold their parsed value once the contract is made.
    rows = (line.split(":", 1) for line in cast("list[str]", field or []))
    return {key.strip(): [name.strip() for name in names.split(",") if name.strip()] for key, names in rows}


def _within(name: str, prefixes: list[str]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def _reason(
    package: str,
    imported: str,
    root: str,
    allowed: dict[str, list[str]],
    external: dict[str, list[str]],
    only: dict[str, list[str]],
) -> str:
    """Why `package` may not import `imported`; empty where it may."""
    if imported == root:
        return ""
    if imported.startswith(f"{root}."):
        inner = imported.removeprefix(f"{root}.")
        may = [package, *allowed[package]]
        return "" if _within(inner, may) else f"{package} may import {', '.join(may)}"
    top = imported.split(".", maxsplit=1)[0]
    if top in external and package not in external[top]:
        return f"only {', '.join(external[top])} may"
    if package in only and top not in only[package] and top not in sys.stdlib_module_names:
        return f"{package} may import the standard library and {', '.join(only[package])}"
    return ""


def _where(graph: ImportGraph, importer: str, imported: str) -> str:
    details: list[Any] = list(graph.get_import_details(importer=importer, imported=imported))
    return f"{importer}:{details[0]['line_number']}" if details else importer
