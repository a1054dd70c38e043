"""Writing one output file: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click


def write_file(target: Path, content: bytes) -> None:
    """Writes to a temporary neighbour and renames it, so that a killed run leaves the earlier file.

    A usage error where the path is a folder or cannot be written.
    """
    if target.is_dir():
        raise click.UsageError(f"{target} 是文件夹，请写明文件名 · {target} is a folder, name a file")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise click.UsageError(f"无法写入 {target}：{error.strerror} · cannot write") from error
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        fresh.chmod(0o666 & ~_mask())
        fresh.replace(target)
    except OSError as error:
        raise click.UsageError(f"无法写入 {target}：{error.strerror} · cannot write") from error
    finally:
        fresh.unlink(missing_ok=True)


def _mask() -> int:
    """The permissions that this process withholds from new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
