"""The command as a person runs it: a real process, real Blender, real files."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support.desktop import has_desktop

pytestmark = [pytest.mark.blender, pytest.mark.slow]
COMMAND = [sys.executable, "-m", "prompt2mesh.cli"]
QUICK = ("--no-beauty",)


def run(*arguments: str, cwd: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, capture_output=True, text=True, timeout=240, check=False, **options
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


@pytest.fixture
def table(tmp_path: Path) -> Path:
    done = run("make", "a round oak table with four brass legs", "--out", "table", *QUICK, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path / "table"


def report_of(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "report.json").read_text())


def test_make_writes_the_whole_folder_and_answers_every_wish(table: Path) -> None:
    assert {"model.p2m.json", "model.glb", "preview.png", "report.json"} <= {p.name for p in table.iterdir()}
    report = report_of(table)
    assert report["geometry"]["watertight"]
    assert report["geometry"]["floating"] == []
    asked = {item["phrase"]: item["status"] for item in report["checklist"]["items"]}
    assert any("brass" in phrase and status == "met" for phrase, status in asked.items()), asked
    assert not list(table.parent.glob(".*"))


def test_edit_set_and_undo_keep_a_history(table: Path) -> None:
    height = report_of(table)["geometry"]["size_m"][2]
    assert run("edit", "table", "make it 1 m tall", *QUICK, cwd=table.parent).returncode == 0
    assert report_of(table)["geometry"]["size_m"][2] == pytest.approx(1.0, rel=0.01)
    done = run("set", "table", "height=0.5", *QUICK, cwd=table.parent)
    assert done.returncode == 0, done.stderr
    assert "0.5" in done.stdout
    assert run("undo", "table", cwd=table.parent).returncode == 0
    assert report_of(table)["geometry"]["size_m"][2] == pytest.approx(1.0, rel=0.01)
    assert run("undo", "table", cwd=table.parent).returncode == 0
    assert report_of(table)["geometry"]["size_m"][2] == pytest.approx(height, rel=1e-6)
    done = run("undo", "table", cwd=table.parent)
    assert done.returncode == 2
    assert "input_file" in done.stderr


def test_an_edit_shows_before_and_after(table: Path) -> None:
    done = run("edit", "table", "paint the top red", *QUICK, cwd=table.parent)
    assert done.returncode == 0, done.stderr
    assert "what changed" in done.stdout
    assert "red" in done.stdout
    assert len(done.stdout.splitlines()) < 40, "a summary, not a dump"
    assert (table / "before-after.png").stat().st_size > 10_000
    assert "before-after.png" in report_of(table)["renders"]


@pytest.mark.parametrize("prompt", ["zorgl[/x] [bold]", "a [/red] chair \x1b[31m", "a [link=file:///] mug\u202e"])
def test_words_that_look_like_markup_are_only_words(prompt: str, tmp_path: Path) -> None:
    done = run("make", prompt, "--out", "thing", *QUICK, "--no-preview", cwd=tmp_path)
    assert done.returncode in {0, 3}
    shown = run("inspect", "thing", cwd=tmp_path) if done.returncode == 0 else done
    for stream in (done.stdout, done.stderr, shown.stdout):
        assert "\x1b" not in stream
        assert "\u202e" not in stream


def test_json_is_only_json(tmp_path: Path) -> None:
    done = run("make", "a cube", "--json", "--out", "cube", *QUICK, cwd=tmp_path)
    assert json.loads(done.stdout)["geometry"]["part_count"] >= 1
    failed = run("make", "", "--json", cwd=tmp_path)
    assert failed.returncode == 2
    assert json.loads(failed.stdout)["error"]["code"] == "prompt_empty"


def test_the_same_words_and_seed_give_the_same_geometry(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("make", "a wooden chair", "--seed", "5", "--out", name, *QUICK, cwd=tmp_path).returncode == 0
    one, two = report_of(tmp_path / "one"), report_of(tmp_path / "two")
    assert one["geometry"]["geometry_hash"] == two["geometry"]["geometry_hash"]
    assert one["program_hash"] == two["program_hash"]


@pytest.mark.parametrize(
    ("prompt", "code", "exit_code"),
    [
        ("", "prompt_empty", 2),
        ("x" * 100_000, "prompt_too_long", 2),
        ("Ein großer roter Stuhl aus Holz für das Wohnzimmer", None, None),
        ("Большой красный стул", "prompt_language", 2),
        ("🪑🪑🪑", None, None),
        ("a cube with no faces", "prompt_contradiction", 2),
        ("a table with -3 legs", None, 2),
        ("a million chairs", "prompt_out_of_range", 2),
        ("a chair 1 km tall", "prompt_out_of_range", 2),
        ("a chair 1 nm tall", "prompt_out_of_range", 2),
        ("a legless table with four legs", "prompt_contradiction", 2),
        ("a\x00\x07 chair\x1b[31m", None, None),
        ("freedom and justice", "object_unknown", 3),
    ],
)
def test_bad_words_get_a_stable_code_and_leave_nothing(
    prompt: str, code: str | None, exit_code: int | None, tmp_path: Path
) -> None:
    if "\x00" in prompt or len(prompt) > 50_000:
        done = run("make", "-", "--json", *QUICK, cwd=tmp_path, input=prompt)
    else:
        done = run("make", prompt, "--json", *QUICK, cwd=tmp_path)
    answer = json.loads(done.stdout)
    if code is not None:
        assert answer["error"]["code"] == code
    if exit_code is not None:
        assert done.returncode == exit_code, answer
    if "error" in answer:
        assert answer["error"]["message"]
        assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "document",
    [
        "[" * 100_000,
        '{"parts": [{"name": "a", "shape": {"type": "box", "size": [NaN, 1, 1]}}]}',
        '{"parts": [{"name": "a", "shape": {"type": "box", "size": ["=9**9**9**9", 1, 1]}}]}',
        (
            '{"parts": [{"name": "a", "shape": {"type": "box", "size": [1, 1, 1]}, "instances": {"type": "grid", '
            '"counts": [512, 512, 512], "step": [1, 1, 1]}}]}'
        ),
        '{"parts": []}',
        "not json",
    ],
)
def test_hostile_programs_are_refused(document: str, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text(document)
    done = run("build", "bad.json", "--out", "model", "--json", *QUICK, cwd=tmp_path)
    assert done.returncode == 2, done.stdout
    assert json.loads(done.stdout)["error"]["code"].startswith(("program_", "expression_"))
    assert [p.name for p in tmp_path.iterdir()] == ["bad.json"]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopping_at_any_moment_leaves_no_half_model(how: signal.Signals, tmp_path: Path) -> None:
    for delay_s in (0.4, 1.6):
        process = subprocess.Popen(
            [*COMMAND, "make", "four apples in a basket", "--out", "basket", *QUICK],
            cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        time.sleep(delay_s)
        process.send_signal(how)
        _, errors = process.communicate(timeout=60)
        assert "Traceback" not in errors
        seen = [p for p in tmp_path.iterdir() if not p.name.startswith(".")]
        for folder in seen:
            assert (folder / "report.json").exists(), f"{folder} is half-written"
        _assert_no_worker_of(process.pid)
    done = run("make", "four apples in a basket", "--out", "basket", *QUICK, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["basket"], "leftovers are swept by the next run"


def _assert_no_worker_of(parent: int) -> None:
    """Workers ask Linux to die with their parent."""
    deadline = time.monotonic() + 60
    children: list[str] = []
    while time.monotonic() < deadline:
        children = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[2]) == parent or int(fields[1]) == parent:
                children.append(stat.parent.name)
        if not children:
            return
        time.sleep(0.2)
    pytest.fail(f"workers {children} outlived their command")


def test_batch_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    prompts = ["a cube", "a red sphere", "freedom", "a green cone"]
    (tmp_path / "prompts.txt").write_text("# four\n" + "\n".join(prompts) + "\n")
    process = subprocess.Popen(
        [*COMMAND, "batch", "prompts.txt", "--out", "all", "--workers", "1", "--json", "--no-preview"],
        cwd=tmp_path, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    first = json.loads(process.stdout.readline())
    assert first["folder"]
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    done = run("batch", "prompts.txt", "--out", "all", "--workers", "2", "--json", "--no-preview", cwd=tmp_path)
    assert done.returncode == 1, "one prompt cannot be made"
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(line["prompt"] for line in lines) == sorted(prompts)
    assert any(line["resumed"] for line in lines)
    assert [line["error"]["code"] for line in lines if line["error"]] == ["object_unknown"]
    for line in lines:
        if line["folder"]:
            assert (tmp_path / "all" / line["folder"] / "model.glb").exists()


def _listing(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_disk_without_room_is_an_error_and_leaves_the_model_as_it_was(table: Path) -> None:
    before = _listing(table)

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    for arguments in (("edit", "table", "make it 1 m tall"), ("make", "a red dragon", "--out", "dragon")):
        done = run(*arguments, "--json", *QUICK, cwd=table.parent, preexec_fn=little_room)
        assert done.returncode == 5, done.stdout
        assert json.loads(done.stdout)["error"]["code"] == "storage_failed"
    assert _listing(table) == before
    assert [p.name for p in table.parent.iterdir()] == ["table"]


def test_a_folder_one_may_not_write_to_is_an_error(tmp_path: Path) -> None:
    done = run("make", "a cube", "--out", "/proc/cube", "--json", *QUICK, cwd=tmp_path)
    assert done.returncode == 5
    assert json.loads(done.stdout)["error"]["code"] == "storage_failed"
    (tmp_path / "file").write_text("mine")
    done = run("make", "a cube", "--out", "file", "--json", *QUICK, cwd=tmp_path)
    assert done.returncode == 2
    assert (tmp_path / "file").read_text() == "mine"


def test_the_output_can_be_cut_short_by_its_reader(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{' '.join(COMMAND)} library list | head -c 20"], cwd=tmp_path, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr


def test_a_folder_that_is_not_a_model_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "thesis.txt").write_text("years of work")
    done = run("make", "a cube", "--out", "precious", *QUICK, cwd=tmp_path)
    assert done.returncode == 2
    assert [p.name for p in (tmp_path / "precious").iterdir()] == ["thesis.txt"]


_MEASURE = """
import bpy, json, runpy, sys
bpy.ops.wm.read_factory_settings(use_empty=True)
if sys.argv[1].endswith(".py"):
    runpy.run_path(sys.argv[1])
