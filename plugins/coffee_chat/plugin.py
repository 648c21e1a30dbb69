"""Bring the page on which a reader plans a meeting, what its script is given, and what keeps both on the device."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from ..foundation.assets.model import Asset
from ..foundation.documents.model import Document
from ..foundation.documents.paths import encode, file_of
from ..foundation.outputs import Output, Role
from ..site.model import Feature, Project, Site
from .keep import files_to_keep, render_worker
from .model import CoffeeChat
from .toolkit import has_handouts, make_toolkit, render_toolkit

MAKER = "my coffee chat"
PATH = "/my-coffee-chat/"
TITLE = "My coffee chat"
ABOUT = (
    "Plan one meeting, from their yes to the thank-you: questions, dates, letters, notes and a sheet to take along. "
    "All of it stays on your own device."
)
WORKER_PATH = f"{PATH}worker.js"
"""Beside the page: a worker answers for what lies in its own folder, and for what pages there load."""
SCRIPT = "js/meeting/page.js"
ON_DEMAND = ("js/meeting/code.js", "js/meeting/exports.js", "js/meeting/transfer.js")
"""Scripts that it loads when a reader asks for what they do."""


def feature(project: Project) -> Feature:
    """Bring the page and its files, where there is a handout to plan with.

    The page starts a worker, and its script makes the addresses of scripts that it loads later.
    """

    def outputs(documents: Sequence[Document]) -> Iterable[Output]:
        if has_handouts(documents):
            yield Output(
                PATH,
                MAKER,
                role=Role.PAGE,
                template="coffee_chat",
                scripts=(SCRIPT,),
                on_demand=ON_DEMAND,
                title=TITLE,
                about=ABOUT,
            )
            yield Output(_toolkit(documents, project).path, MAKER)
            yield Output(WORKER_PATH, MAKER)

    return Feature(
        outputs=outputs,
        footer=((TITLE, PATH),),
        sources={SCRIPT: {"worker-src": ("'self'",), "trusted-types": ("over-coffee",)}},
        values=_values,
        write=_write,
    )


def _toolkit(documents: Sequence[Document], project: Project) -> Asset:
    return render_toolkit(make_toolkit(documents, project.base), PATH)


def _values(site: Site) -> Mapping[str, object]:
    """Return what templates are shown: nothing where there is no page."""
    if PATH not in site.outputs:
        return {}
    (toolkit,) = (path for path, each in site.outputs.items() if each.maker == MAKER and path.endswith(".json"))
    loaded = site.assets.modules((SCRIPT,))
    on_demand = tuple(
        (PurePosixPath(name).stem, tuple(each for each in site.assets.modules((name,)) if each not in loaded))
        for name in ON_DEMAND
    )
    return {"MY_COFFEE_CHAT": CoffeeChat(PATH, ABOUT, toolkit, WORKER_PATH, on_demand)}


def _write(site: Site, output: Path) -> None:
    """Write the toolkit, and the worker by what is written of the page."""
    if PATH not in site.outputs:
        return
    base = site.project.base
    toolkit = _toolkit([*site.documents.values()], site.project)
    (output / file_of(toolkit.path)).write_bytes(toolkit.content)
    html = (output / file_of(PATH)).read_text("utf-8")
    files = files_to_keep(html, base, site.assets, ON_DEMAND, toolkit)
    worker = render_worker(base + encode(PATH), html, files, is_preview=site.project.with_drafts)
    (output / file_of(WORKER_PATH)).write_text(worker, encoding="utf-8")


def register() -> None:
    """Connect to nothing: the site asks what is brought."""
