"""Other models of the same words, as a grid to choose from."""

from collections.abc import Callable, Sequence

import streamlit as st

from prompt2mesh.client.models import Task
from prompt2mesh.web.markdown_text import literal
from prompt2mesh.web.widgets.progress import image


def variants(tasks: Sequence[Task], *, on_choose: Callable[[str], None], on_look: Callable[[str], None]) -> None:
    """The grid.

    Args:
        tasks: One for each variant.
        on_choose: Called with the version that is to be the next of the branch.
        on_look: Called with the version to show.
    """
    with st.grid("auto", min_column_width=150, gap="small"):
        for index, task in enumerate(tasks, start=1):
            with st.container(border=True, key=f"variant_{task.id}"):
                version = task.version
                if version is not None:
                    image(version.preview_url, alt=f"Variant {index}")
                    with st.container(horizontal=True, gap="xsmall"):
                        st.button(
                            "Choose", key=f"choose_{task.id}", type="primary", on_click=on_choose, args=(version.id,)
                        )
                        st.button(
                            "", key=f"look_{task.id}", icon=":material/visibility:", help="Show it in the viewer",
                            on_click=on_look, args=(version.id,),
                        )  # fmt: skip
                elif task.status in {"FAILED", "CANCELED"}:
                    image(None, alt=f"Variant {index} was not made")
                    st.caption(literal(task.error.message) if task.error else "Canceled")
                else:
                    image(None, alt=f"Variant {index} is being made", waiting=True)
                    st.progress(max(2, task.progress), text="Waiting" if task.status == "PENDING" else "Making")
