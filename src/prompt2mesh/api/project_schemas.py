"""What the endpoints of projects and the gallery take and answer with."""

from datetime import datetime

from pydantic import ConfigDict, Field

from prompt2mesh.api.account_schemas import Question
from prompt2mesh.api.schemas import Answer, Version
from prompt2mesh.api.texts import Description, ProjectName, Tag
from prompt2mesh.studio.ports.records import Visibility
from prompt2mesh.studio.service.projects import MAX_TAGS
from prompt2mesh.studio.service.requests import BranchName, Id

VERSION_ID = "ver_01kb2m3w5x6y7z8a9b0c1d2e3f"


class NewProject(Question):
    """A project without a model; a prompt in it makes the first one."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"name": "Garden furniture", "description": "For the terrace.", "tags": ["furniture", "oak"]},
    ]})  # fmt: skip

    name: ProjectName = ""
    description: Description = ""
    tags: list[Tag] = Field(default=[], max_length=MAX_TAGS)


class ProjectChange(Question):
    """What to change of a project; what is left out stays."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"name": "Oak table"}, {"tags": ["furniture"], "visibility": "public"},
    ]})  # fmt: skip

    name: ProjectName | None = None
    description: Description | None = None
    tags: list[Tag] | None = Field(default=None, max_length=MAX_TAGS)
    visibility: Visibility | None = Field(
        default=None, description="`link` shows it to whoever has its link, `public` to everybody."
    )


class Branch(Answer):
    """A named line of versions."""

    name: str = Field(examples=["main"])
    head_version_id: str | None = Field(examples=[VERSION_ID])


class Project(Answer):
    """A model and all its versions."""

    id: str = Field(examples=["prj_01kb2m3w5x6y7z8a9b0c1d2e3f"])
    name: str = Field(examples=["a round oak table"])
    description: str
    tags: list[str] = Field(examples=[["furniture"]])
    visibility: Visibility
    favourite: bool
    branches: list[Branch]
    head: Version | None = Field(description="The newest version of `main`; null until there is one.")
    created_at: datetime
    updated_at: datetime
    share_url: str | None = Field(description="The page that shows it to others; null while it is private.")


class Share(Answer):
    """A link that shows a model to whoever has it."""

    share_token: str
    url: str = Field(examples=["http://localhost:8501/?share=Zk3…"])


class SharedModel(Answer):
    """A model that its owner shows."""

    project_id: str = Field(description="Can be given to `/v1/gallery/{project_id}/copy` where it is public.")
    name: str
    description: str
    tags: list[str]
    owner_name: str = Field(examples=["Ann"])
    visibility: Visibility
    favourite: bool = Field(description="Whether you like it; false for somebody who is not logged in.")
    mine: bool
    published_at: datetime | None
    version: Version
    share_url: str | None


class Revert(Question):
    """The version to go back to, or the variant to go on with."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"version_id": VERSION_ID}]})

    version_id: Id
    branch: BranchName = Field(default="main", description="Made where there is none of that name.")


class NewBranch(Question):
    """A branch to begin."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"name": "steel legs", "from_version_id": VERSION_ID},
    ]})  # fmt: skip

    name: BranchName
    from_version_id: Id
