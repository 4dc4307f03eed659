"""What the agent of an instance may do with its token: keep and fetch its person's scene, read their models."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from prompt2mesh.mesh.errors import (
    AuthenticationError,
    BlobDamagedError,
    BlobMissingError,
    LimitError,
    NotFoundError,
    RequestError,
)
from prompt2mesh.studio.ports.credentials import InstanceTokens
from prompt2mesh.studio.ports.instances import ActivityKind, Instances
from prompt2mesh.studio.ports.projects import ProjectFilter
from prompt2mesh.studio.ports.records import Page, Project, Scene, StoredFile, User, Version, new_id
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.storage import admit_scene
from prompt2mesh.studio.service.tasks import owned_project, owned_version

MAX_BYTES = 2_000_000_000  # of any scene, whatever a person's own limit is
_TRIES = 3


@dataclass(frozen=True, kw_only=True)
class OpenModel:
    """A version of a person's and its files."""

    project: Project
    version: Version
    files: Sequence[StoredFile]


class InstanceScenes:
    """The scenes and models of the person whom an agent serves."""

    def __init__(self, services: Services, driver: Instances | None, *, tokens: InstanceTokens) -> None:
        """Bind the ports."""
        self._services = services
        self._driver = driver
        self._tokens = tokens

    def recognise(self, token: str) -> User:
        """The person whom an agent serves.

        Also one who may not log in any more: their scene is still saved when their instance is suspended.

        Raises:
            AuthenticationError: It is no agent's token, or its person is gone.
        """
        claims = self._tokens.read("agent", token, now=self._services.clock())
        with self._services.store.read() as tx:
            user = tx.users.get(claims.user_id)
        if user is None:
            raise AuthenticationError("the person of this instance is not known any more")
        return user

    def largest(self, user: User) -> int:
        """The largest scene that is kept of a person's, in bytes."""
        return min(MAX_BYTES, self._services.limits.of(user, "scene_mb") * 1_000_000)

    def keep(
        self, user: User, path: Path, *, digest: str, project_id: str | None = None, version_id: str | None = None
    ) -> Scene:
        """Keeps a scene in the place of the one before it.

        It counts against the person's storage, but is not refused because their models have used that up: a scene
        that cannot be saved is lost, or keeps its instance awake for ever. Then it is new models that wait.

        Args:
            user: Whose.
            path: The .blend.
            digest: Its sha256 as the agent said it.
            project_id: What was shown; one that is not theirs is passed over.
            version_id: The version of it.

        Raises:
            LimitError: It is larger than a scene may be, or the person has written too much today and saves too often.
            RequestError: Other bytes came than were said.
        """
        services, size = self._services, path.stat().st_size
        if size > self.largest(user):
            raise LimitError(f"a scene of {size / 1e6:.0f} MB came; {self.largest(user) / 1e6:.0f} MB are allowed",
                             hint="take large textures or meshes out of the scene")  # fmt: skip
        if services.blobs.stat(digest) is None:
            with services.store.begin() as tx:
                admit_scene(tx, services, user, size_bytes=size)
        for tries in range(_TRIES):
            blob = services.blobs.put_file(path)
            if blob.digest != digest:
                raise RequestError("the bytes that came are not those of the digest", hint="send the scene again")
            now = services.clock()
            file = StoredFile(name="scene.blend", digest=blob.digest, size_bytes=blob.size_bytes,
                              media_type="application/x-blender")  # fmt: skip
            try:
                with services.store.begin() as tx:
                    tx.builds.register([file], now=now)
                    shown = self._shown(tx, user, project_id, version_id)
                    scene = Scene(
                        id=new_id("scn"), user_id=user.id, project_id=shown[0], version_id=shown[1],
                        digest=blob.digest, size_bytes=blob.size_bytes, saved_at=now,
                    )  # fmt: skip
                    tx.scenes.keep(scene)
                    return scene
            except BlobMissingError:  # collected between the put and the row: put again
                if tries + 1 == _TRIES:
                    raise
        raise AssertionError("a try either returns or raises")

    def newest(self, user: User, *, verify: bool = False) -> Scene:
        """The person's newest scene.

        Args:
            user: Whose.
            verify: Read all of it and compare it with its digest.

        Raises:
            NotFoundError: None was saved.
            BlobDamagedError: What is kept is not what was saved.
        """
        with self._services.store.read() as tx:
            scene = tx.scenes.newest(user.id)
        if scene is None:
            raise NotFoundError("no scene was saved")
        if verify:
            found = hashlib.sha256()
            for chunk in self._services.blobs.open(scene.digest):
                found.update(chunk)
            if found.hexdigest() != scene.digest:
                raise BlobDamagedError(f"the scene {scene.digest} is damaged")
        return scene

    def note(self, user: User, kind: ActivityKind, *, at: datetime) -> None:
        """Notes that the person works in the instance; a moment to come counts as now."""
        if self._driver is not None:
            self._driver.touch(user.id, kind, at=min(at, self._services.clock()))

    def model(self, user: User, *, project_id: str | None = None, version_id: str | None = None) -> OpenModel:
        """A version with its files: the one named, or the newest of the project or of all.

        Raises:
            NotFoundError: There is none, or it is not theirs.
        """
        with self._services.store.read() as tx:
            if version_id is not None:
                version = owned_version(tx, user, version_id)
                if project_id not in {None, version.project_id}:
                    raise NotFoundError(f"this project has no version {version_id}")
                project = owned_project(tx, user, version.project_id)
            else:
                projects = [owned_project(tx, user, project_id)] if project_id else self._projects(tx, user)
                heads = ((one, self._head(tx, one)) for one in projects)
                project, version = next(((one, head) for one, head in heads if head is not None), (None, None))
            if project is None or version is None:
                raise NotFoundError("no model was made yet")
            return OpenModel(project=project, version=version, files=tx.versions.files([version.id])[version.id])

    def file(self, user: User, digest: str) -> tuple[StoredFile, Iterator[bytes]]:
        """A file of a version of the person's.

        Raises:
            NotFoundError: None of their versions has such a file.
        """
        with self._services.store.read() as tx:
            found = tx.versions.file_of(user.id, digest)
        if found is None:
            raise NotFoundError("none of this person's models has such a file")
        return found, self._services.blobs.open(digest)

    def open(self, scene: Scene) -> Iterator[bytes]:
        """The bytes of a scene."""
        return self._services.blobs.open(scene.digest)

    def _shown(
        self, tx: Transaction, user: User, project_id: str | None, version_id: str | None
    ) -> tuple[str | None, str | None]:
        with suppress(NotFoundError):  # deleted while it was open: the scene is still worth keeping
            if version_id is not None:
                version = owned_version(tx, user, version_id)
                return version.project_id, version.id
            if project_id is not None:
                return owned_project(tx, user, project_id).id, None
        return None, None

    @staticmethod
    def _projects(tx: Transaction, user: User) -> Sequence[Project]:
        return tx.projects.page(ProjectFilter(owner_id=user.id), Page(limit=20))

    @staticmethod
    def _head(tx: Transaction, project: Project) -> Version | None:
        branches = {branch.name: branch.head_version_id for branch in tx.versions.branches([project.id])[project.id]}
        head = branches.get("main") or next((one for one in branches.values() if one), None)
        return tx.versions.get(head) if head else None