else:
    bpy.ops.import_scene.gltf(filepath=sys.argv[1])
bpy.context.view_layer.update()
low, high, triangles, volume, materials = [1e9] * 3, [-1e9] * 3, 0, 0.0, set()
for item in bpy.context.scene.objects:
    if item.type != "MESH":
        continue
    points = [item.matrix_world @ vertex.co for vertex in item.data.vertices]
    for p in points:
        low, high = [min(a, b) for a, b in zip(low, p)], [max(a, b) for a, b in zip(high, p)]
    for face in item.data.polygons:
        a, *others = [points[i] for i in face.vertices]
        for b, c in zip(others, others[1:]):
            triangles += 1
            volume += a.dot(b.cross(c)) / 6
    materials |= {slot.material.name.split(".")[0] for slot in item.material_slots}
print("FOUND", json.dumps([*low, *high, triangles, volume, len(materials)]))
"""


def _measured(path: str, cwd: Path) -> list[float]:
    """What a Blender finds in a file; an isolated one, with nothing of ours."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, path], cwd=cwd, capture_output=True, text=True, timeout=120, check=True,
        env=environment,
    )  # fmt: skip
    line = next(line for line in done.stdout.splitlines() if line.startswith("FOUND"))
    return json.loads(line.removeprefix("FOUND "))


