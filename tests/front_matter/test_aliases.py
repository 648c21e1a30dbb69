import pytest

from plugins.foundation.front_matter.aliases import ALIASES, IGNORED, canonical
from plugins.foundation.front_matter.model import FrontMatter
from tests.front_matter.reading import read

KINDS = {"date": "2016-10-31", "updated": "2016-10-31"}


def test_every_alias_leads_to_a_key_and_is_none_itself() -> None:
    assert set(ALIASES.values()) <= set(FrontMatter.model_fields)
    assert not set(ALIASES) & set(FrontMatter.model_fields)


def test_no_key_that_means_something_is_passed_over() -> None:
    assert not IGNORED & (set(FrontMatter.model_fields) | set(ALIASES))


def test_every_name_stands_in_the_form_in_which_names_are_compared() -> None:
    assert [name for name in (*ALIASES, *IGNORED) if canonical(name) != name] == []


@pytest.mark.parametrize(("alias", "key"), ALIASES.items())
def test_an_alias_fills_the_key_it_stands_for(alias: str, key: str) -> None:
    value = KINDS.get(key, "words")
    assert read(f"title: A\n{alias}: {value}").front == read(f"title: A\n{key}: {value}").front


@pytest.mark.parametrize(
    ("written", "key"),
    [
        # Jekyll, with jekyll-feed, jekyll-seo-tag, jekyll-redirect-from and Minimal Mistakes
        ("permalink: /a/", "path"),
        ("description: A", "excerpt"),
        ("author: cass", "authors"),
        ("categories: [a, b]", "topics"),
        ("last_modified_at: 2016-10-31", "updated"),
        ("redirect_from: /old/", "redirect_from"),
        # Hugo
        ("url: /a/", "path"),
        ("summary: A", "excerpt"),
        ("lastmod: 2016-10-31", "updated"),
        ("publishDate: 2016-10-31", "date"),
        ("aliases: [/old/]", "redirect_from"),
        ("series: A", "series"),
        ("slug: a", "slug"),
        # Gatsby, Astro
        ("pubDate: 2016-10-31", "date"),
        ("updatedDate: 2016-10-31", "updated"),
        ("dateModified: 2016-10-31", "updated"),
        # Pelican
        ("Modified: 2016-10-31", "updated"),
        ("Category: A", "category"),
        ("Authors: A; B", "authors"),
        ("Status: draft", "status"),
    ],
)
def test_other_generators_keys_are_understood(written: str, key: str) -> None:
    reading = read(f"title: A\n{written}")
    assert reading.told == []
    assert reading.front.model_fields_set == {"title", key}


@pytest.mark.parametrize("written", ["layout: post", "Template: a", "cover:\n  image: a.png", "toc: true", "weight: 3"])
def test_keys_without_a_meaning_here_are_passed_over_in_silence(written: str) -> None:
    reading = read(f"title: A\n{written}")
    assert (reading.told, reading.front.model_fields_set) == ([], {"title"})
