"""Replace a folder by a new one, whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(output: Path) -> Iterator[Path]:
    """Lend an empty folder beside `output`, and put it in the place of `output` when the block ends well.

    When the block raises, the folder is thrown away and `output` stays as it was.
    """
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    staging = output.with_name(f".{output.name.lstrip('.')}-{os.getpid()}")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    previous = staging.with_name(f"{staging.name}-previous")
    try:
        yield staging
        _replace(output, staging, previous)
    finally:
        for left in (staging, previous):
            shutil.rmtree(left, ignore_errors=True)


def _replace(output: Path, staging: Path, previous: Path) -> None:
    if not output.exists():
        staging.rename(output)
        return
    output.rename(previous)
    try:
        staging.rename(output)
    except BaseException:
        previous.rename(output)
        raise
