from dataclasses import replace

import pytest

from tests.tweets.reading import NOBODY, figures, render, told
from tests.tweets.variants import DATE, END, ID, TWEET

LINK = f"https://x.com/nobody/status/{ID}"
ARCHIVED = replace(NOBODY, id=ID, text=("As it is archived.",))
MISSING = f"tweet {ID} is not in content/tweets/"


@pytest.mark.parametrize("prefix", ["", "> ", "a\n\n", "- a\n\n    "])
@pytest.mark.parametrize(
    "link",
    [
        LINK,
        f"<{LINK}>",
        f"[see]({LINK})",
        f"{LINK}?s=20&t=a",
        f"https://twitter.com/i/status/{ID}/photo/1",
        f"http://mobile.twitter.com/nobody/statuses/{ID}",
    ],
)
def test_a_link_alone_in_its_paragraph_becomes_a_card(prefix: str, link: str) -> None:
    prose = render(prefix + link, ARCHIVED)
    [figure] = figures(prose.html)
    assert "As it is archived." in figure.get_text()
    assert prose.faults == ()


@pytest.mark.parametrize(
    "body",
    [
        f"See {LINK} there.",
        f"{LINK}.",
        f"{LINK} {LINK}",
        f"{LINK}\n{LINK}",
        f"[a]({LINK}) and more",
        f"- {LINK}\n- b",
        f"- {LINK}\n\n- b",
        f"1. [a]({LINK})",
        f"`{LINK}`",
        f"    {LINK}",
        f"```\n{LINK}\n```",
        f"<!-- {LINK} -->",
        f"# {LINK}",
        f"| a |\n|---|\n| {LINK} |",
        f"<p>{LINK}</p>",
        f"[![a](b.png)]({LINK})",
        "https://x.com/nobody",
        "https://x.com/nobody/status/abc",
        "https://x.com/nobody/status/",
        f"https://example.org/nobody/status/{ID}",
        f"x.com/nobody/status/{ID}",
    ],
)
def test_elsewhere_a_link_stays_a_link(body: str) -> None:
    prose = render(body, ARCHIVED)
    assert (figures(prose.html), prose.embeds, prose.faults) == ([], (), ())


@pytest.mark.parametrize("body", ["@nobody", "Ask @nobody and @sara_example.", "#coffee", "/status @nobody"])
def test_handles_in_prose_are_never_touched(body: str) -> None:
    prose = render(body, ARCHIVED)
    assert "<a" not in prose.html
    assert body.lstrip("#").strip() in prose.html


@pytest.mark.parametrize("body", [LINK, f"{TWEET}<p></p>{DATE}{END}"])
def test_a_tweet_that_is_nowhere_is_told_and_linked(body: str) -> None:
    prose = render(body)
    assert [(code, problem) for code, *_, problem in told(prose)] == [("missing-tweet", MISSING)]
    link = f'<p><a href="{LINK}" rel="noopener nofollow">{LINK}</a></p>'
    assert prose.html == prose.feed_html == link


def test_a_tweet_whose_file_is_faulty_is_told_once_only() -> None:
    prose = render(LINK, faulty=[ID])
    assert prose.faults == ()
    assert f'href="{LINK}"' in prose.html


def test_a_pasted_tweet_without_words_is_told_where_it_stands() -> None:
    assert told(render(f"a\n\n> {TWEET}<p></p>{DATE}{END}")) == [("missing-tweet", 2, 2, MISSING)]
