"""The plugin that looks for secrets finds them: a suite that lets some out fails, and says where."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.canaries import PASSWORD, SECRET_KEY, canaries_in

SUITE = """
import logging
from tests.support.canaries import PASSWORD, SECRET_KEY, USER_LLM_KEY

def test_logs_one():
    logging.getLogger("prompt2mesh.some.module").info("somebody came with %s", PASSWORD)

def test_prints_one():
    print("look:", USER_LLM_KEY)

def test_leaves_one_in_a_file(tmp_path):
    (tmp_path / "runner.log").write_text("fine\\n" + SECRET_KEY + "\\n")

def test_logs_what_is_taken_out_on_its_way(tmp_path):
    logging.getLogger("prompt2mesh.some.module").info("password=%s", PASSWORD)
    logging.getLogger("prompt2mesh.some.module").info("a login", extra={"api_key": SECRET_KEY})
    (tmp_path / "model.bin").write_text(SECRET_KEY)
"""


def test_a_suite_that_lets_secrets_out_fails_and_says_where(tmp_path: Path) -> None:
    suite = tmp_path / "test_suite.py"
    suite.write_text(SUITE)
    root = Path(__file__).parents[3]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.support.canaries", "-c", "/dev/null", "--rootdir", str(tmp_path),
         "-n", "2", "-rf", f"--basetemp={tmp_path / 'base'}", str(suite)],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    shutil.rmtree(tmp_path / "base")  # the suite around this test is looked through as well
    said = ended.stdout + ended.stderr
    assert ended.returncode == 1, said
    assert "2 failed, 2 passed" in said
    assert "the password in a record of prompt2mesh.some.module" in said
    assert "the LLM key of a person in the Captured stdout call" in said
    assert "runner.log:2: the secret key" in said


def test_the_service_s_own_tokens_are_known_by_their_shape() -> None:
    assert canaries_in("p2m_abcdefghijkl_" + "a" * 43) == ["API key"]
    assert canaries_in("p2mr_" + "a" * 43) == ["refresh token"]
    assert canaries_in(f"{PASSWORD} {SECRET_KEY}") == ["password", "secret key"]
    assert canaries_in("nothing of the kind") == []
