import pytest

from plugins.foundation.assets.model import Asset, Assets
from plugins.foundation.contribution import Contribution
from plugins.foundation.outputs import Output
from plugins.hosting.headers import site_headers
from plugins.hosting.model import POLICY
from plugins.hosting.policy import Policy, page_policy

SCRIPT = Asset("/theme/js/site.1.js", b"alert(1)")
SEARCH = Asset("/theme/js/pages/search.1.js", b"alert(2)")
SEARCHING = "js/pages/search.js"
STYLE = Asset("/theme/css/site.1.css", b"")
ASSETS = Assets({"js/site.js": SCRIPT, SEARCHING: SEARCH, "css/site.css": STYLE})
FEATURE = Contribution(sources={SEARCHING: {"script-src": ("'wasm-unsafe-eval'",)}})


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


def test_what_a_script_may_do_besides_only_its_own_page_may() -> None:
    assert "wasm" not in page_policy((), ASSETS, [FEATURE]).header
    ours = (f"'{SEARCH.integrity}'", f"'{SCRIPT.integrity}'")
    assert page_policy((SEARCHING,), ASSETS, [FEATURE]).directives["script-src"] == (
        "'wasm-unsafe-eval'",
        *ours,
    )


def test_the_search_page_may_do_all_that_others_may() -> None:
    search = page_policy((SEARCHING,), ASSETS, [FEATURE]).directives
    for name, sources in page_policy((), ASSETS, [FEATURE]).directives.items():
        assert set(sources) <= set(search[name])


def test_a_directive_that_allows_nothing_elsewhere_allows_what_is_brought_alone() -> None:
    planner = Contribution(sources={SEARCHING: {"worker-src": ("'self'",), "trusted-types": ("over-coffee",)}})
    policy = page_policy((SEARCHING,), ASSETS, [FEATURE, planner])
    assert "; trusted-types over-coffee; worker-src 'self'" in policy.meta
    assert "'wasm-unsafe-eval'" in policy.meta
    assert policy.directives["connect-src"] == ("'self'",)
    assert "; trusted-types 'none'" in page_policy((), ASSETS, [FEATURE, planner]).meta
    assert "worker-src" not in page_policy((), ASSETS, [FEATURE, planner]).meta


def test_what_two_features_bring_to_one_directive_is_allowed_once_each() -> None:
    features = [Contribution(sources={SEARCHING: {"img-src": ("blob:", extra)}}) for extra in ("'self'", "a:")]
    assert sorted(page_policy((SEARCHING,), ASSETS, features).directives["img-src"]) == [
        "'self'",
        "a:",
        "blob:",
        "data:",
    ]


def test_a_folder_of_the_site_allows_what_its_pages_load_at_once_and_on_demand() -> None:
    draws = Asset("/theme/js/libraries/draws.1.js", b"export {}")
    assets = Assets({**ASSETS.files, "js/libraries/draws.js": draws})
    page = Output("/search/", "search", scripts=(SEARCHING,), on_demand=("js/libraries/draws.js",))
    headers = site_headers("", assets, [FEATURE], [page, Output("/blog/", "site")])
    (rule,) = headers.of(POLICY)
    assert rule.path == "/search/"
    assert all(f"'{each.integrity}'" in rule.value for each in (SCRIPT, SEARCH, draws))
    assert "script-src 'self' " in headers.widest
    assert draws.integrity not in headers.everywhere[POLICY]


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
