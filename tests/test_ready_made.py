"""What others take ready-made: the hook for pre-commit, the GitHub action, the CI templates."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from quanze import __version__
from quanze.cli.main import main

from .cli.test_check import BODY, DUTY, add, place

__all__ = ["place"]

ROOT = Path(__file__).parents[1]
FILES = [".pre-commit-hooks.yaml", "action.yml", "templates/github.yml", "templates/gitlab-ci.yml"]


def read(name: str) -> list[Any]:
    return list(yaml.safe_load_all((ROOT / name).read_text("utf-8")))


def texts(value: object) -> Iterator[str]:
    """All texts in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


@pytest.mark.parametrize("name", FILES)
def test_no_secret_and_no_token_is_used(name: str) -> None:
    """A check of somebody's pull request needs neither."""
    for text in texts(read(name)):
        assert not re.search(
            r"secrets\.|github\.token|GITHUB_TOKEN|CI_JOB_TOKEN|id_tokens|pull_request_target", text
        )


@pytest.mark.parametrize("name", FILES)
def test_every_action_is_pinned_to_a_commit(name: str) -> None:
    """Neither tag nor branch."""
    for line in (ROOT / name).read_text("utf-8").splitlines():
        if found := re.match(r"\s*-?\s*uses:\s*(\S+)", line):
            assert re.fullmatch(r"[^@]+@[0-9a-f]{40}", found[1])


@pytest.mark.parametrize("name", ["action.yml", "templates/gitlab-ci.yml"])
def test_no_input_is_pasted_into_a_script(name: str) -> None:
    """They come as environment variables, which a shell does not parse again."""
    for document in read(name):
        jobs = [*document.values(), *document.get("runs", {}).get("steps", [])]
        for job in (j for j in jobs if isinstance(j, Mapping)):
            for script in texts([job.get("run", ""), job.get("script", "")]):
                assert "${{" not in script and "$[[" not in script


# ---------------------------------------------------------------- pre-commit
@pytest.mark.parametrize(("index", "draft_fails"), [(0, False), (1, True)])
def test_a_hook_runs_and_stops_what_it_says(place: Path, index: int, draft_fails: bool) -> None:
    """On the specs of the folder that the commit is made in."""
    hook = read(".pre-commit-hooks.yaml")[0][index]
    command, *arguments = shlex.split(hook["entry"])
    assert command == "quanze" and hook["language"] == "python" and hook["pass_filenames"] is False

    def stops(text: str) -> bool:
        add(place, text)
        return CliRunner().invoke(main, arguments).exit_code == 1

    assert stops(BODY)
    sound = DUTY.replace("to: competent", "to: silent")
    base = CliRunner().invoke(main, ["check", "--fail-on", "spec", "--format", "json"])
    assert json.loads(base.stdout)["format"] == "quanze-findings/1"
    assert stops(sound) is draft_fails


def test_a_hook_looks_at_specs_and_settings() -> None:
    """And at no other file."""
    for hook in read(".pre-commit-hooks.yaml")[0]:
        assert all(
            re.search(hook["files"], f) for f in ("specs/a/b.yaml", "x.yml", "quanze.toml", "a/quanze.toml")
        )
        assert not any(re.search(hook["files"], f) for f in ("README.md", "a/notquanze.toml", "b.yaml.txt"))


