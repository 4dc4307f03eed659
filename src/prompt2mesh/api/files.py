"""Files by signed, expiring addresses: ranges, entity tags, and caching for ever, since a digest's bytes never change.

The address itself is the permission, so it may be used by an `<img>`, by a 3D
viewer on another origin, and by a download that is resumed.
"""

import re
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Header, Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from prompt2mesh.api.dependencies import PlatformDep
from prompt2mesh.api.errors import responses
from prompt2mesh.mesh.errors import NotFoundError
from prompt2mesh.studio.service.work import media_type

router = APIRouter()
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_SHOWN_INLINE = ("image/png", "image/jpeg", "image/gif", "image/webp", "video/mp4", "model/gltf-binary")


@router.head("/files/{digest}/{name}", include_in_schema=False)
@router.get(
    "/files/{digest}/{name}", response_class=Response,
    responses={
        **responses(404, 422),
        200: {"description": "The whole file.", "content": {"application/octet-stream": {}}},
        206: {"description": "The range asked for.", "content": {"application/octet-stream": {}}},
        304: {"description": "The file is the one that the caller has."},
        416: {"description": "The range begins behind the end of the file."},
    },
)  # fmt: skip
def get_file(
    request: Request, platform: PlatformDep,
    digest: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")],
    name: Annotated[str, Path(max_length=120)],
    expires: Annotated[int, Query(ge=0, le=2**40)],
    signature: Annotated[str, Query(max_length=100)],
    asked: Annotated[str | None, Header(alias="Range", description="`bytes=first-last`.")] = None,
    if_range: Annotated[str | None, Header()] = None,
    if_none_match: Annotated[str | None, Header()] = None,
    download: Annotated[bool, Query(description="Answer as an attachment, which browsers save.")] = False,
) -> Response:  # fmt: skip
    """A file, by the address that a version gave."""
    now = platform.services.clock()
    if not platform.url_signer.verify(digest, name, expires_at=expires, signature=signature, now=now):
        raise NotFoundError("this address was not signed by this service, or has expired",
                            hint="ask for the version again: its files have new addresses")  # fmt: skip
    blob = platform.services.blobs.stat(digest)
    if blob is None:
        raise NotFoundError("this file was deleted")
    kind = media_type(name)
    tag = f'"{digest}"'
    disposition = "inline" if kind in _SHOWN_INLINE and not download else "attachment"
    headers = {
        "ETag": tag, "Accept-Ranges": "bytes", "Cache-Control": "private, max-age=31536000, immutable",
        "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Content-Length, Content-Range, ETag",
        "Content-Disposition": f"{disposition}; filename*=UTF-8''{quote(name)}", "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "cross-origin", "Content-Security-Policy": "sandbox",
    }  # fmt: skip
    if if_none_match is not None and ("*" in if_none_match or tag in if_none_match):
        return Response(status_code=304, headers=headers)
    span = None if if_range not in {None, tag} else _span(asked, blob.size_bytes)
    if span == (-1, -1):
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{blob.size_bytes}"})
    start, stop = span or (0, blob.size_bytes)
    headers["Content-Length"] = str(stop - start)
    if span:
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{blob.size_bytes}"
    status = 206 if span else 200
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers, media_type=kind)
    body = platform.services.blobs.open(digest, start=start, stop=stop)
    return StreamingResponse(body, status_code=status, headers=headers, media_type=kind)


@router.options("/files/{digest}/{name}", include_in_schema=False)
def preflight(digest: str, name: str) -> Response:
    """Lets pages of any origin ask for ranges."""
    del digest, name
    return Response(status_code=204, headers={
        "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET, HEAD",
        "Access-Control-Allow-Headers": "Range, If-Range, If-None-Match", "Access-Control-Max-Age": "86400",
    })  # fmt: skip


def _span(asked: str | None, size: int) -> tuple[int, int] | None:
    """The half-open range of a Range header with one range (RFC 9110, 14.1.2); (−1, −1) where it cannot be met.

    A header that cannot be read, and one with several ranges, asks for the whole.
    """
    found = _RANGE.fullmatch(asked.strip()) if asked else None
    if found is None or found.group(0) == "bytes=-":
        return None
    first, last = found.groups()
    if not first:
        length = min(int(last), size)
        return (size - length, size) if length else (-1, -1)
    start = int(first)
    stop = min(int(last) + 1, size) if last else size
    if last and int(last) < start:
        return None
    return (start, stop) if start < size else (-1, -1)
