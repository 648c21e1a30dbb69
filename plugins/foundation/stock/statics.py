"""Files of the plugins' own among those that Pelican publishes."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from pelican.contents import Static


def publish_file(context: MutableMapping[str, Any], settings: MutableMapping[str, Any], path: str, file: Path) -> None:
    """Have Pelican copy a file to a path of the site; a link to `{filename}/` and that path leads there.

    With `{static}`, Pelican would look for it in the folder of the texts.
    """
    static = Static("", {"title": path, "url": path, "save_as": path}, settings, str(file.resolve()), context)
    context["staticfiles"].append(static)
    context["generated_content"][path] = static
