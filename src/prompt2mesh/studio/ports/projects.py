"""Port for what people keep: projects, their versions, the files of those, and the builds that may be used again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from prompt2mesh.studio.ports.records import Branch, Build, Page, Project, StoredFile, Upload, Version


@dataclass(frozen=True, kw_only=True)
class ProjectFilter:
    """Which projects to list; None asks for any.

    Attributes:
        owner_id: Those of a user.
        visible_to: Those of a user, and public ones of others.
        public: Only those in the public gallery.
        favourite_of: Only favourites of a user.
        text: Words that the name, description or a tag contains.
        tag: A tag it has.
    """

    owner_id: str | None = None
    visible_to: str | None = None
    public: bool = False
    favourite_of: str | None = None
    text: str | None = None
    tag: str | None = None


class Projects(Protocol):
    """Projects and who likes them."""

    def add(self, project: Project) -> None:
        """Keeps one."""
        ...

    def get(self, project_id: str) -> Project | None:
        """The project."""
        ...

    def by_share_token(self, token: str) -> Project | None:
        """The project that a link names."""
        ...

    def page(self, which: ProjectFilter, page: Page) -> Sequence[Project]:
        """The newest first."""
        ...

    def count(self) -> int:
        """How many there are."""
        ...

    def update(self, project_id: str, **changes: Any) -> Project | None:
        """Changes fields of a record."""
        ...

    def delete(self, project_id: str) -> bool:
        """Forgets it and all its versions."""
        ...

    def set_favourite(self, user_id: str, project_id: str, *, favourite: bool, now: datetime) -> None:
        """Likes it, or not."""
        ...

    def favourites(self, user_id: str, project_ids: Sequence[str]) -> set[str]:
        """Which of these the user likes."""
        ...


class Versions(Protocol):
    """Versions, branches and files."""

    def add(self, version: Version, files: Sequence[StoredFile]) -> Version:
        """Keeps one, numbers it, and moves the head of its branch (made where there is none).

        Raises:
            BlobMissingError: A file's blob is not registered any more; put it again.
        """
        ...

    def get(self, version_id: str) -> Version | None:
        """The version."""
        ...

    def get_many(self, version_ids: Sequence[str]) -> Sequence[Version]:
        """Those of the versions that there are, in no particular order."""
        ...

    def named(self, version_ids: Sequence[str]) -> Sequence[Version]:
        """Those of these versions that there are, in no particular order."""
        ...

    def by_job(self, job_id: str) -> Version | None:
        """The version that a job made."""
        ...

    def page(self, project_id: str, page: Page) -> Sequence[Version]:
        """The newest first."""
        ...

    def files(self, version_ids: Sequence[str]) -> dict[str, list[StoredFile]]:
        """The files of each."""
        ...

    def add_files(self, version_id: str, files: Sequence[StoredFile]) -> None:
        """Adds files, in place of those of the same name."""
        ...

    def update_summary(self, version_id: str, summary: dict[str, Any]) -> None:
        """Changes what a list shows."""
        ...

    def delete(self, version_id: str) -> bool:
        """Forgets one; its children hang on its parent, and heads that were on it move there."""
        ...

    def branches(self, project_ids: Sequence[str]) -> dict[str, list[Branch]]:
        """The branches of each project; `main` first."""
        ...

    def set_head(self, project_id: str, branch: str, version_id: str | None, *, now: datetime) -> None:
        """Moves a branch, or makes it."""
        ...

    def delete_branch(self, project_id: str, branch: str) -> bool:
        """Forgets a branch; its versions stay."""
        ...

    def file_of(self, user_id: str, digest: str) -> StoredFile | None:
        """A file with this content, where one of a user's versions has it."""
        ...

    def storage_bytes(self, user_id: str) -> int:
        """What a user's files take; the same bytes count once."""
        ...


class Builds(Protocol):
    """Finished builds by what they were made from, and the register of blobs."""

    def get(self, key: str) -> Build | None:
        """The build of that key."""
        ...

    def add(self, build: Build) -> None:
        """Keeps one; the files of a key that is known are added to it."""
        ...

    def blob_totals(self) -> tuple[int, int]:
        """How many blobs there are, and their bytes."""
        ...

    def register(self, files: Sequence[StoredFile], *, now: datetime) -> None:
        """Tells the database of blobs just put, in the transaction that then refers to them.

        Raises:
            BlobMissingError: One was collected as garbage since it was put; roll back, put it again, and try again.
        """
        ...


class Uploads(Protocol):
    """Pictures that people sent."""

    def add(self, upload: Upload) -> None:
        """Keeps one."""
        ...

    def get(self, upload_id: str) -> Upload | None:
        """The upload."""
        ...

    def page(self, user_id: str, page: Page) -> Sequence[Upload]:
        """A user's, newest first."""
        ...

    def delete(self, upload_id: str) -> bool:
        """Forgets it."""
        ...
