"""Make typed front matter of a header's fields."""

import difflib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from functools import lru_cache

from msgspec import Struct, field
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..findings.model import Code, Diagnostics, Paste, Place
from ..text import LONGEST_NAME
from .aliases import ALIASES, HIDING, IGNORED
from .model import FrontMatter
from .nodes import Node, Pairs
from .parse import Field, Header
from .places import item_place

MOST_SEARCHES = 50
"""How many unknown keys of a header are compared with every known one, to name the nearest."""
_YES = frozenset({"true", "yes", "on", "1"})
_NO = frozenset({"false", "no", "off", "0"})


class Rules(Struct, frozen=True):
    """What a site adds to the header: the zone of its dates, its own aliases, and its own keys.

    `model` has the keys that a kind of text knows.
    """

    zone: tzinfo
    aliases: Mapping[str, str] = field(default_factory=dict)
    extra: frozenset[str] = frozenset()
    model: type[FrontMatter] = FrontMatter

    def key_of(self, name: str) -> str:
        """Return the key that a name as compared stands for."""
        return self.aliases.get(name) or ALIASES.get(name) or name


class Validated(Struct, frozen=True):
    """Front matter with the extra values of the site and the kind of text, and the node each key was read from."""

    front_matter: FrontMatter
    extra: Mapping[str, object]
    nodes: Mapping[str, Node]


def validate(header: Header, rules: Rules, diagnostics: Diagnostics, fallback_title: str) -> Validated:
    """Check the fields of a header and type them; a faulty field is reported and then left out.

    `fallback_title` stands in for a missing title, for the sites that made that a warning.
    """
    fields = rules.model.model_fields
    nodes: dict[str, Node] = {}
    extra: dict[str, object] = {}
    unknown: list[Field] = []
    for entry in sorted(header.fields, key=lambda entry: _precedence(entry.key)):
        key = entry.key if entry.key in fields else rules.key_of(entry.key)
        if key == "category" and isinstance(entry.value.value, list):
            key = "topics"
        if key in fields:
            if entry.value.value is not None:
                nodes.setdefault(key, entry.value)
        elif key in rules.extra:
            extra[key] = plain(entry.value)
        elif key in {"draft", "published"}:
            _switch(key, entry.value, nodes, diagnostics)
        elif key not in IGNORED:
            unknown.append(entry)
    _tell_unknown(unknown, rules, diagnostics)
    front_matter = _typed(nodes, header, rules, diagnostics, fallback_title)
    extra |= {key: getattr(front_matter, key) for key in fields if key not in FrontMatter.model_fields}
    return Validated(front_matter, extra, nodes)


def plain(node: Node) -> object:
    """Return a node's value without its places: text, None, lists and dicts."""
    if isinstance(node.value, Pairs):
        return {str(plain(key)): plain(value) for key, value in node.value.items}
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return node.value


def _precedence(key: str) -> int:
    """Put our own keys first, then aliases in the order of their table."""
    return 0 if key in FrontMatter.model_fields else 1 + _ALIAS_ORDER.get(key, len(_ALIAS_ORDER))


_ALIAS_ORDER = {alias: order for order, alias in enumerate(("published", *ALIASES))}


def _switch(key: str, node: Node, nodes: dict[str, Node], diagnostics: Diagnostics) -> None:
    """Read `draft: true` and `published: false` as a status, and `published: 2016-10-31` as a date."""
    word = node.value.strip().lower() if isinstance(node.value, str) else ""
    if word in _YES | _NO:
        is_draft = word in (_YES if key == "draft" else _NO)
        nodes.setdefault("status", Node(node.line, node.column, "draft" if is_draft else "published"))
    elif key == "published" and word:
        nodes.setdefault("date", node)
    elif node.value is not None:
        diagnostics.mark(node.place, Code.WRONG_TYPE, f"{key}: must be true or false", f"write `{key}: true`")
        nodes.setdefault("status", Node(node.line, node.column, "draft"))


