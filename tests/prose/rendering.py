from plugins.foundation.prose.model import Fault, Link, Prose
from plugins.foundation.prose.render import ProseRenderer


def resolve(target: str) -> Link:
    """Lead every link to a page of the same name below /to/."""
    return Link(target, f"/to/{target}", path=target)


def render(body: str) -> Prose:
    return ProseRenderer().render(body, resolve)


class Behind(str):
    """What stands in a text from some place on; it equals whatever it begins with."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and self.startswith(other)


def at(body: str, fault: Fault) -> Behind:
    """Return what stands where a fault is told."""
    return Behind("\n".join(body.split("\n")[fault.line :])[fault.column :])


def faults(body: str) -> list[tuple[str, str]]:
    """Return the code of each fault, and what of the source it shows at."""
    return [(fault.code.value, at(body, fault)) for fault in render(body).faults]
