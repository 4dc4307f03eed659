"""The server of the page: Streamlit with the routes that keep a session in a cookie.

`streamlit run` finds `app` here; `main.py` is the script that draws the page.
"""

from pathlib import Path

from starlette.middleware import Middleware
from streamlit.starlette import App

from prompt2mesh.telemetry.asgi import Observed
from prompt2mesh.web.headers import security_headers
from prompt2mesh.web.instance_routes import instance_routes
from prompt2mesh.web.metrics import PageMetrics, telling_metrics
from prompt2mesh.web.packed_files import packed_files
from prompt2mesh.web.session_routes import session_routes

# Of a visit there are dozens of files, and a line for each would hide the rest.
_FILES = ("/static/", "/media/", "/component/", "/_stcore/", "/assets/", "/favicon")

app = App(
    Path(__file__).parent / "main.py",
    routes=[*instance_routes(), *session_routes()],
    middleware=[
        Middleware(Observed, quiet_under=_FILES),
        Middleware(PageMetrics),
        *security_headers(),
        *packed_files(),
    ],
    lifespan=telling_metrics,
)
