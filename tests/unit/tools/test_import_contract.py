"""The import rules catch what they are for."""

from grimp import ImportGraph
from importlinter.domain.contract import ContractCheck

from tools.import_contract import MayImportContract


def _problems(*imports: tuple[str, str]) -> list[str]:
    graph = ImportGraph()
    for module in ("shop", "shop.goods", "shop.till.ports", "shop.till.drawer", "shop.door"):
        graph.add_module(module)
    for importer, imported in imports:
        if not imported.startswith("shop"):
            graph.add_module(imported, is_squashed=True)
        graph.add_import(importer=importer, imported=imported, line_number=3, line_contents="")
    contract = MayImportContract(
        name="rules",
        session_options={"root_packages": ["shop"]},
        contract_options={
            "allowed": ["goods:", "till: goods", "door: till.ports"],
            "external": ["sqlalchemy: till"],
            "only_external": ["goods: numpy"],
        },
    )
    check: ContractCheck = contract.check(graph, verbose=False)
    problems: list[str] = check.metadata["problems"]
    assert check.kept == (not problems)
    return problems


def test_what_is_allowed_passes() -> None:
    assert not _problems(
        ("shop.till.drawer", "shop.goods"),
        ("shop.till.drawer", "shop.till.ports"),
        ("shop.door", "shop.till.ports"),
        ("shop.door", "requests"),
        ("shop.goods", "numpy"),
        ("shop.goods", "json"),
        ("shop.till.drawer", "sqlalchemy"),
        ("shop.goods", "shop"),
    )


def test_an_import_that_is_not_in_the_table_is_told_with_its_line() -> None:
    (problem,) = _problems(("shop.goods", "shop.till.ports"))
    assert problem == "shop.goods:3 imports shop.till.ports: goods may import goods"


def test_a_port_may_be_allowed_without_the_rest_of_its_package() -> None:
    (problem,) = _problems(("shop.door", "shop.till.drawer"))
    assert "shop.door:3" in problem


def test_a_third_party_package_has_its_place() -> None:
    assert "only till may" in _problems(("shop.door", "sqlalchemy"))[0]
    assert "standard library" in _problems(("shop.goods", "requests"))[0]


def test_a_package_outside_the_table_is_an_error() -> None:
    graph = ImportGraph()
    for module in ("shop", "shop.cellar"):
        graph.add_module(module)
    contract = MayImportContract(
        name="rules", session_options={"root_packages": ["shop"]}, contract_options={"allowed": ["goods:"]}
    )
    assert "'cellar' is not in the table" in contract.check(graph, verbose=False).metadata["problems"][0]
