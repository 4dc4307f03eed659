"""The button for an account somewhere else, where the service has one configured."""

from collections.abc import Mapping

import streamlit as st


def oidc_button(options: Mapping[str, object]) -> None:
    """The button, if there is anywhere to go."""
    address = options.get("oidc_login_url")
    if isinstance(address, str) and address:
        st.link_button("Go on with your organisation", address, icon=":material/key:", width="stretch")
        st.html('<p class="p2m-or"><span>or with a password</span></p>')
