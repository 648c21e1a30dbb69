from datetime import UTC
from pathlib import Path

from plugins.foundation.documents.model import POST, Author, Kind, Manuscript
from plugins.foundation.documents.read import ReadingContext, read_manuscript
from plugins.foundation.findings.model import Report
from plugins.foundation.front_matter.validate import Rules

CASS = Author("cass", "Cass Doe", "Asks well.")
HEADER = "title: A\ndate: 2016-10-31"


def write(folder: Path, name: str, header: str = HEADER, body: str = "Text.") -> Path:
    """Write a post or page below content/ and return its file."""
    file = folder / "content" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{header}\n---\n\n{body}\n", "utf-8")
    return file


def read(
    folder: Path, name: str, header: str = HEADER, kind: Kind = POST, default_author: str = ""
) -> tuple[Manuscript | None, list[str]]:
    """Write a post or page, read it, and return what was told of it too."""
    report = Report()
    context = ReadingContext(folder, folder / "content", Rules(UTC), {"cass": CASS}, default_author)
    manuscript = read_manuscript(write(folder, name, header), kind, context, report)
    return manuscript, [f"{each.line}:{each.column} {each.code}: {each.problem}" for each in report]
