"""Versions: one state of a model, and its files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from prompt2mesh.client.calls import Call, path_of
from prompt2mesh.client.commands import Flow
from prompt2mesh.client.downloading import Progress, Source, downloading
from prompt2mesh.client.endpoints import AsyncResource, Endpoint, SyncResource
from prompt2mesh.client.exchange import exchange
from prompt2mesh.client.models import Checklist, Comparison, File, ParameterList, PartList, Version
from prompt2mesh.client.session import Session
from prompt2mesh.mesh.errors import NotFoundError

OnProgress = Callable[[Progress], None]
_FILES = "/v1/files/"


class VersionCalls:
    """The requests about versions."""

    @Endpoint
    def get(self, version_id: str) -> Call[Version]:
        """A version, with fresh addresses of its files."""
        return _version_call(version_id)

    @Endpoint
    def delete(self, version_id: str) -> Call[None]:
        """Deletes a version that is not the newest of a branch."""
        return Call("DELETE", path_of("/v1/versions/{}", version_id), None)

    @Endpoint
    def parameters(self, version_id: str) -> Call[ParameterList]:
        """The sliders.

        Example:
            ```python
            for slider in client.versions.parameters(version.id).parameters:
                print(slider.name, slider.value, slider.unit)
            ```
        """
        return Call("GET", path_of("/v1/versions/{}/parameters", version_id), ParameterList)

    @Endpoint
    def parts(self, version_id: str) -> Call[PartList]:
        """The parts."""
        return Call("GET", path_of("/v1/versions/{}/parts", version_id), PartList)

    @Endpoint
    def checklist(self, version_id: str) -> Call[Checklist]:
        """What became of every wish of the prompt."""
        return Call("GET", path_of("/v1/versions/{}/checklist", version_id), Checklist)

    @Endpoint
    def report(self, version_id: str) -> Call[dict[str, Any]]:
        """What was measured when it was built."""
        return Call("GET", path_of("/v1/versions/{}/report", version_id), dict[str, Any])

    @Endpoint
    def program(self, version_id: str) -> Call[dict[str, Any]]:
        """The mesh program, which `client.tasks.build_program` takes back."""
        return Call("GET", path_of("/v1/versions/{}/program", version_id), dict[str, Any])

    @Endpoint
    def compare(self, before_id: str, after_id: str) -> Call[Comparison]:
        """What changed from one version to another.

        Example:
            ```python
            for change in client.versions.compare(old.id, new.id).changes:
                print(change.text)
            ```
        """
        return Call("GET", path_of("/v1/versions/{}/compare/{}", before_id, after_id), Comparison)


class Versions(VersionCalls, SyncResource):
    """`client.versions`."""

    def download(
        self,
        version: Version | str,
        folder: Path | str,
        *,
        names: Sequence[str] | None = None,
        on_progress: OnProgress | None = None,
    ) -> list[Path]:
        """Saves files of a version to a folder: each whole or not at all, and checked.

        Args:
            version: The version or its id.
            folder: Where to; made if it is not there.
            names: Which files (`model.glb`) or formats (`glb`); all of them by default.
            on_progress: Called with the progress of the file at hand.

        Raises:
            NotFoundError: The version has no such file.
            DownloadCorruptError: What arrived is not what was promised.

        Example:
            ```python
            client.versions.download(task.version, "table", names=["glb", "preview.png"])
            ```
        """
        flow = _downloading_files(self._session, version, Path(folder), names)
        return self._driver.run(flow, on_item=on_progress)


class AsyncVersions(VersionCalls, AsyncResource):
    """`client.versions` of an AsyncClient."""

    async def download(
        self,
        version: Version | str,
        folder: Path | str,
        *,
        names: Sequence[str] | None = None,
        on_progress: OnProgress | None = None,
    ) -> list[Path]:
        """Saves files of a version to a folder; see `Versions.download`.

        Example:
            ```python
            await client.versions.download(task.version, "table", names=["glb"])
            ```
        """
        flow = _downloading_files(self._session, version, Path(folder), names)
        return await self._driver.run(flow, on_item=on_progress)


def _version_call(version_id: str) -> Call[Version]:
    return Call("GET", path_of("/v1/versions/{}", version_id), Version)


def _downloading_files(
    session: Session, version: Version | str, folder: Path, names: Sequence[str] | None
) -> Flow[list[Path]]:
    if isinstance(version, str):
        version = yield from exchange(session, _version_call(version))
    try:
        chosen = choose_files(version, names)
    except NotFoundError:
        # It may have been exported since the caller asked for it.
        version = yield from exchange(session, _version_call(version.id))
        chosen = choose_files(version, names)
    saved: list[Path] = []
    for file in chosen:
        source = _source(session, version.id, file)
        saved.append((yield from downloading(session, source, folder / _safe_name(file.name))))
    return saved


def choose_files(version: Version, names: Sequence[str] | None) -> list[File]:
    """The files of a version that are named by their names or their formats; all for None.

    Raises:
        NotFoundError: One is not there.
    """
    if names is None:
        return list(version.files)
    chosen: dict[str, File] = {}
    for name in names:
        found = (
            [file for file in version.files if file.name == name]
            or [file for file in version.files if file.format == name and file.name.startswith("model.")]
            or [file for file in version.files if file.format == name]
        )
        if not found:
            raise NotFoundError(
                f"the version {version.id} has no file {name!r}",
                hint="make it first with an export (`prompt2mesh remote export`, client.tasks.export)",
                suggestions=tuple(file.name for file in version.files),
            )
        chosen |= {file.name: file for file in found}
    return list(chosen.values())


def _source(session: Session, version_id: str, file: File) -> Source:
    def renew() -> Flow[Source]:
        version = yield from exchange(session, _version_call(version_id))
        return _source(session, version_id, choose_files(version, [file.name])[0])

    return Source(call=_file_call(file.url), sha256=file.sha256, size_bytes=file.size_bytes, renew=renew)


def _file_call(url: str) -> Call[None]:
    """Asks for a file at its signed address.

    A file of the API is asked for where the API was found: the address that the
    server gives to browsers may not be reachable from here. The signature is of
    the path, and no credential goes along.
    """
    at = url.find(_FILES)
    return Call("GET", url[at:] if at >= 0 else url, None, authenticated=False)


def _safe_name(name: str) -> str:
    """The name of a file, without any folder."""
    last = Path(name).name
    return "file" if last in {"", ".", ".."} else last
