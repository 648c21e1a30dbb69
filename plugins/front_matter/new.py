"""Start a post: `python -m plugins.front_matter.new TITLE`, which `make new` calls."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from plugins.slugs import slug

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
    """Write a draft with a valid header and return its path; raise ValueError or FileExistsError with the reason."""
    title = " ".join(title.split())
    name = slug(title)
    if not name:
        message = 'say what the post is called: make new TITLE="Whom to ask first"'
        raise ValueError(message)
    path = blog / name / "index.md"
    if path.exists() or (blog / f"{name}.md").exists():
        message = f"there is a post at {path.parent} already; choose another title"
        raise FileExistsError(message)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = TEMPLATE.format(title=json.dumps(title, ensure_ascii=False), date=f"{today:%Y-%m-%d}")
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    return path


def main() -> int:
    """Start a post with the title of the arguments; return the exit status."""
    try:
        # The earlier of two days: a post must not be held back where the site's day has not begun.
        path = new_post(
            " ".join(sys.argv[1:]),
            Path("content/blog"),
            min(datetime.now(UTC), datetime.now(UTC).astimezone(), key=datetime.date),
        )
    except (ValueError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
