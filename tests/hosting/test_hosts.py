"""What nginx and Caddy answer, with the configuration that `make publish` wrote."""

import gzip
from base64 import b64encode
from hashlib import sha256

import brotli
import pytest

from plugins.hosting.model import SECURITY
from tests.hosting.conftest import FILES, Hosted

POST = "/blog/post-00003/"
FOR_EVER = "public, max-age=31536000, immutable"
DECODERS = {"br": brotli.decompress, "gzip": gzip.decompress}


def kinds(hosted: Hosted) -> list[str]:
    """Return a path of every kind: pages, feed, style sheet, picture, a redirect, and what is missing."""
    files = [hosted.theme_file("css/site.*.css"), hosted.theme_file("img/logo.*.svg")]
    return ["/", POST, "/feed.xml", "/robots.txt", *files, "/blog", "/nowhere/", "/theme/nowhere.css", "/_headers"]


def test_every_answer_carries_what_keeps_readers_safe(hosted: Hosted) -> None:
    for path in kinds(hosted):
        headers = hosted.get(path).headers
        assert {name: headers.get(name.lower()) for name in SECURITY} == SECURITY, path
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path


@pytest.mark.parametrize("hosted", ["nginx"], indirect=True)
def test_who_comes_to_nginx_by_http_is_sent_to_https(hosted: Hosted) -> None:
    answer = hosted.host.send_without_tls(b"GET /blog/?a=b HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", hosted.host.plain)
    assert (answer.status, answer.headers["location"]) == (301, f"{hosted.host.url}/blog/?a=b")


def test_only_the_search_page_may_run_the_search(hosted: Hosted) -> None:
    script = hosted.get(hosted.theme_file("js/pages/search.*.js")).body
    digest = b64encode(sha256(script).digest()).decode()
    allowed = [
        path
        for path in ("/", POST, "/search/", "/blog/", "/feed.xml")
        if digest in hosted.get(path).headers["content-security-policy"]
    ]
    assert allowed == ["/search/"]


def test_a_page_says_the_policy_that_its_header_says(hosted: Hosted) -> None:
    answer = hosted.get(POST)
    said = answer.headers["content-security-policy"].replace(" frame-ancestors 'none';", "")
    assert f'<meta http-equiv="Content-Security-Policy" content="{said}">' in answer.body.decode()


def test_what_is_named_by_its_content_is_kept_for_ever_and_all_else_asked_for_anew(hosted: Hosted) -> None:
    for path in kinds(hosted):
        is_asset = path.startswith("/theme/") and "nowhere" not in path
        assert hosted.get(path).headers["cache-control"] == (FOR_EVER if is_asset else "no-cache"), path


@pytest.mark.parametrize("asked", ["br", "gzip", "gzip, br"])
def test_a_browser_gets_the_smallest_form_that_it_reads(hosted: Hosted, asked: str) -> None:
    for path in (POST, "/feed.xml", hosted.theme_file("css/site.*.css"), hosted.theme_file("img/notebook.*.svg")):
        plain, packed = hosted.get(path), hosted.get(path, accept_encoding=asked)
        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == asked.rsplit(", ", maxsplit=1)[-1], path
        assert DECODERS[packed.headers["content-encoding"]](packed.body) == plain.body
        assert packed.headers["vary"].lower() == "accept-encoding"
        assert packed.headers["content-type"] == plain.headers["content-type"]


