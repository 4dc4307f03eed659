"""`/docs`: the OpenAPI document to look at and to try, from files of our own, so that it works without a network."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles

from prompt2mesh.api.headers import docs_headers

STATIC = Path(__file__).parent / "static"


def install(app: FastAPI) -> None:
    """Adds the page, its files, and a way to it from the root."""
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    page = get_swagger_ui_html(
        openapi_url="/openapi.json", title="Prompt2Mesh API", swagger_js_url="/static/swagger-ui-bundle.js",
        swagger_css_url="/static/swagger-ui.css", swagger_favicon_url="data:,",
        swagger_ui_parameters={"persistAuthorization": False, "docExpansion": "list", "tryItOutEnabled": True},
    )  # fmt: skip
    text = bytes(page.body).decode()
    headers = docs_headers(text)

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        return HTMLResponse(text, headers=dict(headers))

    @app.get("/", include_in_schema=False)
    def root() -> RedirectResponse:
        return RedirectResponse("/docs")