# ---------------------------------------------------------------- GitHub
def run_check_step(place: Path, runner: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Runs the action's second step as a runner would, with this environment's `quanze`."""
    step = next(s for s in read("action.yml")[0]["runs"]["steps"] if s["name"] == "check")
    binaries = runner / "quanze" / "bin"
    binaries.mkdir(parents=True, exist_ok=True)
    starter = binaries / "quanze"
    starter.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from quanze.cli.main import main; main()" "$@"\n'
    )
    starter.chmod(0o755)
    defaults = {k: v["default"] for k, v in read("action.yml")[0]["inputs"].items()}
    given = {
        k: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: (defaults | inputs)[m[1]], v)
        for k, v in step["env"].items()
    }
    environment = (
        os.environ | given | {"RUNNER_TEMP": str(runner), "GITHUB_STEP_SUMMARY": str(runner / "summary.md")}
    )
    return subprocess.run(["bash", "-c", step["run"]], cwd=place.parents[1], env=environment, capture_output=True, text=True, check=False)  # fmt: skip


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_action_annotates_summarises_and_fails(place: Path, tmp_path: Path) -> None:
    """Annotations in the log, a summary on the page, SARIF in a file, and the exit code of the check."""
    add(place, BODY)
    runner = tmp_path / "runner"
    done = run_check_step(place, runner, sarif="out/quanze.sarif")
    assert done.returncode == 1, done.stderr
    assert "::error file=specs/specimen/more.yaml,line=2" in done.stdout
    assert "REF003" in (runner / "summary.md").read_text("utf-8")
    assert json.loads((place.parents[1] / "out/quanze.sarif").read_text())["version"] == "2.1.0"
    assert run_check_step(place, runner, **{"fail-on": "never"}).returncode == 0


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_an_input_of_the_action_is_never_a_command(place: Path, tmp_path: Path) -> None:
    """Whatever it looks like."""
    done = run_check_step(
        place, tmp_path / "runner", specs='$(touch ran); touch ran; "', sarif="$(touch ran)"
    )
    assert done.returncode == 2
    assert not list(tmp_path.rglob("ran"))
    assert run_check_step(place, tmp_path / "runner", specs="--help").returncode == 2


def test_the_action_installs_what_is_pinned() -> None:
    """From the files with hashes, the package itself from the action's own folder."""
    script = next(s["run"] for s in read("action.yml")[0]["runs"]["steps"] if s["name"] == "install")
    locks = re.findall(r'-r "\$SOURCE/([\w./]+)"', script)
    assert locks == ["requirements/runtime.txt", "requirements/build.txt"]
    assert all((ROOT / lock).is_file() for lock in locks)
    assert "--require-hashes" in script and "--no-index" in script


def test_the_github_template_may_only_read() -> None:
    """The token can do nothing, and is not left in the folder."""
    (workflow,) = read("templates/github.yml")
    assert workflow["permissions"] == {"contents": "read"}
    assert list(workflow[True]) == ["pull_request"]  # `on` is a truth value in YAML 1.1
    checkout, action = workflow["jobs"]["check"]["steps"]
    assert checkout["with"] == {"persist-credentials": False}
    assert set(action["with"]) <= set(read("action.yml")[0]["inputs"])


# ---------------------------------------------------------------- GitLab
def test_the_gitlab_template_checks_and_reports() -> None:
    """This version of Quanze; the report is where GitLab looks for it."""
    inputs, jobs = read("templates/gitlab-ci.yml")
    assert inputs["spec"]["inputs"]["version"]["default"] == __version__
    job = jobs["quanze-check"]
    report = job["artifacts"]["reports"]["codequality"]
    assert any(f"--format gitlab={report}" in line for line in job["script"])
    used = set(re.findall(r"\$\[\[ inputs\.([\w-]+) \]\]", json.dumps(jobs)))
    assert used == set(inputs["spec"]["inputs"])


def test_gitlab_must_be_told_where_the_packages_are() -> None:
    """Whoever owns the name on a public index could otherwise run what they like."""
    inputs, _ = read("templates/gitlab-ci.yml")
    given = inputs["spec"]["inputs"]
    assert [name for name, entry in given.items() if "default" not in entry] == ["wheels"]


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
@pytest.mark.parametrize("wheels", ["", "nowhere", "http://insecure.example", "$(touch ran)"])
def test_gitlab_installs_from_nowhere_else(tmp_path: Path, wheels: str) -> None:
    """A folder that is not there is a mistake, not a name for an index; images without bash do."""
    script = read("templates/gitlab-ci.yml")[1]["quanze-check"]["script"][0]
    environment = os.environ | {"WHEELS": wheels, "VERSION": "0"}
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 2 and "没有安装包文件夹" in done.stderr
    assert not list(tmp_path.iterdir())


def test_every_placeholder_is_explained() -> None:
    """In the file itself, in both languages, beside a line that shows it."""
    for name in (".pre-commit-hooks.yaml", "templates/github.yml", "templates/gitlab-ci.yml"):
        text = (ROOT / name).read_text("utf-8")
        assert re.search("OWNER|GROUP", text) and "0" * 40 in text, name
        assert "完整提交号" in text and "full commit" in text, name


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_action_says_which_python_it_needs(tmp_path: Path) -> None:
    """Before anything is installed."""
    script = next(s["run"] for s in read("action.yml")[0]["runs"]["steps"] if s["name"] == "install")
    environment = os.environ | {"PYTHON": "false", "SOURCE": str(ROOT), "RUNNER_TEMP": str(tmp_path)}
    done = subprocess.run(
        ["bash", "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and "::error title=Quanze::" in done.stdout and "3.11" in done.stdout
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize("name", ["action.yml", "templates/gitlab-ci.yml"])
def test_scripts_are_sound_shell(name: str) -> None:
    """As far as bash can tell without running them."""
    document = read(name)[-1]
    scripts = (
        [s["run"] for s in document["runs"]["steps"]]
        if "runs" in document
        else document["quanze-check"]["script"]
    )
    for script in scripts:
        assert subprocess.run(["bash", "-n", "-c", script], capture_output=True, check=False).returncode == 0
