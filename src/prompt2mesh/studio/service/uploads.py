"""Pictures that people send as a reference.

What arrives is not trusted: its type is found from its bytes, its size is
checked before it is unpacked, and it is drawn anew, so that what is kept is a
plain picture without metadata (where and by whom it was taken) or anything
hidden behind it.
"""

import io
import warnings
from collections.abc import Sequence

from PIL import Image, ImageOps, UnidentifiedImageError

from prompt2mesh.mesh.errors import ConflictError, MediaTypeError, TooLargeError
from prompt2mesh.studio.ports.records import Page, StoredFile, Upload, User, new_id
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.storage import admit_storage, admit_written, new_bytes
from prompt2mesh.studio.service.tasks import owned_upload

MAX_BYTES = 10_000_000
MAX_PIXELS = 40_000_000
MAX_SIDE_PX = 2048
_FORMATS = ("PNG", "JPEG", "WEBP")
MAX_UPLOADS = 1000
_EXPECTED = "a PNG, JPEG or WebP picture was expected"


class UploadService:
    """Pictures of one user at a time."""

    def __init__(self, services: Services) -> None:
        """Bind the ports."""
        self._services = services

    def add(self, user: User, data: bytes) -> Upload:
        """Keeps a picture, drawn anew and at most 2048 pixels wide and high.

        Raises:
            TooLargeError: Too many bytes or pixels.
            MediaTypeError: It is not a picture of a type that is taken, or is broken.
            LimitError: The user's storage is used up, or they have written too much today.
        """
        picture, name, media_type = redrawn(data)
        services = self._services
        more_bytes = new_bytes(services, picture)
        with services.store.begin() as tx:
            admit_storage(tx, services, user, more_bytes=len(picture))
            if len(tx.uploads.page(user.id, Page(limit=MAX_UPLOADS))) >= MAX_UPLOADS:
                raise ConflictError(f"at most {MAX_UPLOADS} pictures are kept", hint="delete some first")
            admit_written(tx, services, user, more_bytes)
        blob = services.blobs.put_bytes(picture)
        file = StoredFile(name=name, digest=blob.digest, size_bytes=blob.size_bytes, media_type=media_type)
        upload = Upload(id=new_id("upl"), user_id=user.id, file=file, created_at=services.clock())
        with services.store.begin() as tx:
            tx.builds.register([file], now=upload.created_at)
            tx.uploads.add(upload)
        return upload

    def page(self, user: User, page: Page) -> Sequence[Upload]:
        """The user's pictures, newest first."""
        with self._services.store.read() as tx:
            return tx.uploads.page(user.id, page)

    def get(self, user: User, upload_id: str) -> Upload:
        """A picture of the user's."""
        with self._services.store.read() as tx:
            return owned_upload(tx, user, upload_id)

    def delete(self, user: User, upload_id: str) -> None:
        """Forgets a picture."""
        with self._services.store.begin() as tx:
            owned_upload(tx, user, upload_id)
            tx.uploads.delete(upload_id)


def redrawn(data: bytes) -> tuple[bytes, str, str]:
    """A picture drawn anew: its bytes, its name and its media type.

    Raises:
        TooLargeError: Too many bytes or pixels.
        MediaTypeError: It is not a picture of a type that is taken, or is broken.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeError(
            f"a picture has at most {MAX_BYTES // 1_000_000} MB; this has {len(data) / 1e6:.1f} MB",
            hint="make it smaller, or save it as JPEG",
        )
    with warnings.catch_warnings():
        # Pillow warns of a picture's size, of which the limit below is stricter, and of notes in it that are damaged,
        # which nobody keeps.
        warnings.simplefilter("ignore")
        return _redrawn(data)


def _redrawn(data: bytes) -> tuple[bytes, str, str]:
    try:
        opened = Image.open(io.BytesIO(data), formats=_FORMATS)
        width, height = opened.size
        if width * height > MAX_PIXELS:
            raise TooLargeError(
                f"a picture has at most {MAX_PIXELS // 1_000_000} million pixels; this is {width} × {height}",
                hint="make it smaller",
            )
        picture = ImageOps.exif_transpose(opened)
        picture.thumbnail((MAX_SIDE_PX, MAX_SIDE_PX), Image.Resampling.LANCZOS)
        return _encoded(picture)
    except Image.DecompressionBombError as exc:  # so large that not even its size is believed
        raise TooLargeError(
            f"a picture has at most {MAX_PIXELS // 1_000_000} million pixels; this has far more", hint="make it smaller"
        ) from exc
    except UnidentifiedImageError as exc:
        raise MediaTypeError(_EXPECTED, hint="send another file") from exc
    except (OSError, SyntaxError, ValueError, EOFError) as exc:
        # Pillow says by these that a picture ends early or is damaged.
        raise MediaTypeError(f"{_EXPECTED}; this one is damaged", hint="send another file") from exc


def _encoded(picture: Image.Image) -> tuple[bytes, str, str]:
    target = io.BytesIO()
    transparent = picture.has_transparency_data
    # A new image keeps nothing but the pixels.
    plain = Image.new("RGBA" if transparent else "RGB", picture.size)
    plain.paste(picture.convert(plain.mode))
    if transparent:
        plain.save(target, "PNG", optimize=False)
        return target.getvalue(), "picture.png", "image/png"
    plain.save(target, "JPEG", quality=90)
    return target.getvalue(), "picture.jpg", "image/jpeg"
