"""The Python client of the API: thin over httpx2, typed, synchronous and asynchronous.

May import `mesh` and httpx2. Requests are described as data in `resources`;
`exchange`, `watching` and `downloading` hold the rules, once for both clients.
"""

from prompt2mesh.client.client import DEFAULT_URL, AsyncClient, Client
from prompt2mesh.client.endpoints import AsyncListing, Listing
from prompt2mesh.client.errors import ApiError
from prompt2mesh.client.retry import RetryPolicy
from prompt2mesh.client.session import MemoryTokens, Tokens, TokenStore
from prompt2mesh.mesh.errors import (
    DownloadCorruptError,
    ServerUnreachableError,
    UnexpectedAnswerError,
    WaitTimeoutError,
)

__all__ = [
    "DEFAULT_URL",
    "ApiError",
    "AsyncClient",
    "AsyncListing",
    "Client",
    "DownloadCorruptError",
    "Listing",
    "MemoryTokens",
    "RetryPolicy",
    "ServerUnreachableError",
    "TokenStore",
    "Tokens",
    "UnexpectedAnswerError",
    "WaitTimeoutError",
]