@pytest.mark.parametrize("asked", ["br", "gzip", "identity"])
def test_a_page_that_has_not_changed_is_not_sent_again(hosted: Hosted, asked: str) -> None:
    first = hosted.get(POST, accept_encoding=asked)
    again = hosted.get(POST, accept_encoding=asked, if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_what_is_not_there_is_answered_with_the_sites_own_page(hosted: Hosted) -> None:
    page = (hosted.site / "404.html").read_bytes()
    missing = ("/nowhere/", "/nowhere/?q=x", "/theme/", "/theme/css", "/theme/nowhere.css", "/list.pdf", "/404.html")
    for path in (*missing, "/blog/post-00003/x", "/feed.xml/", f"/{'x' * 300}", "/a%0Ab", "/%5Cblog"):
        answer = hosted.get(path)
        assert (answer.status, answer.body) == (404, page), path
        assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_missing_page_is_said_to_be_missing_whatever_is_asked_of_it(hosted: Hosted) -> None:
    page = (hosted.site / "404.html").read_bytes()
    late = "Sun, 29 Nov 2099 11:28:51 GMT"
    for asked in ({"range": "bytes=0-9"}, {"if_none_match": "*"}, {"if_match": '"x"'}, {"if_modified_since": late}):
        answer = hosted.get("/nowhere/", **asked)
        assert (answer.status, answer.body) == (404, page), asked


@pytest.mark.parametrize("path", ["/_headers", "/_hosting/", "/_hosting/nginx.conf", "/_hosting/Caddyfile"])
def test_what_is_written_for_hosts_is_not_served(hosted: Hosted, path: str) -> None:
    assert hosted.get(path).status == 404


def test_what_is_named_with_a_dot_is_not_served(hosted: Hosted) -> None:
    for name in (name for name, text in FILES.items() if text == "secret"):
        for path in (f"/{name}", f"//{name}", f"/blog/../{name}", f"/%2e{name.removeprefix('.')}"):
            assert hosted.get(path).status == 404, path
    for path in ("/.git", "/.git/", "/.well-known/../.env", "/.well-known/%2e%2e/.env", "/blog/.well-known/x"):
        assert hosted.get(path).status == 404, path


@pytest.mark.parametrize("path", ["/.well-known/security.txt", "/.well-known/a/b.txt"])
def test_what_is_well_known_is_served(hosted: Hosted, path: str) -> None:
    answer = hosted.get(path)
    assert (answer.status, answer.body.decode()) == (200, FILES[path.removeprefix("/")])


@pytest.mark.parametrize("query", ["", "?q=coffee", "?q=a%20b&c=%2F%3F", "?q=//evil.example/"])
def test_an_address_without_its_slash_leads_on_with_its_question_and_without_naming_a_host(
    hosted: Hosted, query: str
) -> None:
    for path in (POST, "/search/", *(["/"] if hosted.base else ())):
        answer = hosted.get(path.rstrip("/") + query)
        assert answer.status in {301, 308}
        assert answer.headers["location"] == hosted.base + path + query


def test_no_address_leads_to_another_host(hosted: Hosted) -> None:
    above = [f"//evil.example/{up}/blog" for up in ("..", "%2e%2e", "..%2F..")]
    for path in ("//blog", "///blog", "/\\blog", "//evil.example/..", "//evil.example%2F..%2Fblog", *above):
        for asked in (path, hosted.base + path):
            leads_to = hosted.host.get(asked).headers.get("location", "")
            assert not leads_to.startswith(("//", "/\\", "http")), asked


def test_a_file_of_a_kind_that_nobody_named_is_never_shown_as_a_page(hosted: Hosted) -> None:
    assert hosted.get("/blog/list.unknown").headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize("form", ["br", "gz"])
def test_a_compressed_form_that_is_asked_for_by_its_name_is_a_file_like_others(hosted: Hosted, form: str) -> None:
    answer = hosted.get(f"/feed.xml.{form}")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/octet-stream")
    assert "content-encoding" not in answer.headers


def test_a_part_of_a_file_is_sent_where_it_is_asked_for(hosted: Hosted) -> None:
    for path in ("/feed.xml", hosted.theme_file("css/site.*.css")):
        answer = hosted.get(path, range="bytes=2-9")
        assert (answer.status, answer.body) == (206, hosted.get(path).body[2:10])


def test_asking_for_the_headers_alone_gives_those_of_the_page(hosted: Hosted) -> None:
    for path in ("/", "/feed.xml", "/nowhere/"):
        whole, head = hosted.get(path), hosted.ask("HEAD", path)
        assert (head.status, head.body) == (whole.status, b"")
        assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/feed.xml", "application/xml"),
        ("/feed.json", "application/feed+json"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_every_file_is_said_to_be_what_it_is(hosted: Hosted, path: str, media_type: str) -> None:
    assert hosted.get(path).headers["content-type"] == media_type


def test_a_script_and_a_picture_are_said_to_be_what_they_are(hosted: Hosted) -> None:
    script, picture = hosted.theme_file("js/site.*.js"), hosted.theme_file("img/logo.*.svg")
    assert hosted.get(script).headers["content-type"] == "text/javascript; charset=utf-8"
    assert hosted.get(picture).headers["content-type"] == "image/svg+xml"
