import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.tweets.addresses import StatusAddress, clean_href, parse_status

ID = "793112909979222017"
HOSTS = ["twitter.com", "x.com", "www.twitter.com", "www.x.com", "mobile.twitter.com", "mobile.x.com", "m.twitter.com"]


@pytest.mark.parametrize("scheme", ["https://", "http://", "//", "HTTPS://"])
@pytest.mark.parametrize("host", [*HOSTS, "Twitter.com", "X.COM"])
@pytest.mark.parametrize("path", ["status", "statuses"])
def test_a_tweet_is_known_by_each_address_it_ever_had(scheme: str, host: str, path: str) -> None:
    assert parse_status(f"{scheme}{host}/nobody/{path}/{ID}") == StatusAddress("nobody", ID)


@pytest.mark.parametrize(
    "rest", ["", "/", "?s=20", "?s=20&t=aB-c", "?ref_src=twsrc%5Etfw", "/photo/1", "/video/1?s=46", "#m", "/analytics"]
)
def test_what_follows_the_number_does_not_matter(rest: str) -> None:
    assert parse_status(f"https://x.com/nobody/status/{ID}{rest}") == StatusAddress("nobody", ID)


@pytest.mark.parametrize("path", ["i/status", "i/web/status", "#!/i/status"])
def test_an_address_can_leave_open_whose_tweet_it_is(path: str) -> None:
    address = parse_status(f"https://x.com/{path}/{ID}")
    assert address == StatusAddress("", ID)
    assert address.url == f"https://x.com/i/status/{ID}"


def test_an_address_is_written_as_x_writes_it_today() -> None:
    address = parse_status(f"http://mobile.twitter.com/#!/nobody/statuses/{ID}?s=20")
    assert address
    assert address.url == f"https://x.com/nobody/status/{ID}"


def test_white_space_that_browsers_take_out_is_taken_out() -> None:
    assert parse_status(f"\n  https://x.com/no\nbody/status/\t{ID} ") == StatusAddress("nobody", ID)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://x.com/",
        "https://x.com/nobody",
        "https://x.com/nobody/likes",
        f"https://x.com/status/{ID}",
        f"https://x.com/nobody/lists/{ID}",
        f"https://x.com/a/b/status/{ID}",
        f"https://x.com//status/{ID}",
        f"x.com/nobody/status/{ID}",
        f"/nobody/status/{ID}",
        f"ftp://x.com/nobody/status/{ID}",
        f"https:/x.com/nobody/status/{ID}",
        f"https://x.com.example.org/nobody/status/{ID}",
        f"https://example.org/https://x.com/nobody/status/{ID}",
        f"https://netflix.com/nobody/status/{ID}",
        f"https://ax.com/nobody/status/{ID}",
        f"https://xxcom/nobody/status/{ID}",
        f"https://api.x.com/nobody/status/{ID}",
        f"https://www.mobile.x.com/nobody/status/{ID}",
        f"https://x.com@example.org/nobody/status/{ID}",
        f"https://nobody@x.com/nobody/status/{ID}",
        f"https://x.com:8000/nobody/status/{ID}",
        f"https://x.com\\nobody/status/{ID}",
        f"javascript:https://x.com/nobody/status/{ID}",
        "https://t.co/aa",
    ],
)
def test_another_address_is_no_tweet_s(address: str) -> None:
    assert parse_status(address) is None


@pytest.mark.parametrize(
    ("id_", "is_numbered"),
    [
        ("1", True),
        ("20", True),
        (ID, True),
        ("9" * 20, True),
        ("", False),
        ("0", False),
        ("01", False),
        ("9" * 21, False),
        ("12a", False),
        ("-1", False),
        ("1 2", False),
        ("١٢", False),
        ("%31", False),
        ("NUMBER", False),
    ],
)
def test_the_id_of_a_tweet_is_a_number_of_at_most_twenty_digits(id_: str, is_numbered: bool) -> None:  # noqa: FBT001 - it is what is expected
    address = parse_status(f"https://x.com/nobody/status/{id_}")
    assert address
    assert (address.id, address.is_numbered) == (id_, is_numbered)


