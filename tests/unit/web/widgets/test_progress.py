import pytest

from prompt2mesh.web.widgets.progress import image_html, queue_text, step_of, steps_html


@pytest.mark.parametrize(
    ("stage", "step"),
    [("understand", 0), ("shapes", 1), ("objects", 1), ("inspect", 2), ("export glb", 3), ("preview", 4), ("novel", 0)],
)
def test_a_stage_belongs_to_a_step(stage: str, step: int) -> None:
    assert step_of(stage) == step


def test_the_step_at_work_is_marked_for_readers_of_the_screen() -> None:
    shown = steps_html("inspect")
    assert shown.count('class="done"') == 2
    assert shown.count("aria-current=step") == 1


@pytest.mark.parametrize(
    ("position", "estimate_s", "text"),
    [(None, None, "Starting"), (0, 0.5, "Next in line"), (3, 12.0, "3 before you, about 12 seconds")],
)
def test_the_place_in_the_queue_is_said(position: int | None, estimate_s: float | None, text: str) -> None:
    assert queue_text(position, estimate_s) == text


def test_a_picture_cannot_break_out_of_its_frame() -> None:
    shown = image_html('http://x/"><script>', alt='"><b>')
    assert "<script>" not in shown
    assert "<b>" not in shown
