"""Batches: many tasks asked for at once."""

from collections.abc import Sequence
from pathlib import Path

from prompt2mesh.client.calls import Call, Content, given, path_of
from prompt2mesh.client.downloading import Source, downloading
from prompt2mesh.client.endpoints import AsyncResource, Endpoint, ListEndpoint, SyncResource
from prompt2mesh.client.models import Batch, Page, Task
from prompt2mesh.client.resources.tasks import BatchItem
from prompt2mesh.client.resources.versions import OnProgress


class BatchCalls:
    """The requests about batches."""

    @Endpoint
    def create(
        self, items: Sequence[str | BatchItem], *, name: str | None = None, webhook_url: str | None = None
    ) -> Call[Batch]:
        """Asks for many models.

        Args:
            items: Prompts, or for each what `BatchItem` says.
            name: What to call it.
            webhook_url: Gets a signed POST when a task ends.

        Example:
            ```python
            batch = client.batches.create(["a barrel", {"prompt": "a mossy boulder", "seed": 7}], name="props")
            ```
        """
        body = given(
            name=name,
            webhook_url=webhook_url,
            items=[{"prompt": item} if isinstance(item, str) else given(**item) for item in items],
        )
        return Call("POST", "/v1/batches", Batch, body=body)

    @Endpoint
    def create_from_csv(self, text: str, *, name: str | None = None) -> Call[Batch]:
        """The same from CSV with a header that names `prompt`, and may name `seed`, `style`, `formats` and more."""
        content = Content(data=text.encode(), media_type="text/csv")
        return Call("POST", "/v1/batches", Batch, content=content, query={"name": name})

    @ListEndpoint
    def list(self, *, limit: int | None = None) -> Call[Page[Batch]]:
        """Your batches, newest first."""
        return Call("GET", "/v1/batches", Page[Batch], query={"limit": limit})

    @Endpoint
    def get(self, batch_id: str) -> Call[Batch]:
        """How a batch stands.

        Example:
            ```python
            batch = client.batches.get(batch.id)
            print(f"{batch.ended} of {batch.total}")
            ```
        """
        return Call("GET", path_of("/v1/batches/{}", batch_id), Batch)

    @ListEndpoint
    def tasks(self, batch_id: str, *, limit: int | None = None) -> Call[Page[Task]]:
        """The tasks of a batch, in the order of its lines."""
        return Call("GET", path_of("/v1/batches/{}/tasks", batch_id), Page[Task], query={"limit": limit})

    @Endpoint
    def delete(self, batch_id: str) -> Call[None]:
        """Forgets a batch that has ended; the models stay."""
        return Call("DELETE", path_of("/v1/batches/{}", batch_id), None)

    @Endpoint
    def cancel(self, batch_id: str) -> Call[Batch]:
        """Ends every task of it that has not ended."""
        return Call("POST", path_of("/v1/batches/{}/cancel", batch_id), Batch)


class Batches(BatchCalls, SyncResource):
    """`client.batches`."""

    def download(
        self, batch_id: str, target: Path | str, *, format: str = "glb", on_progress: OnProgress | None = None  # noqa: A002 - the word that the API uses
    ) -> Path:  # fmt: skip
        """Saves one zip with a file of each finished model.

        Example:
            ```python
            client.batches.download(batch.id, "props.zip", format="glb")
            ```
        """
        return self._driver.run(
            downloading(self._session, _archive(batch_id, format), Path(target)), on_item=on_progress
        )


class AsyncBatches(BatchCalls, AsyncResource):
    """`client.batches` of an AsyncClient."""

    async def download(
        self, batch_id: str, target: Path | str, *, format: str = "glb", on_progress: OnProgress | None = None  # noqa: A002 - the word that the API uses
    ) -> Path:  # fmt: skip
        """Saves one zip with a file of each finished model; see `Batches.download`."""
        return await self._driver.run(
            downloading(self._session, _archive(batch_id, format), Path(target)), on_item=on_progress
        )


def _archive(batch_id: str, file_format: str) -> Source:
    path = path_of("/v1/batches/{}/archive", batch_id)
    return Source(call=Call("GET", path, None, query={"format": file_format}))
