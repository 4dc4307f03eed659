import importlib
import pkgutil

import pytest

import prompt2mesh.web

# `main` is the script, which draws when it is imported; `app` is the server, which Streamlit imports by its path.
_MODULES = [
    module.name
    for module in pkgutil.walk_packages(prompt2mesh.web.__path__, "prompt2mesh.web.")
    if module.name not in {"prompt2mesh.web.main", "prompt2mesh.web.__main__"}
]


@pytest.mark.parametrize("name", _MODULES)
def test_every_module_of_the_page_can_be_imported(name: str) -> None:
    importlib.import_module(name)


def test_there_are_modules_to_import() -> None:
    assert "prompt2mesh.web.screens.studio" in _MODULES
