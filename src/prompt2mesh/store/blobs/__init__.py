"""Where blobs are kept: a folder or an S3 bucket, named by one URL.

Both places have the same layout, `aa/bb/<digest>` by the first digits of the
digest, so that any tool that copies files moves a service from one to the
other.
"""

from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.store.blobs.disk import DiskBlobs
from prompt2mesh.studio.ports.blobs import BlobStore

_FORMS = "use /path, file:///path or s3://bucket/prefix?endpoint=http://host:port&region=name"
_S3_OPTIONS = ("endpoint", "region")


def open_blobs(url: str) -> BlobStore:
    """The blob store that a URL names; nothing is read or written yet.

    Args:
        url: `/path`, `file:///path` or `s3://bucket/prefix?endpoint=http://host:port&region=name`. The credentials
            for S3 come from where every AWS tool finds them (`AWS_ACCESS_KEY_ID`, a profile, the machine's role).

    Raises:
        EnvironmentFaultError: The URL is of no such form.
    """
    if "://" not in url:
        if not url:
            raise EnvironmentFaultError("a place for blobs was expected; the URL is empty", hint=_FORMS)
        return DiskBlobs(Path(url))
    try:
        parts = urlsplit(url)
        _refuse_credentials(parts)
    except ValueError as exc:
        raise EnvironmentFaultError("the URL of the blobs cannot be read", hint=_FORMS) from exc
    if parts.scheme == "file":
        if parts.netloc not in {"", "localhost"} or not parts.path.strip("/"):
            raise EnvironmentFaultError("a file URL with three slashes and a path was expected", hint=_FORMS)
        return DiskBlobs(Path(unquote(parts.path)))
    if parts.scheme == "s3":
        return _open_s3(parts)
    raise EnvironmentFaultError(f"blobs are kept in a folder or on S3; the URL says {parts.scheme!r}", hint=_FORMS)


def _open_s3(parts: SplitResult) -> BlobStore:
    options = dict(parse_qsl(parts.query))
    unknown = sorted(set(options) - set(_S3_OPTIONS))
    if unknown:
        raise EnvironmentFaultError(f"the URL of the blobs has an unknown option {unknown[0]!r}", hint=_FORMS)
    if not parts.netloc:
        raise EnvironmentFaultError("the URL of the blobs names no bucket", hint=_FORMS)
    endpoint = options.get("endpoint")
    if endpoint is not None:
        address = urlsplit(endpoint)
        _refuse_credentials(address)
        if address.scheme not in {"http", "https"} or not address.netloc:
            raise EnvironmentFaultError("the endpoint of the blobs should start with http:// or https://", hint=_FORMS)
    from prompt2mesh.store.blobs.s3 import S3Blobs  # noqa: PLC0415 - boto3 is slow to load, and a folder needs none

    return S3Blobs(
        parts.netloc, prefix=unquote(parts.path).strip("/"), endpoint_url=endpoint, region=options.get("region")
    )


def _refuse_credentials(parts: SplitResult) -> None:
    """A URL ends up in logs and error messages; a secret in it would too."""
    if parts.username is not None or parts.password is not None:
        raise EnvironmentFaultError(
            "the URL of the blobs holds a name or a password",
            hint="take it out, and set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or use a role",
        )
