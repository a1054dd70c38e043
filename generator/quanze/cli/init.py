"""`quanze init`: a small working project to start from."""

from __future__ import annotations

import os
from pathlib import Path

import click

from .. import __version__
from .options import PATH

STARTER = Path(__file__).resolve().parents[1] / "starter"
FILES = {
    "README.md": "README.md",
    ".gitignore": "gitignore",
    ".gitlab-ci.yml": "gitlab.yml",
    ".github/workflows/check.yml": "github.yml",
    "mkdocs.yml": "mkdocs.yml",
    "site/about.md": "about.md",
    "specs/shili/jurisdiction.yaml": "jurisdiction.yaml",
    "specs/shili/bodies.yaml": "bodies.yaml",
    "specs/shili/transfer.yaml": "transfer.yaml",
    "texts/shili-2026.txt": "text.txt",
}
"""Path in the new project → template. The templates' own names do not begin with a dot, so that none is overlooked."""

SCHEMA = "schemas/spec.schema.json"


@click.command("init")
@click.argument("folder", metavar="DIR", type=PATH)
def command(folder: Path) -> None:
    """新建一个可用的小项目 · Start a small working project in DIR.

    写入一份虚构的示例：规格、原文、手册设置、持续集成样例和说明。已有的文件一个也不覆盖；只要有一个重名，就什么也不写。
    Writes a fictional example with everything around it. Nothing is overwritten: if one of the files is there already,
    none is written.
    """
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"{folder} 不是文件夹 · {folder} is no folder")
    contents = starter_files()
    clashes = sorted(name for name in contents if _is_taken(folder, name))
    if clashes:
        raise click.UsageError(
            f"{folder} 中已有 {'、'.join(clashes)}，未写入任何文件；请换一个文件夹，或先移走这些文件"
            f" · already there, nothing was written"
        )
    try:
        for name, text in contents.items():
            _write_new(folder / name, text)
    except OSError as error:
        raise click.UsageError(f"无法写入 {folder}：{error.strerror} · cannot write") from error
    click.echo(f"已在 {folder} 建立示例项目（{len(contents)} 个文件）。接下来：")
    click.echo(f"  cd {folder}\n  quanze check\n  quanze coverage shili --text texts\n  quanze site")


def starter_files() -> dict[str, str]:
    """Path → text of every file of a new project; those that install Quanze pin this version of it."""
    from .schema import schemas

    texts = {name: (STARTER / source).read_text(encoding="utf-8") for name, source in FILES.items()}
    pinned = {name: text.replace("{version}", __version__) for name, text in texts.items()}
    return {**pinned, SCHEMA: schemas()["spec.schema.json"]}


def _is_taken(folder: Path, name: str) -> bool:
    """Whether something lies where a file or one of its folders is to be."""
    path = folder / name
    above = [p for p in path.parents if p != folder and p.is_relative_to(folder)]
    return os.path.lexists(path) or any(os.path.lexists(p) and not p.is_dir() for p in above)


def _write_new(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