def test_the_script_rebuilds_the_model_in_plain_blender(table: Path) -> None:
    assert run("script", "table", cwd=table.parent).returncode == 0
    built, exported = (_measured(f"table/{name}", table.parent) for name in ("rebuild.py", "model.glb"))
    assert built == pytest.approx(exported, rel=1e-4, abs=1e-5)
    assert built[5] - built[2] == pytest.approx(report_of(table)["geometry"]["size_m"][2], rel=1e-4)


def test_variants_lay_seeds_on_a_sheet(tmp_path: Path) -> None:
    done = run("variants", "a wooden stool", "-n", "2", "--size", "64", "--out", "stools", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert {"seed-0.p2m.json", "seed-1.p2m.json", "variants.png"} <= {p.name for p in (tmp_path / "stools").iterdir()}


def test_doctor_finds_a_working_machine(tmp_path: Path) -> None:
    done = run("doctor", "--json", cwd=tmp_path)
    findings = {entry["name"]: entry for entry in json.loads(done.stdout)}
    assert findings["a cube, built and exported"]["ok"], findings
    desktop = findings["desktop for people's instances"]
    assert (desktop["ok"], desktop["needed"]) == (has_desktop(), False), desktop
    assert done.returncode == 0


def test_the_library_can_be_browsed(tmp_path: Path) -> None:
    kinds = json.loads(run("library", "list", "--json", cwd=tmp_path).stdout)
    assert len(kinds) >= 150
    done = run("library", "show", "chair", "--picture", "chair.png", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "chair.png").stat().st_size > 5000
    done = run("library", "show", "chaur", cwd=tmp_path)
    assert done.returncode == 3
    assert "chair" in done.stderr
