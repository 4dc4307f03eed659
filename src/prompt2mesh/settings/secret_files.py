"""Secrets that come as files, as container platforms hand them out: `NAME_FILE` stands for `NAME`."""

from collections.abc import Mapping
from pathlib import Path

from prompt2mesh.mesh.errors import EnvironmentFaultError

SECRETS = (
    "DATABASE_URL", "JWT_SECRET_KEY", "OIDC_CLIENT_SECRET", "RATE_LIMIT_STORAGE_URI", "ANTHROPIC_API_KEY",
    "OPENAI_API_KEY", "GOOGLE_API_KEY", "GEMINI_API_KEY", "AWS_BEARER_TOKEN_BEDROCK",
)  # fmt: skip


def with_secret_files(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment with what the files hold that its `…_FILE` variables name.

    Raises:
        EnvironmentFaultError: A file cannot be read or is empty, or a secret is given twice.
    """
    found = dict(environment)
    for name in SECRETS:
        path = environment.get(f"{name}_FILE", "")
        if not path:
            continue
        if environment.get(name):
            raise EnvironmentFaultError(f"{name} and {name}_FILE are both set", hint="leave one of them out")
        try:
            found[name] = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as exc:
            words = exc.strerror if isinstance(exc, OSError) else "it is not text"
            raise EnvironmentFaultError(f"{name}_FILE names {path}, which cannot be read: {words}") from exc
        if not found[name]:
            raise EnvironmentFaultError(f"{name}_FILE names {path}, which is empty")
    return found