def extra_paste(keys: Iterable[str], rules: Rules) -> Paste | None:
    """Return the line of settings that adds unknown keys to a site's own; None where there is none to add.

    A key that hid a text elsewhere is not among them: one line would show all that it hid.
    """
    added = {key for key in keys if key not in HIDING and len(key) <= LONGEST_NAME}
    if not added:
        return None
    names = ", ".join(json.dumps(key, ensure_ascii=False) for key in sorted(added | rules.extra))
    return Paste("To keep these keys, paste into pelicanconf.py", (f"FRONT_MATTER_EXTRA = [{names}]",))


def _tell_unknown(entries: Sequence[Field], rules: Rules, diagnostics: Diagnostics) -> None:
    """Tell a misspelt key at each place, so that each is mended, and one that nothing here is like once."""
    known = (*rules.model.model_fields, "draft", *sorted(rules.extra), *rules.aliases, *ALIASES)
    for number, entry in enumerate(entries):
        near = _nearest(entry.key, known) if number < MOST_SEARCHES else ""
        if near:
            remedy = f"did you mean `{near}`?"
        elif entry.key in HIDING:
            remedy = "the old site hid or moved the post by it: make it a draft, or take the key out"
        else:
            remedy = "take it out, write one of the keys in AUTHORING.md, or add it to FRONT_MATTER_EXTRA"
        problem = f"`{entry.name.value}` is no key of the header"
        diagnostics.mark(entry.name.place, Code.UNKNOWN_KEY, problem, remedy, "" if near else entry.key)


def is_near(key: str) -> bool:
    """Tell a key that is one of ours, or is nearly written like one."""
    known = (*FrontMatter.model_fields, "draft", "published", *ALIASES)
    return key in known or bool(_nearest(key, known))


@lru_cache(maxsize=1000)
def _nearest(key: str, known: tuple[str, ...]) -> str:
    """Return the known key that one is most like, or nothing; each is looked for once, in however many posts it is."""
    return next(iter(difflib.get_close_matches(key, known, n=1, cutoff=0.75)), "")


def _typed(
    nodes: dict[str, Node], header: Header, rules: Rules, diagnostics: Diagnostics, fallback_title: str
) -> FrontMatter:
    values = {key: plain(node) for key, node in nodes.items()}
    context = {"zone": rules.zone}
    try:
        return rules.model.model_validate(values, context=context)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            key = str(details["loc"][0])
            item = details["input"] if len(details["loc"]) > 1 else ""
            _invalid(
                key, details, item_place(nodes[key], item) if key in nodes else (header.first_line, 1), diagnostics
            )
            values.pop(key, None)
            if key == "status":
                values["status"] = "draft"  # what was not meant for readers yet must not reach them by a slip
    values.setdefault("title", fallback_title)
    return rules.model.model_validate(values, context=context)


def _invalid(key: str, details: ErrorDetails, place: Place, diagnostics: Diagnostics) -> None:
    """Report one of pydantic's errors at the value it is about."""
    kind = details["type"]
    remedy = str(details.get("ctx", {}).get("remedy", ""))
    is_empty = kind in {"string_too_short", "too_short"}
    if kind == "missing" or (key == "title" and is_empty):
        code, problem, remedy = Code.MISSING_TITLE, "the header has no title", 'add `title: "…"`'
    elif is_empty:
        code, problem, remedy = Code.WRONG_TYPE, f"{key}: is empty", "write a value, or delete the key"
    elif kind in {"string_too_long", "too_long"}:
        count = details["ctx"].get("actual_length", len(details["input"]))
        most, what = details["ctx"]["max_length"], "entries" if kind == "too_long" else "characters"
        code, problem, remedy = Code.TOO_LONG, f"{key}: has {count} {what}, and {most} are the most", "shorten it"
    elif kind == "literal_error":
        expected = details["ctx"]["expected"].replace("'", "`")
        code, problem, remedy = Code.WRONG_TYPE, f"{key}: must be {expected}", "choose one of them"
    else:
        code, problem = Code(kind), f"{key}: {details['msg']}"
    diagnostics.mark(place, code, problem, remedy)
