"""Start a post: `python -m plugins.commands.new TITLE`, which `make new` calls."""

import json
import sys
import unicodedata
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from ..foundation.slugs import MAXIMUM, slug
from ..foundation.text import without_control_characters

EXAMPLE = 'make new TITLE="Whom to ask first"'

TEMPLATE = """---
title: {title}
date: {date}
excerpt: ""
category: ""
tags: []
status: draft
---

Write here. `make serve` shows the post; delete the line `status: draft` to publish it.
"""


def new_post(title: str, blog: Path, today: datetime) -> Path:
    """Write a draft with a valid header, whole, and return its path.

    Raises ValueError and FileExistsError with the reason, and OSError as it comes from the disk; then nothing is left.
    """
    title = " ".join(title.split())
    name = slug(_checked(title))
    if not name:
        message = f"“{title}” has no letter or digit to name the folder by; add a word: {EXAMPLE}"
        raise ValueError(message)
    path = blog / name / "index.md"
    if path.exists() or (blog / f"{name}.md").exists():
        message = f"there is a post at {path.parent} already; choose another title"
        raise FileExistsError(message)
    text = TEMPLATE.format(title=json.dumps(title, ensure_ascii=False), date=f"{today:%Y-%m-%d}")
    unfinished = path.with_name(f".{path.name}")
    missing = [each for each in path.parents if not each.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(text, encoding="utf-8")
        unfinished.rename(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
            for folder in missing:
                folder.rmdir()
        raise
    return path


def _checked(title: str) -> str:
    """Return a title that can be written; raise ValueError with the reason for another."""
    if not title:
        raise ValueError(f"say what the post is called: {EXAMPLE}")
    if any("\ud800" <= c <= "\udfff" for c in title):
        raise ValueError("the title is not in UTF-8; set the terminal to UTF-8, or type the title anew")
    if without_control_characters(title) != title or any(unicodedata.category(c) == "Cc" for c in title):
        raise ValueError("the title holds a control character; type it anew")
    if len(title) > MAXIMUM:
        raise ValueError(f"the title has {len(title)} characters, and {MAXIMUM} are the most; shorten it")
    return title


def main() -> int:
    """Start a post with the title of the arguments; return the exit status."""
    blog = Path("content/blog")
    try:
        # The earlier of two days: a post must not be held back where the site's day has not begun.
        path = new_post(
            " ".join(sys.argv[1:]),
            blog,
            min(datetime.now(UTC), datetime.now(UTC).astimezone(), key=datetime.date),
        )
    except ValueError as error:
        told = str(error)
    except OSError as error:
        told = (
            f"{error.filename or blog}: {error.strerror.lower()}; check it and the disk"
            if error.strerror
            else str(error)
        )
    else:
        sys.stdout.write(f"{path}\n")
        return 0
    sys.stderr.write(f"{told}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
