"""What the page needs to know of the machine it runs on, read from the environment when asked."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.settings.variables import refuse_placeholders

API_URL = "PROMPT2MESH_API_URL"
PUBLIC_API_URL = "PROMPT2MESH_PUBLIC_API_URL"
PUBLIC_WEB_URL = "PROMPT2MESH_PUBLIC_WEB_URL"
TRUSTED_PROXIES = "PROMPT2MESH_TRUSTED_PROXIES"


@dataclass(frozen=True)
class WebConfiguration:
    """Where things are.

    Attributes:
        api_url: Where this server reaches the API.
        public_api_url: Where a browser reaches the API; links in texts use it.
        public_web_url: Where a browser reaches this page; links to share use it.
    """

    api_url: str
    public_api_url: str
    public_web_url: str

    @property
    def secure(self) -> bool:
        """Whether browsers come over TLS, so that cookies can be held to it."""
        return self.public_web_url.startswith("https://")

    def cookie_name(self, name: str) -> str:
        """What a cookie is called.

        Browsers take `__Host-` only from the host itself, over TLS, for all paths: no other host, such as that of
        somebody's desktop below this one, can set it.
        """
        return f"__Host-{name}" if self.secure else name


def read_configuration(environment: Mapping[str, str] | None = None) -> WebConfiguration:
    """The configuration of an environment (the process's own by default).

    Raises:
        EnvironmentFaultError: An address is not an http or https URL.
        PlaceholderSettingError: A variable still has the text of a template.
    """
    found = os.environ if environment is None else environment
    refuse_placeholders(found)
    public_api_url = _url(found, PUBLIC_API_URL, "http://localhost:8000")
    return WebConfiguration(
        api_url=_url(found, API_URL, public_api_url),
        public_api_url=public_api_url,
        public_web_url=_url(found, PUBLIC_WEB_URL, "http://localhost:8501"),
    )


def _url(environment: Mapping[str, str], name: str, default: str) -> str:
    text = environment.get(name, "") or default
    if not text.startswith(("http://", "https://")):
        raise EnvironmentFaultError(f"{name} should be an address such as http://localhost:8000; it is {text!r}")
    return text.rstrip("/")
