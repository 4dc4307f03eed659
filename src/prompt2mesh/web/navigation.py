"""Which pages there are, and for whom."""

import streamlit as st

from prompt2mesh.web import navigation_targets, problems, sessions
from prompt2mesh.web.screens import account, admin, batch, gallery, landing, studio

PATHS = ("/", "/gallery", "/batch", "/account", "/admin", "/explore")


def page_for(*, signed_in: bool) -> st.Page:
    """The page of the address; everything but the public gallery asks to sign in first."""
    if not signed_in:
        return st.navigation(
            [
                st.Page(landing.render, title="Sign in", icon=":material/login:", url_path="welcome", default=True),
                st.Page(gallery.render_public, title="Explore", icon=":material/explore:", url_path="explore"),
                *(
                    st.Page(landing.render, title=title, url_path=path, visibility="hidden")
                    for title, path in (("Gallery", "gallery"), ("Batch", "batch"), ("Account", "account"))
                ),
                st.Page(landing.render, title="Admin", url_path="admin", visibility="hidden"),
            ],
            position="top",
        )
    studio_page = st.Page(studio.render, title="Studio", icon=":material/view_in_ar:", url_path="studio", default=True)
    account_page = st.Page(account.render, title="Account", icon=":material/account_circle:", url_path="account")
    navigation_targets.keep(studio=studio_page, account=account_page)
    pages = [
        studio_page,
        st.Page(gallery.render, title="Gallery", icon=":material/grid_view:", url_path="gallery"),
        st.Page(batch.render, title="Batch", icon=":material/dynamic_feed:", url_path="batch"),
        account_page,
        st.Page(gallery.render_public, title="Explore", url_path="explore", visibility="hidden"),
    ]
    if sessions.user().role == "admin":
        pages.append(st.Page(admin.render, title="Admin", icon=":material/shield_person:", url_path="admin"))
    return st.navigation(pages, position="top")


def page_without_service() -> st.Page:
    """The page of the address while the API does not answer.

    Every address is one of Streamlit's pages here too, so that trying again comes back to it and not to the first page.
    """
    paths = ("studio", "gallery", "batch", "account", "admin", "explore")
    pages = [
        st.Page(problems.say_unreachable, title="Prompt2Mesh", url_path=path, default=path == "studio")
        for path in paths
    ]
    return st.navigation(pages, position="hidden")
