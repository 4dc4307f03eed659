"""The ports of the studio: what a use case needs from the outside."""

from prompt2mesh.studio.ports.blobs import Blob, BlobStore, StoredBlob
from prompt2mesh.studio.ports.modeling import (
    Builder,
    BuildOrder,
    BuildResult,
    Canceled,
    Modeler,
    OnProgress,
    RenderKind,
    RenderOrder,
    Style,
    Viewpoint,
    never,
    no_progress,
)

__all__ = [
    "Blob",
    "BlobStore",
    "BuildOrder",
    "BuildResult",
    "Builder",
    "Canceled",
    "Modeler",
    "OnProgress",
    "RenderKind",
    "RenderOrder",
    "StoredBlob",
    "Style",
    "Viewpoint",
    "never",
    "no_progress",
]
