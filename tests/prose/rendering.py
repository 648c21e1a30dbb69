from plugins.prose.model import Link, Prose
from plugins.prose.render import ProseRenderer


def resolve(target: str) -> Link:
    """Lead every link to a page of the same name below /to/."""
    return Link(target, f"/to/{target}", path=target)


def render(body: str) -> Prose:
    return ProseRenderer().render(body, resolve)


def faults(body: str) -> list[tuple[str, str]]:
    """Return the code of each fault, and what of the source it shows at."""
    return [(fault.code.value, fault.needle) for fault in render(body).faults]
