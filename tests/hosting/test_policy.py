import pytest

from plugins.foundation.assets.model import Asset, Assets
from plugins.foundation.contribution import Contribution
from plugins.hosting.policy import Policy, page_policy

SCRIPT = Asset("/theme/js/site.1.js", b"alert(1)")
SEARCH = Asset("/theme/js/pages/search.1.js", b"alert(2)")
SEARCHING = "js/pages/search.js"
STYLE = Asset("/theme/css/site.1.css", b"")
ASSETS = Assets({"js/site.js": SCRIPT, SEARCHING: SEARCH, "css/site.css": STYLE})
FEATURE = Contribution(sources={SEARCHING: ("'strict-dynamic'", "'wasm-unsafe-eval'")})


@pytest.mark.parametrize("scripts", [(), (SEARCHING,)])
def test_a_policy_begins_with_nothing_and_allows_nothing_inline(scripts: tuple[str, ...]) -> None:
    policy = page_policy(scripts, ASSETS, [FEATURE])
    assert policy.header.startswith("default-src 'none'; ")
    assert "unsafe-inline" not in policy.header
    assert "'unsafe-eval'" not in policy.header
    assert "http" not in policy.header


def test_a_page_runs_the_scripts_of_the_theme_by_their_digests_and_no_other() -> None:
    assert page_policy((), ASSETS, [FEATURE]).directives["script-src"] == (f"'{SCRIPT.integrity}'",)


def test_a_theme_without_scripts_runs_none() -> None:
    assert page_policy((), Assets({})).directives["script-src"] == ("'none'",)


def test_only_the_search_page_runs_webassembly_and_what_its_script_puts_in() -> None:
    assert "wasm" not in page_policy((), ASSETS, [FEATURE]).header
    assert "strict-dynamic" not in page_policy((), ASSETS, [FEATURE]).header
    ours = (f"'{SEARCH.integrity}'", f"'{SCRIPT.integrity}'")
    assert page_policy((SEARCHING,), ASSETS, [FEATURE]).directives["script-src"] == (
        "'strict-dynamic'",
        "'wasm-unsafe-eval'",
        *ours,
    )


def test_the_search_page_may_do_all_that_others_may() -> None:
    search = page_policy((SEARCHING,), ASSETS, [FEATURE]).directives
    for name, sources in page_policy((), ASSETS, [FEATURE]).directives.items():
        assert set(sources) <= set(search[name])


def test_a_page_does_not_say_what_only_a_header_may() -> None:
    policy = page_policy((), ASSETS, [FEATURE])
    assert "; frame-ancestors 'none'; " in policy.header
    assert policy.meta == policy.header.replace(" frame-ancestors 'none';", "")


def test_a_policy_is_written_as_the_standard_has_it() -> None:
    assert Policy({"default-src": ("'none'",), "img-src": ("'self'", "data:")}).header == (
        "default-src 'none'; img-src 'self' data:"
    )


def test_a_page_may_run_what_its_scripts_import() -> None:
    store = Asset("/theme/js/reader/store.1.js", b"export default 1")
    ticks = Asset("/theme/js/handouts/ticks.1.js", b"import a from './store.js'", imports=("js/reader/store.js",))
    assets = Assets({**ASSETS.files, "js/reader/store.js": store, "js/handouts/ticks.js": ticks})
    allowed = page_policy(("js/handouts/ticks.js",), assets).directives["script-src"]
    assert {f"'{each.integrity}'" for each in (SCRIPT, store, ticks)} == {*allowed}
