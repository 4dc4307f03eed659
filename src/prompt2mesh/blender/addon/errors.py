"""What a command may fail with; its text goes to the client as it is, its code stays stable."""


class CommandError(Exception):
    """A command that could not be done, in words for the person or the LLM that gave it."""

    def __init__(
        self, message: str, *, code: str = "command_failed", details: "dict[str, object] | None" = None
    ) -> None:
        """Keep the stable code beside the words.

        Args:
            message: What was expected, what came, what to do.
            code: For programs.
            details: More fields of the answer, such as the traceback of code.
        """
        super().__init__(message)
        self.code = code
        self.details = details or {}


class CommandTimeoutError(BaseException):
    """Raised inside a command that has run out of time.

    No subclass of Exception, so that an `except Exception` in somebody's code does not swallow it.
    """


class FramingError(Exception):
    """Bytes that cannot be the start of a message; the connection cannot go on."""

    def __init__(self, message: str, *, code: str = "bad_message") -> None:
        """Keep the stable code beside the words."""
        super().__init__(message)
        self.code = code
