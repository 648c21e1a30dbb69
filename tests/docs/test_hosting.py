"""docs/hosting.md says what is sent; that its examples work is tested in tests/hosting."""

from plugins.assets.model import Assets
from plugins.hosting.headers import site_headers
from tests.docs.reading import table


def test_every_header_is_explained_and_no_other() -> None:
    explained = [name.strip("`") for name, _ in table("docs/hosting.md", "header", "why")]
    assert explained == list(site_headers("", Assets({})).everywhere)
