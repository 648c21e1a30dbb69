"""Sites below paths that hold what means something in the hosts' own languages."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from plugins.foundation.assets.read import read_assets
from plugins.foundation.documents.paths import encode
from plugins.foundation.outputs import Output
from plugins.hosting.caddy import render_caddy
from plugins.hosting.headers import site_headers
from plugins.hosting.model import SECURITY
from plugins.hosting.nginx import render_nginx
from tests.conftest import ROOT
from tests.hosting.conftest import RUNS, Hosted, write_files
from tests.site.content import BROUGHT

PLANNING = Output("/my-coffee-chat/", "my coffee chat", scripts=("js/meeting/page.js",))
PAGE, MISSING = "<!doctype html><title>Here</title>", "<!doctype html><title>Not here</title>"
FILES = {
    **dict.fromkeys(("index.html", "blog/index.html", "my-coffee-chat/index.html"), PAGE),
    "404.html": MISSING,
    "theme/a.1.css": "a{}",
}
BASES = {
    "letters": "/kaffee-ü/咖啡☕",
    "nginx": "/a b;c#d $uri ${uri} $1 \"e\" 'f' {g} ~h =i @j",
    "Caddy": "/{path} {$HOME} {%HOME%} {re.over_coffee.1} `a` * [b] c? # d",
    "expressions": "/^(a|b)+.*$",
    "encoded": "/a%20b%2Fc%25",
    "a dot": "/.coffee",
}


@pytest.fixture(params=BASES)
def base(request: pytest.FixtureRequest) -> str:
    return BASES[request.param]


@pytest.fixture(params=RUNS)
def hosted(request: pytest.FixtureRequest, base: str, tmp_path: Path) -> Iterator[Hosted]:
    """Serve a site of a few files."""
    root, site = tmp_path / "root", tmp_path / "root" / base.removeprefix("/")
    write_files(site)
    for name, text in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    headers = site_headers(encode(base), read_assets(ROOT / "theme" / "static"), BROUGHT, [PLANNING])
    (site / "_hosting").mkdir()
    (site / "_hosting" / "nginx.conf").write_text(render_nginx(headers), encoding="utf-8")
    (site / "_hosting" / "Caddyfile").write_text(render_caddy(headers), encoding="utf-8")
    (tmp_path / "host").mkdir()
    with RUNS[request.param](tmp_path / "host", root, site) as host:
        yield Hosted(request.param, host, site, quote(base))


def test_a_site_is_served_below_any_path(hosted: Hosted, base: str) -> None:
    paths = ("/", "/blog/", "/blog", "/nowhere/", "/theme/a.1.css", "/theme/b.css")
    answers = {path: hosted.get(path) for path in paths}
    for path, answer in answers.items():
        assert {name: answer.headers.get(name.lower()) for name in SECURITY} == SECURITY, path
        assert ("immutable" in answer.headers["cache-control"]) == (path == "/theme/a.1.css"), path
    assert [answers[path].body.decode() for path in ("/", "/nowhere/")] == [PAGE, MISSING]
    assert [answers[path].status for path in ("/blog/", "/theme/b.css")] == [200, 404]
    assert unquote(answers["/blog"].headers["location"]) == f"{base}/blog/"
    assert "worker-src 'self'" in hosted.get("/my-coffee-chat/").headers["content-security-policy"]


def test_a_site_below_any_path_keeps_to_itself_what_is_not_for_readers(hosted: Hosted) -> None:
    for path in ("/.env", "/.git/config", "/_headers", "/_hosting/Caddyfile", "/404.html"):
        assert (hosted.get(path).status, hosted.get(path).body.decode()) == (404, MISSING)
    assert hosted.get("/.well-known/security.txt").status == 200


def test_the_path_of_the_site_without_its_slash_leads_to_the_home_page(hosted: Hosted, base: str) -> None:
    leads_to = hosted.get("?q=x").headers["location"]
    assert leads_to.isascii()
    assert unquote(leads_to) == f"{base}/?q=x"


@pytest.mark.parametrize("base", ["/a\\b"])
def test_a_backslash_is_served_too(hosted: Hosted) -> None:
    assert [hosted.get(path).status for path in ("/", "/blog/", "/nowhere/")] == [200, 200, 404]
