from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.documents.paths import encode
from plugins.site.address import parse_site_url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://example.org", "https://example.org"),
        ("https://example.org//", "https://example.org"),
        ("HTTPS://Example.ORG/A/", "https://example.org/A"),
        ("https://example.org/my%20blog", "https://example.org/my%20blog"),
        ("https://example.org/ü", "https://example.org/%C3%BC"),
        ("https://example.org/u\u0308", "https://example.org/%C3%BC"),
        ("https://example.org/%c3%bc/", "https://example.org/%C3%BC"),
        ("https://example.org/100%25", "https://example.org/100%25"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
        ("http://127.0.0.1:08000", "http://127.0.0.1:8000"),
        ("https://example.org:/x", "https://example.org/x"),
        ("https://müller.example", "https://müller.example"),
    ],
)
def test_an_address_is_said_in_one_form(text: str, url: str) -> None:
    assert parse_site_url(text) == url


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "must be a URL"),
        ("example.org", "must be a URL"),
        ("ftp://example.org", "must be a URL"),
        ("https://", "must be a URL"),
        ("https:///blog", "must be a URL"),
        ("https://a b", "must be a URL"),
        ("https://example.org/a b", "must be a URL"),
        ("https://example.org\\blog", "must be a URL"),
        ("https://example.org/x\n", "must be a URL"),
        ("https://u:p@example.org", "user or password, which every page would publish"),
        ("https://u@example.org", "user or password"),
        ("https://example.org/?a=b", "query or fragment"),
        ("https://example.org#a", "query or fragment"),
        ("https://example.org:0", "port is from 1 to 65535"),
        ("https://example.org:99999", "port is from 1 to 65535"),
        ("http://[::1", "must be a URL"),
        ("http://[1::2::3]", "no address of IPv6"),
        ("https://example.org/a/../b", "`..` in its path"),
        ("https://example.org/%2e/b", "`..` in its path"),
        ("https://example.org/a//b", "`//`"),
        ("https://example.org/50%", "two hexadecimal digits"),
        ("https://example.org/%ff", "UTF-8"),
        ("https://example.org/a%2Fb", "encoded slashes"),
        ("https://example.org/%00", "control characters"),
        ("https://example.org/\u202e", "control characters"),
        ("https://example.org/\udcff", "control characters"),
    ],
)
def test_an_address_that_no_site_can_have_is_refused_with_the_reason(text: str, told: str) -> None:
    with pytest.raises(ValueError, match="must be a URL") as caught:
        parse_site_url(text)
    assert told in str(caught.value)


@given(st.text(st.characters(codec="utf-8"), max_size=20).map(encode))
def test_a_path_is_encoded_once_however_often_it_is_read(path: str) -> None:
    try:
        url = parse_site_url(f"https://example.org/{path}")
    except ValueError:
        return
    assert parse_site_url(url) == url
    assert url.isascii()
    assert not urlsplit(url).path.startswith("//")
