from streamlit.testing.v1 import AppTest

from tests.support.rendered_markdown import rendered

NAME = "[press here](//evil.example) www.evil.example"


def page(name: str) -> None:
    from prompt2mesh.client.models import Part  # noqa: PLC0415 - the script runs by itself
    from prompt2mesh.web.widgets.parts import PartActions, parts  # noqa: PLC0415

    def nothing(*given: object, **more: object) -> None:
        del given, more

    actions = PartActions(select=nothing, change=nothing, edit=nothing)
    parts([Part(path=name, label=name, material=name)], selected=name, materials=[], unit="cm", actions=actions)


def test_what_a_part_is_called_leads_nowhere() -> None:
    """A model of somebody else that was made one's own keeps the names of its parts."""
    app = AppTest.from_function(page, args=(NAME,)).run(timeout=60)
    assert not app.exception
    texts = [one.value for one in (*app.markdown, *app.caption)] + [one.label for one in app.button]
    texts += [one.help for one in app.button if one.help]
    assert sum(NAME in rendered(text).text for text in texts) >= 4
    assert [rendered(text).ways_out for text in texts] == [()] * len(texts)
