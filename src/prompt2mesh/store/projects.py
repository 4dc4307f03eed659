"""Projects, versions, builds and uploads in SQL."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, Table, case, cast, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from prompt2mesh.store import tables
from prompt2mesh.store.register import BlobRegister
from prompt2mesh.store.rows import Rows, chunks
from prompt2mesh.studio.ports.projects import ProjectFilter
from prompt2mesh.studio.ports.records import Branch, Build, Page, Project, StoredFile, Upload, Version

MAIN = "main"


class ProjectTable:
    """See `studio.ports.projects.Projects`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._connection = connection
        self._rows = Rows(connection, tables.projects, Project)

    def add(self, project: Project) -> None:
        """Keeps one."""
        self._rows.add(project)

    def get(self, project_id: str) -> Project | None:
        """The project."""
        return self._rows.first(tables.projects.c.id == project_id)

    def by_share_token(self, token: str) -> Project | None:
        """The project that a link names."""
        return self._rows.first(tables.projects.c.share_token == token)

    def page(self, which: ProjectFilter, page: Page) -> Sequence[Project]:
        """The newest first."""
        projects = tables.projects.c
        conditions: list[ColumnElement[bool]] = []
        if which.owner_id is not None:
            conditions.append(projects.user_id == which.owner_id)
        if which.visible_to is not None:
            conditions.append(or_(projects.user_id == which.visible_to, projects.visibility == "public"))
        if which.public:
            conditions.append(projects.visibility == "public")
        if which.favourite_of is not None:
            liked = select(tables.favourites.c.project_id).where(tables.favourites.c.user_id == which.favourite_of)
            conditions.append(projects.id.in_(liked))
        for word in (which.text or "").split():
            columns = (projects.name, projects.description, cast(projects.tags, String))
            conditions.append(or_(*(column.icontains(word, autoescape=True) for column in columns)))
        if which.tag is not None:
            # As the tag stands in the JSON of the column.
            quoted = json.dumps(which.tag, ensure_ascii=False)
            conditions.append(cast(projects.tags, String).contains(quoted, autoescape=True))
        return self._rows.page(page, *conditions, by="published_at" if which.public else "updated_at")

    def count(self) -> int:
        """How many there are."""
        return self._connection.execute(select(func.count()).select_from(tables.projects)).scalar_one()

    def update(self, project_id: str, **changes: Any) -> Project | None:
        """Changes fields of a record."""
        self._rows.update(tables.projects.c.id == project_id, **changes)
        return self.get(project_id)

    def delete(self, project_id: str) -> bool:
        """Forgets it and all its versions."""
        return self._rows.delete(tables.projects.c.id == project_id) == 1

    def set_favourite(self, user_id: str, project_id: str, *, favourite: bool, now: datetime) -> None:
        """Likes it, or not."""
        likes = tables.favourites
        if favourite:
            row = _insert(self._connection, likes).values(user_id=user_id, project_id=project_id, created_at=now)
            self._connection.execute(row.on_conflict_do_nothing())
        else:
            mine = (likes.c.user_id == user_id) & (likes.c.project_id == project_id)
            self._connection.execute(delete(likes).where(mine))

    def favourites(self, user_id: str, project_ids: Sequence[str]) -> set[str]:
        """Which of these the user likes."""
        likes = tables.favourites.c
        query = select(likes.project_id).where(likes.user_id == user_id, likes.project_id.in_(project_ids))
        return set(self._connection.execute(query).scalars())


