#!/usr/bin/python3 -I
"""Makes the secrets of docker/docker-compose.yml at the first start, so that nobody has to think of any.

Each folder below /run/prompt2mesh is a volume that only those get who need what
is in it. A secret that is there already is left alone; one is never half written.
"""

import os
import secrets
from pathlib import Path

ROOT = Path(os.environ.get("PROMPT2MESH_SECRETS", "/run/prompt2mesh"))
_OWNER_ONLY, _ALL_OF_THE_VOLUME = 0o400, 0o444  # the others that mount a volume are other users


def _keep(name: str, text: str, *, mode: int) -> str:
    """Writes a secret unless it is there; what it is."""
    path = ROOT / name
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), mode)
        file.write(f"{text}\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
        print(f"made {path}")
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="utf-8").strip()


password = _keep("postgres/password", secrets.token_urlsafe(32), mode=_ALL_OF_THE_VOLUME)
_keep("service/database-url", f"postgresql://prompt2mesh:{password}@postgres/prompt2mesh", mode=_OWNER_ONLY)
_keep("service/jwt-secret-key", secrets.token_urlsafe(48), mode=_OWNER_ONLY)
_keep("desktop/token", secrets.token_urlsafe(32), mode=_OWNER_ONLY)
_keep("grafana/admin-password", secrets.token_urlsafe(24), mode=_ALL_OF_THE_VOLUME)
