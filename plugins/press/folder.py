"""The folder in which the files of one handout are kept, whole or not at all."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from plugins.handouts.model import Download, Format, Handout, file_path
from plugins.kept import aside

_FACTS = TypeAdapter(dict[str, tuple[int, int]])
_FACTS_FILE = "files.json"
"""The size of each of the files beside it, by format, and its pages."""


def read_folder(handout: Handout, folder: Path) -> tuple[Download, ...]:
    """Return the files of a handout that are kept in a folder; none where one of them is missing or damaged."""
    try:
        facts = _FACTS.validate_json((folder / _FACTS_FILE).read_bytes())
        is_whole = all((folder / form.name).stat().st_size == facts[form.name][0] for form in Format)
    except (OSError, ValidationError, KeyError):
        return ()
    if not is_whole:
        return ()
    return tuple(Download(form, file_path(handout, form), folder / form.name, *facts[form.name]) for form in Format)


def write_folder(handout: Handout, folder: Path, files: Mapping[Format, tuple[bytes, int]]) -> None:
    """Put the files of a handout, each with its pages, into a folder; one that another build has put there stays."""
    unfinished = aside(folder)
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    try:
        for form, (content, _) in files.items():
            (unfinished / form.name).write_bytes(content)
        facts = {form.name: (len(content), pages) for form, (content, pages) in files.items()}
        (unfinished / _FACTS_FILE).write_text(json.dumps(facts), encoding="utf-8")
        if folder.exists() and not read_folder(handout, folder):
            shutil.rmtree(folder)
        unfinished.rename(folder)
    except OSError:
        if not read_folder(handout, folder):
            raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
