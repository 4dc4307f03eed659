"""Lists of prompts in the forms that people have them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.mesh.errors import BatchListError
from prompt2mesh.studio.service.batch_lists import MAX_ITEMS, as_request, check_items, read_list
from prompt2mesh.studio.service.requests import read_request


def prompts(text: str) -> list[str]:
    return [item.prompt for item in read_list(text)]


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(BatchListError) as refused:
        read_list(text)
    return list(refused.value.faults)


@pytest.mark.parametrize(
    "text",
    [
        "a barrel\na boulder, mossy\n",
        "# props\r\n\r\n  a barrel  \r\na boulder, mossy",
        'prompt\na barrel\n"a boulder, mossy"\n',
        "\ufeffPrompt;Seed\na barrel;\na boulder, mossy;7\n",
        "seed\tprompt\n1\ta barrel\n2\ta boulder, mossy\n",
        '{"prompt": "a barrel"}\na boulder, mossy\n',
    ],
)  # fmt: skip
def test_prompts_are_found(text: str) -> None:
    assert prompts(text) == ["a barrel", "a boulder, mossy"]


def test_columns_become_options() -> None:
    item = read_list(
        "prompt,seed,style,detail,scale,formats,print_ready,turntable,budget_triangles,priority\n"
        "a barrel,7,low-poly,0.5,2,stl obj,yes,gif,5000,high\n"
    )[0]
    assert item.priority == "high"
    request = read_request("text-to-3d", as_request(item))
    assert request.model_dump(exclude_defaults=True) == {
        "prompt": "a barrel", "seed": 7, "style": "low-poly", "detail": 0.5, "scale": 2.0, "formats": ["stl", "obj"],
        "print_ready": True, "turntable": "gif", "budget_triangles": 5000, "modeler": "builtin",
    }  # fmt: skip


def test_a_field_over_several_lines_is_counted_by_where_it_ends() -> None:
    assert faults('prompt,seed\n"a\nbarrel",x\n')[0][0] == 3


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("", 1, "no prompts"),
        ("# only words about it\n\n", 1, "no prompts"),
        ("prompt,colour\na barrel,red\n", 1, "'colour' is not a column"),
        ("prompt,prompt\na,b\n", 1, "named twice"),
        ("prompt,seed\na barrel,1,2\n", 2, "2 columns were expected; got 3"),
        ("prompt,seed\na barrel,-1\n", 2, "seed"),
        ("prompt,style\na barrel,cubist\n", 2, "style"),
        ("prompt,print_ready\na barrel,perhaps\n", 2, "print_ready"),
        ("prompt,formats\na barrel,gltf\n", 2, "formats"),
        ("a barrel\n!!!\n", 2, "no word"),
        ('a barrel\n{"prompt": 3}\n', 2, "prompt"),
        ('a barrel\n{"prompt": "x"\n', 2, "begins like JSON"),
        ('{"prompt": "x", "seeds": 1}\n', 1, "seeds"),
        ("x" * 2001, 1, "prompt"),
    ],
)
def test_a_line_that_is_wrong_is_named(text: str, line: int, why: str) -> None:
    found = faults(text)
    assert found[0][0] == line
    assert why in found[0][1]


def test_a_line_that_is_too_deep_is_named() -> None:
    with pytest.raises(BatchListError, match="line 1"):
        read_list('{"prompt":' + "[" * 100_000)


def test_all_wrong_lines_are_named_at_once() -> None:
    assert [line for line, _ in faults("prompt,seed\na,1\n,2\nb,x\nc,3\nd,y\n")] == [3, 4, 6]


def test_a_list_has_an_end() -> None:
    assert len(read_list("a barrel\n" * MAX_ITEMS)) == MAX_ITEMS
    assert "at most" in faults("a barrel\n" * (MAX_ITEMS + 1))[0][1]
    assert "MB" in faults("x" * 2_000_001)[0][1]


def test_items_that_came_as_json() -> None:
    assert [item.seed for item in check_items([{"prompt": "a"}, {"prompt": "b", "seed": 3}])] == [0, 3]
    with pytest.raises(BatchListError, match="line 2"):
        check_items([{"prompt": "a"}, {"seed": 3}])


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_line_by_line(text: str) -> None:
    try:
        items = read_list(text)
    except BatchListError as refused:
        assert all(line >= 1 for line, _ in refused.faults)
    else:
        assert items


@given(
    st.lists(
        st.text(min_size=1, max_size=30).filter(lambda text: any(c.isalnum() for c in text)), min_size=1, max_size=5
    )
)
def test_json_lines_come_back_as_they_were(wanted: list[str]) -> None:
    text = "\n".join(json.dumps({"prompt": prompt}) for prompt in wanted)
    assert prompts(text) == wanted
