"""The file `_headers`, read by what Netlify and Cloudflare Pages document of it."""

import re
from collections.abc import Callable, Sequence
from itertools import combinations

import pytest

from plugins.foundation.assets.read import read_assets
from plugins.foundation.documents.paths import encode
from plugins.foundation.outputs import Output
from plugins.hosting.headers import site_headers
from plugins.hosting.headers_file import render_headers_file
from plugins.hosting.model import SECURITY
from plugins.hosting.policy import page_policy
from tests.conftest import ROOT
from tests.site.content import BROUGHT

ASSETS = read_assets(ROOT / "theme" / "static")
SEARCHING, SCRIPTS = "js/pages/search.js", [name for name in ASSETS.scripts() if name.count("/") > 1]
PAGES = [Output("/search/", "search", scripts=(SEARCHING,)), Output("/letters/a/", "site", scripts=tuple(SCRIPTS))]
MOST_RULES, LONGEST_LINE = 100, 2_000
"""Limits of Cloudflare Pages."""


def rules(text: str) -> dict[str, dict[str, str]]:
    """Return the headers of each path."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            found[next(reversed(found))][name] = value
        else:
            found[line] = {}
    return found


def cloudflare(pattern: str) -> str:
    """Return a pattern as Cloudflare Pages reads it (asset-server/rulesEngine.ts): one `*`, and names."""
    assert pattern.count("*") <= 1
    return re.sub(r":[A-Za-z]\w*", "[^/]+", re.escape(pattern)).replace(r"\*", ".*")


def netlify(pattern: str) -> str:
    """Return a pattern as Netlify reads it (headers-parser/src/for_regexp.ts): parts that are names, or hold a `*`."""
    parts = [part for part in pattern.split("/") if part]
    read = ("[^/]+" if part.startswith(":") else ".*".join(map(re.escape, part.split("*"))) for part in parts)
    return "/" + "/".join(read)


def covers(pattern: str, other: str) -> bool:
    return pattern == other or (pattern.endswith("*") and other.startswith(pattern[:-1]))


@pytest.mark.parametrize("base", ["", "/coffee"])
def test_no_two_rules_that_match_one_path_name_the_same_header(base: str) -> None:
    found = rules(render_headers_file(site_headers(base, ASSETS, BROUGHT, PAGES)))
    for (one, its), (other, others) in combinations(found.items(), 2):
        if covers(one, other) or covers(other, one):
            assert not set(its) & set(others), (one, other)


def test_the_hosts_limits_are_kept() -> None:
    text = render_headers_file(site_headers("/coffee", ASSETS, BROUGHT, PAGES))
    assert len(rules(text)) <= MOST_RULES
    assert max(map(len, text.splitlines())) <= LONGEST_LINE


def test_every_path_has_what_keeps_readers_safe() -> None:
    everywhere = rules(render_headers_file(site_headers("", ASSETS, BROUGHT, PAGES)))["/*"]
    assert everywhere.items() >= SECURITY.items()


@pytest.mark.parametrize("scripts", [(), (SEARCHING,), SCRIPTS])
def test_the_policy_for_all_allows_what_each_page_says_of_itself(scripts: Sequence[str]) -> None:
    everywhere = rules(render_headers_file(site_headers("", ASSETS, BROUGHT, PAGES)))["/*"]["Content-Security-Policy"]
    allowed = {name: set(sources) for name, *sources in (part.split(" ") for part in everywhere.split("; "))}
    for name, sources in page_policy(scripts, ASSETS, BROUGHT).directives.items():
        # A script of the site's own, which it may load; the page says which.
        own = {each for each in sources if each.startswith("'sha256-")}
        assert {*sources} - {"'none'"} - own <= allowed[name]
    assert {"'self'"} <= allowed["script-src"]


def test_every_rule_of_a_site_below_a_path_is_below_it() -> None:
    found = rules(render_headers_file(site_headers("/coffee", ASSETS, BROUGHT, PAGES)))
    assert all(path.startswith("/coffee/") for path in found)
    assert "immutable" in found["/coffee/theme/*"]["Cache-Control"]


@pytest.mark.parametrize("base", ["/ü", "/a b#c", "/a*b", "/a:b:b", "/*/:c/d", "/a*b*c", "/a(b)[c].d+$^"])
@pytest.mark.parametrize("host", [cloudflare, netlify])
def test_a_site_below_any_path_has_its_headers(base: str, host: Callable[[str], str]) -> None:
    found = rules(render_headers_file(site_headers(encode(base), ASSETS, BROUGHT, PAGES)))
    (for_all,) = [pattern for pattern, its in found.items() if "Referrer-Policy" in its]
    (for_theme,) = [pattern for pattern in found if pattern.endswith("/theme/*")]
    assert re.fullmatch(host(for_all), f"{encode(base)}/blog/")
    assert re.fullmatch(host(for_theme), f"{encode(base)}/theme/a.css")
    assert not re.fullmatch(host(for_theme), f"{encode(base)}/blog/")