@pytest.mark.parametrize(
    ("href", "cleaned"),
    [
        ("https://t.co/aB1", "https://t.co/aB1"),
        ("http://t.co/aB1", "http://t.co/aB1"),
        ("https://t.co/aB1?amp=1", "https://t.co/aB1?amp=1"),
        ("//t.co/aB1", "https://t.co/aB1"),
        ("  https://t.co/\naB1\t", "https://t.co/aB1"),
        ("HTTPS://T.CO/aB1", "HTTPS://T.CO/aB1"),
        ("https://pic.twitter.com/aB1", "https://pic.twitter.com/aB1"),
        ("https://pic.x.com/aB1?s=2", "https://pic.x.com/aB1"),
        ("https://twitter.com/nobody?ref_src=twsrc%5Etfw", "https://twitter.com/nobody"),
        ("https://twitter.com/hashtag/Coffee?src=hash&ref_src=twsrc%5Etfw", "https://twitter.com/hashtag/Coffee"),
        ("https://twitter.com/hashtag/%C3%98l?src=hash", "https://twitter.com/hashtag/%C3%98l"),
        ("https://twitter.com/hashtag/مرحبا?src=hash", "https://twitter.com/hashtag/مرحبا"),
        ("https://twitter.com/search?q=%24BEAN&src=ctag", "https://twitter.com/search?q=%24BEAN"),
        ("https://twitter.com/search?src=ctag&q=%24BEAN", "https://twitter.com/search?q=%24BEAN"),
        ("https://x.com/search?src=a&faq=b", "https://x.com/search"),
        ("https://x.com/nobody/status/1?s=20", "https://x.com/nobody/status/1"),
        ("https://x.com/#!/nobody", "https://x.com/#!/nobody"),
        ("https://x.com", "https://x.com"),
        ("https://x.com?s=20", "https://x.com"),
    ],
)
def test_a_link_keeps_where_it_leads_and_loses_what_only_counts_clicks(href: str, cleaned: str) -> None:
    assert clean_href(href) == cleaned


@pytest.mark.parametrize(
    "href",
    [
        "",
        "#",
        "/nobody",
        "x.com/nobody",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "JAVASCRIPT:alert(1)//https://t.co/",
        "javascript://t.co/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:a",
        "file://t.co/a",
        "ftp://t.co/a",
        "mailto:a@t.co",
        "https:t.co/a",
        "https:/t.co/a",
        "https:///t.co/a",
        "///t.co/a",
        "\\\\t.co/a",
        "https:\\\\t.co/a",
        "https://example.org/",
        "https://t.co.example.org/",
        "https://example.org/t.co/",
        "https://not.t.co/a",
        "https://at.co/a",
        "https://tXco/a",
        "https://t.co@example.org/",
        "https://t.co:80@example.org/",
        "https://t.co:443/a",
        "https://t.co\\@example.org/",
        "https://t.co%2eexample.org/",
        "https://t。co/a",
        "https://t.co\N{FULLWIDTH SOLIDUS}a",
        "https://t.co/a b",
        'https://t.co/"onclick="a',
        "https://t.co/'a",
        "https://t.co/<b>",
        "https://t.co/`a`",
        "https://t.co/{{ a }}",
        "https://t.co/\0",
        "https://t.co/\x1a0\x1a",
        "https://t.co/\x7f",
        "https://analytics.twitter.com/a",
        "https://platform.twitter.com/widgets.js",
    ],
)
def test_a_link_to_anywhere_else_is_none(href: str) -> None:
    assert clean_href(href) == ""


@given(st.sampled_from(["https://t.co/", "https://x.com/", "//twitter.com/", "javascript:", ""]), st.text())
def test_a_clean_link_is_safe_in_any_attribute_and_stays_as_it_is(beginning: str, rest: str) -> None:
    href = clean_href(beginning + rest)
    assert not href or href.startswith(("https://t.co/", "https://x.com/", "https://twitter.com/"))
    assert not set(href) & set("<>\"'`\\{|}^ \t\r\n\0\x1a")
    assert clean_href(href) == href
