"""The script of the page: Streamlit runs it at every interaction."""

import streamlit as st

from prompt2mesh.client import ServerUnreachableError
from prompt2mesh.web import appearance, navigation, problems, sessions
from prompt2mesh.web.screens import shared


def main() -> None:
    """Draws the page that the address names, for whoever is there."""
    appearance.dress_page()
    token = st.query_params.get("share")
    with problems.page_problems():
        if token:
            shared.render(token)
        else:
            try:
                page = navigation.page_for(signed_in=sessions.open_session())
            except ServerUnreachableError:
                page = navigation.page_without_service()
            with problems.page_problems():
                page.run()
    problems.tell_all()
    sessions.give_orders()


main()
