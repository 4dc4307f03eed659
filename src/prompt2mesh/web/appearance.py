"""What every page wears: title, logo, style and the orders to the browser."""

from functools import cache
from pathlib import Path

import streamlit as st

ASSETS = Path(__file__).parent / "assets"


def dress_page() -> None:
    """Sets title, icon, logo and style; the first thing of every run."""
    st.set_page_config(
        page_title="Prompt2Mesh",
        page_icon=str(ASSETS / "icon.svg"),
        layout="wide",
        initial_sidebar_state="collapsed",
        menu_items={"Get help": None, "Report a bug": None, "About": "**Prompt2Mesh** turns words into 3D models."},
    )
    dark = st.context.theme.type == "dark"
    # Streamlit says it of its main part only; what opens over the page stands beside that.
    scheme = f":root {{ color-scheme: {'dark' if dark else 'light'}; }}"
    st.html(f"<style>{_style()}\n{scheme}</style>")
    st.logo(str(ASSETS / ("logo-dark.svg" if dark else "logo-light.svg")), size="large")


@cache
def _style() -> str:
    return (ASSETS / "style.css").read_text(encoding="utf-8")
