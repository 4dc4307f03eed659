import subprocess
import sys


def test_whoever_only_makes_a_model_does_not_load_what_counts() -> None:
    """Each start of `prompt2mesh make` would pay for it."""
    code = "import sys, prompt2mesh.cli.making, prompt2mesh.builders.pool; print([n for n in sys.modules if 'prometheus' in n])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
