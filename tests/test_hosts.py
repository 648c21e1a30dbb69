import pytest

from plugins.foundation.hosts import is_public, is_reserved


@pytest.mark.parametrize(
    "host",
    ["localhost", "overcoffee.example", "EXAMPLE.ORG", "www.example.com", "a.test", "b.invalid.", "printer.local"],
)
def test_a_name_that_is_set_aside_is_told(host: str) -> None:
    assert is_reserved(host)


@pytest.mark.parametrize("host", ["example.edu", "myexample.org", "contest", "example.org.uk", "localhost.net", ""])
def test_a_name_that_looks_like_one_is_not(host: str) -> None:
    assert not is_reserved(host)


@pytest.mark.parametrize("url", ["https://example.edu/a/", "http://93.184.215.14/", "https://kaffee-für-zwei.de:8443"])
def test_a_url_on_the_web_is_public(url: str) -> None:
    assert is_public(url)
