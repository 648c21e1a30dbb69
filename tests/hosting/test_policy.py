import pytest

from plugins.assets.model import Asset, Assets
from plugins.hosting.policy import SEARCH_PATH, Policy, page_policy

SCRIPT = Asset("/theme/js/site.1.js", b"alert(1)")
SEARCH = Asset("/theme/js/search.1.js", b"alert(2)")
STYLE = Asset("/theme/css/site.1.css", b"")
ASSETS = Assets({"js/site.js": SCRIPT, "js/search.js": SEARCH, "css/site.css": STYLE})


@pytest.mark.parametrize("path", ["/", "/blog/a/", "/search", SEARCH_PATH])
def test_a_policy_begins_with_nothing_and_allows_nothing_inline(path: str) -> None:
    policy = page_policy(path, ASSETS)
    assert policy.header.startswith("default-src 'none'; ")
    assert "unsafe-inline" not in policy.header
    assert "'unsafe-eval'" not in policy.header
    assert "http" not in policy.header


def test_a_page_runs_the_scripts_of_the_theme_by_their_digests_and_no_other() -> None:
    assert page_policy("/", ASSETS).directives["script-src"] == (f"'{SCRIPT.integrity}'",)


def test_a_theme_without_scripts_runs_none() -> None:
    assert page_policy("/", Assets({})).directives["script-src"] == ("'none'",)


def test_only_the_search_page_runs_webassembly_and_what_its_script_puts_in() -> None:
    assert "wasm" not in page_policy("/", ASSETS).header
    assert "strict-dynamic" not in page_policy("/", ASSETS).header
    ours = (f"'{SEARCH.integrity}'", f"'{SCRIPT.integrity}'")
    assert page_policy(SEARCH_PATH, ASSETS).directives["script-src"] == (
        "'strict-dynamic'",
        *ours,
        "'wasm-unsafe-eval'",
    )


def test_the_search_page_may_do_all_that_others_may() -> None:
    search = page_policy(SEARCH_PATH, ASSETS).directives
    for name, sources in page_policy("/", ASSETS).directives.items():
        assert set(sources) <= set(search[name])


def test_a_page_does_not_say_what_only_a_header_may() -> None:
    policy = page_policy("/", ASSETS)
    assert "; frame-ancestors 'none'; " in policy.header
    assert policy.meta == policy.header.replace(" frame-ancestors 'none';", "")


def test_a_policy_is_written_as_the_standard_has_it() -> None:
    assert Policy({"default-src": ("'none'",), "img-src": ("'self'", "data:")}).header == (
        "default-src 'none'; img-src 'self' data:"
    )
