"""Uploads: pictures as a reference."""

import mimetypes
from pathlib import Path

from prompt2mesh.client.calls import Call, Content, path_of
from prompt2mesh.client.endpoints import AsyncResource, Endpoint, ListEndpoint, SyncResource
from prompt2mesh.client.models import Page, Upload
from prompt2mesh.mesh.errors import InputFileError


class UploadCalls:
    """The requests about uploads."""

    @Endpoint
    def create(self, picture: Path | str | bytes, *, name: str = "picture") -> Call[Upload]:
        """Sends a PNG, JPEG or WebP of at most 10 MB.

        Raises:
            InputFileError: The file cannot be read.

        Example:
            ```python
            upload = client.uploads.create("sketch.png")
            task = client.tasks.text_to_3d("a chair like this", reference_upload_id=upload.id)
            ```
        """
        if not isinstance(picture, bytes):
            path = Path(picture)
            name = path.name
            try:
                picture = path.read_bytes()
            except OSError as exc:
                raise InputFileError(f"a picture was expected: {exc}") from exc
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        content = Content(data=picture, media_type=media_type, field="file", file_name=name)
        return Call("POST", "/v1/uploads", Upload, content=content)

    @ListEndpoint
    def list(self, *, limit: int | None = None) -> Call[Page[Upload]]:
        """Your pictures, newest first."""
        return Call("GET", "/v1/uploads", Page[Upload], query={"limit": limit})

    @Endpoint
    def get(self, upload_id: str) -> Call[Upload]:
        """What is known of one."""
        return Call("GET", path_of("/v1/uploads/{}", upload_id), Upload)

    @Endpoint
    def delete(self, upload_id: str) -> Call[None]:
        """Forgets one."""
        return Call("DELETE", path_of("/v1/uploads/{}", upload_id), None)


class Uploads(UploadCalls, SyncResource):
    """`client.uploads`."""


class AsyncUploads(UploadCalls, AsyncResource):
    """`client.uploads` of an AsyncClient."""
