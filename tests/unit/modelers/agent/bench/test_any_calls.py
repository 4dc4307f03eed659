"""Whatever an LLM calls in whatever order: the bench answers, the program stays valid, and undo goes back."""

from tests.support.tool_calls import any_calls

test_no_sequence_of_calls_raises_or_leaves_an_invalid_program = any_calls