class VersionTable:
    """See `studio.ports.projects.Versions`."""

    def __init__(self, connection: Connection, register: BlobRegister) -> None:
        """Bind a transaction's connection, and the register of blobs as it sees it."""
        self._connection = connection
        self._register = register
        self._rows = Rows(connection, tables.versions, Version)

    def add(self, version: Version, files: Sequence[StoredFile]) -> Version:
        """Keeps one, numbers it, and moves the head of its branch."""
        versions = tables.versions.c
        # The project's row is locked, so that two jobs of one project do not take one number.
        project = tables.projects.c
        row = select(project.id).where(project.id == version.project_id).with_for_update(key_share=True)
        self._connection.execute(row)
        newest = select(func.coalesce(func.max(versions.number), 0)).where(versions.project_id == version.project_id)
        version = replace(version, number=self._connection.execute(newest).scalar_one() + 1)
        self._rows.add(version)
        self.add_files(version.id, files)
        if version.branch is not None:
            self.set_head(version.project_id, version.branch, version.id, now=version.created_at)
        touched = {"updated_at": version.created_at}
        self._connection.execute(update(tables.projects).where(project.id == version.project_id).values(**touched))
        return version

    def get(self, version_id: str) -> Version | None:
        """The version."""
        return self._rows.first(tables.versions.c.id == version_id)

    def get_many(self, version_ids: Sequence[str]) -> Sequence[Version]:
        """Those of the versions that there are."""
        found: list[Version] = []
        for some in chunks(version_ids):
            found += self._rows.all(select(tables.versions).where(tables.versions.c.id.in_(some)))
        return found

    def named(self, version_ids: Sequence[str]) -> Sequence[Version]:
        """Those of these versions that there are."""
        found: list[Version] = []
        for some in chunks(version_ids):
            found += self._rows.all(select(tables.versions).where(tables.versions.c.id.in_(some)))
        return found

    def by_job(self, job_id: str) -> Version | None:
        """The version that a job made."""
        return self._rows.first(tables.versions.c.job_id == job_id)

    def page(self, project_id: str, page: Page) -> Sequence[Version]:
        """The newest first."""
        return self._rows.page(page, tables.versions.c.project_id == project_id)

    def files(self, version_ids: Sequence[str]) -> dict[str, list[StoredFile]]:
        """The files of each."""
        return _files(self._connection, tables.version_files, "version_id", version_ids)

    def add_files(self, version_id: str, files: Sequence[StoredFile]) -> None:
        """Adds files, in place of those of the same name."""
        self._register.hold(file.digest for file in files)
        _add_files(self._connection, tables.version_files, "version_id", version_id, files)

    def update_summary(self, version_id: str, summary: dict[str, Any]) -> None:
        """Changes what a list shows."""
        self._rows.update(tables.versions.c.id == version_id, summary=summary)

    def delete(self, version_id: str) -> bool:
        """Forgets one, and joins what it joined."""
        version = self.get(version_id)
        if version is None:
            return False
        branches, versions = tables.branches.c, tables.versions.c
        self._rows.update(versions.parent_id == version_id, parent_id=version.parent_id)
        turns = tables.chat_turns
        based = update(turns).where(turns.c.base_version_id == version_id)
        self._connection.execute(based.values(base_version_id=version.parent_id))
        self._connection.execute(
            update(tables.branches).where(branches.head_version_id == version_id)
            .values(head_version_id=version.parent_id)
        )  # fmt: skip
        return self._rows.delete(versions.id == version_id) == 1

    def branches(self, project_ids: Sequence[str]) -> dict[str, list[Branch]]:
        """The branches of each project."""
        table = tables.branches
        rows = Rows(self._connection, table, Branch)
        found: dict[str, list[Branch]] = {project_id: [] for project_id in project_ids}
        main_first = case((table.c.name == MAIN, 0), else_=1)
        for some in chunks(project_ids):
            query = select(table).where(table.c.project_id.in_(some)).order_by(main_first, table.c.created_at)
            for branch in rows.all(query):
                found[branch.project_id].append(branch)
        return found

    def set_head(self, project_id: str, branch: str, version_id: str | None, *, now: datetime) -> None:
        """Moves a branch, or makes it."""
        row = _insert(self._connection, tables.branches).values(
            project_id=project_id, name=branch, head_version_id=version_id, created_at=now
        )
        self._connection.execute(row.on_conflict_do_update(
            index_elements=["project_id", "name"], set_={"head_version_id": version_id},
        ))  # fmt: skip

    def delete_branch(self, project_id: str, branch: str) -> bool:
        """Forgets a branch."""
        branches = tables.branches
        query = delete(branches).where(branches.c.project_id == project_id, branches.c.name == branch)
        return self._connection.execute(query).rowcount == 1

    def file_of(self, user_id: str, digest: str) -> StoredFile | None:
        """A file with this content."""
        files, versions = tables.version_files.c, tables.versions.c
        query = (
            select(files.name, files.digest, files.size_bytes, files.media_type)
            .join(tables.versions, versions.id == files.version_id)
            .where(versions.user_id == user_id, files.digest == digest)
            .limit(1)
        )
        row = self._connection.execute(query).mappings().first()
        return None if row is None else StoredFile(**row)

    def storage_bytes(self, user_id: str) -> int:
        """What a user's files take."""
        files, versions, uploads = tables.version_files.c, tables.versions.c, tables.uploads.c
        kept = (
            select(files.digest, files.size_bytes)
            .join(tables.versions, versions.id == files.version_id)
            .where(versions.user_id == user_id)
        )
        sent = select(uploads.digest, uploads.size_bytes).where(uploads.user_id == user_id)
        scenes = select(tables.scenes.c.digest, tables.scenes.c.size_bytes).where(tables.scenes.c.user_id == user_id)
        both = kept.union(sent, scenes).subquery()
        return int(self._connection.execute(select(func.coalesce(func.sum(both.c.size_bytes), 0))).scalar_one())


class BuildTable:
    """See `studio.ports.projects.Builds`."""

    def __init__(self, connection: Connection, register: BlobRegister) -> None:
        """Bind a transaction's connection, and the register of blobs as it sees it."""
        self._connection = connection
        self._register = register

    def get(self, key: str) -> Build | None:
        """The build of that key."""
        builds = tables.builds.c
        created_at = self._connection.execute(select(builds.created_at).where(builds.key == key)).scalar()
        if created_at is None:
            return None
        files = _files(self._connection, tables.build_files, "build_key", [key])
        return Build(key=key, files=files[key], created_at=created_at)

    def add(self, build: Build) -> None:
        """Keeps one."""
        self._register.hold(file.digest for file in build.files)
        row = _insert(self._connection, tables.builds).values(key=build.key, created_at=build.created_at)
        self._connection.execute(row.on_conflict_do_nothing())
        _add_files(self._connection, tables.build_files, "build_key", build.key, build.files)

    def blob_totals(self) -> tuple[int, int]:
        """How many blobs there are, and their bytes."""
        size = func.coalesce(func.sum(tables.blobs.c.size_bytes), 0)
        row = self._connection.execute(select(func.count(), size).select_from(tables.blobs)).one()
        return int(row[0]), int(row[1])

    def register(self, files: Sequence[StoredFile], *, now: datetime) -> None:
        """Tells the database of blobs just put."""
        self._register.register(files, now=now)


class UploadTable:
    """See `studio.ports.projects.Uploads`."""

    def __init__(self, connection: Connection, register: BlobRegister) -> None:
        """Bind a transaction's connection, and the register of blobs as it sees it."""
        self._connection = connection
        self._register = register

    def add(self, upload: Upload) -> None:
        """Keeps one."""
        self._register.hold([upload.file.digest])
        self._connection.execute(insert(tables.uploads).values(
            id=upload.id, user_id=upload.user_id, created_at=upload.created_at, **vars(upload.file),
        ))  # fmt: skip

    def get(self, upload_id: str) -> Upload | None:
        """The upload."""
        query = select(tables.uploads).where(tables.uploads.c.id == upload_id)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _upload(row)

    def page(self, user_id: str, page: Page) -> Sequence[Upload]:
        """A user's, newest first."""
        uploads = tables.uploads.c
        query = select(tables.uploads).where(uploads.user_id == user_id).order_by(uploads.id.desc()).limit(page.limit)
        if page.after is not None:
            query = query.where(uploads.id < page.after)
        return [_upload(row) for row in self._connection.execute(query).mappings()]

    def delete(self, upload_id: str) -> bool:
        """Forgets it."""
        return self._connection.execute(delete(tables.uploads).where(tables.uploads.c.id == upload_id)).rowcount == 1


def _upload(row: Any) -> Upload:
    file = StoredFile(
        name=row["name"], digest=row["digest"], size_bytes=row["size_bytes"], media_type=row["media_type"]
    )
    return Upload(id=row["id"], user_id=row["user_id"], file=file, created_at=row["created_at"])


def _insert(connection: Connection, table: Table) -> Any:
    """An INSERT that can say what to do on a conflict, in the database's own words."""
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)


def _files(connection: Connection, table: Table, owner: str, keys: Sequence[str]) -> dict[str, list[StoredFile]]:
    found: dict[str, list[StoredFile]] = {key: [] for key in keys}
    for some in chunks(keys):
        for row in connection.execute(select(table).where(table.c[owner].in_(some)).order_by(table.c.name)):
            found[row[0]].append(
                StoredFile(name=row.name, digest=row.digest, size_bytes=row.size_bytes, media_type=row.media_type)
            )
    return found


def _add_files(connection: Connection, table: Table, owner: str, key: str, files: Sequence[StoredFile]) -> None:
    for file in files:
        row = _insert(connection, table).values({owner: key, **vars(file)})
        changes = {"digest": file.digest, "size_bytes": file.size_bytes, "media_type": file.media_type}
        connection.execute(row.on_conflict_do_update(index_elements=[owner, "name"], set_=changes))
