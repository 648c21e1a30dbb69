from plugins.foundation.documents.model import Author, Document
from plugins.foundation.listings.arrange import arrange, neighbours
from plugins.foundation.listings.model import Grouping, Index
from tests.listings.posts import names, post


def index(grouping: Grouping, *posts: Document) -> Index:
    return next(index for index in arrange(posts).indexes if index.grouping is grouping)


def groups(grouping: Grouping, *posts: Document) -> dict[str, list[str]]:
    return {listing.path: names(listing.posts) for listing in index(grouping, *posts).listings}


def test_posts_stand_newest_first() -> None:
    arrangement = arrange([post("old", "2015-01-01"), post("new", "2017-01-01"), post("middle", "2016-01-01")])
    assert names(arrangement.posts) == names(arrangement.blog.posts) == ["new", "middle", "old"]


def test_posts_of_one_moment_stand_in_the_order_of_their_names_however_they_are_given() -> None:
    posts = [post("b"), post("a"), post("c"), post("later", "2016-11-01")]
    assert names(arrange(posts).posts) == names(arrange(posts[::-1]).posts) == ["later", "a", "b", "c"]


def test_posts_of_one_day_stand_by_their_time() -> None:
    assert names(arrange([post("a", "2016-10-31T08:00"), post("b", "2016-10-31T09:00")]).posts) == ["b", "a"]


def test_tags_with_the_same_url_are_one_and_called_as_by_the_newest_post() -> None:
    tags = index(Grouping.TAG, post("old", tags=["remote-work"]), post("new", "2017-01-01", tags=["Remote Work"]))
    assert [(listing.name, listing.path, names(listing.posts)) for listing in tags.listings] == [
        ("Remote Work", "/tags/remote-work/", ["new", "old"])
    ]


def test_groups_stand_in_the_order_of_their_names() -> None:
    tags = index(Grouping.TAG, post("a", tags=["zest", "Asking", "email", "Übung"]))
    assert [listing.name for listing in tags.listings] == ["Asking", "email", "zest", "Übung"]


def test_years_stand_newest_first() -> None:
    posts = [post("a", "2015-12-31"), post("b", "2017-01-01"), post("c", "2015-01-01")]
    assert list(groups(Grouping.YEAR, *posts).items()) == [("/archive/2017/", ["b"]), ("/archive/2015/", ["a", "c"])]


def test_the_parts_of_a_series_stand_oldest_first() -> None:
    posts = [post("two", "2016-02-01", series="The chat"), post("one", "2016-01-01", series="The chat"), post("other")]
    assert groups(Grouping.SERIES, *posts) == {"/series/the-chat/": ["one", "two"]}


def test_a_topic_is_the_category_of_its_posts() -> None:
    posts = [post("a", category="Asking"), post("b", category="asking"), post("c")]
    assert groups(Grouping.TOPIC, *posts) == {"/topics/asking/": ["a", "b"]}


def test_authors_are_grouped_by_key_and_called_by_name() -> None:
    cass, eve = Author("cass", "Cass Doe", "Asks."), Author("eve-ng", "Eve Ng")
    authors = index(Grouping.AUTHOR, post("a", authors=[cass, eve]), post("b", authors=[cass]))
    assert [(each.path, each.name, each.about, names(each.posts)) for each in authors.listings] == [
        ("/authors/cass/", "Cass Doe", "Asks.", ["a", "b"]),
        ("/authors/eve-ng/", "Eve Ng", "", ["a"]),
    ]


def test_a_group_whose_name_has_no_letters_is_left_out() -> None:
    assert groups(Grouping.TOPIC, post("a", category="!?")) == {}


def test_every_index_has_its_page_even_without_posts() -> None:
    arrangement = arrange([])
    assert [index.path for index in arrangement.indexes] == ["/topics/", "/tags/", "/series/", "/authors/", "/archive/"]
    assert [listing.path for listing in arrangement.listings()] == ["/blog/"]


def test_listings_go_through_the_blog_and_every_group() -> None:
    arrangement = arrange([post("a", category="Asking", tags=["x", "y"])])
    assert [listing.path for listing in arrangement.listings()] == [
        "/blog/",
        "/topics/asking/",
        "/tags/x/",
        "/tags/y/",
        "/archive/2016/",
    ]


def test_a_post_knows_the_next_older_and_newer_one() -> None:
    around = neighbours(arrange([post("c", "2016-03-01"), post("a", "2016-01-01"), post("b", "2016-02-01")]))
    assert [
        (each, beside.older and beside.older.title, beside.newer and beside.newer.title)
        for each, beside in around.items()
    ] == [("blog/c.md", "b", None), ("blog/b.md", "a", "c"), ("blog/a.md", None, "b")]


def test_a_post_knows_its_place_in_its_series() -> None:
    posts = [post("one", "2016-01-01", series="S"), post("two", "2016-02-01", series="S"), post("alone", "2016-03-01")]
    around = neighbours(arrange(posts))
    two, alone = around["blog/two.md"], around["blog/alone.md"]
    assert two.series
    assert (two.series.path, two.position, len(two.series.posts)) == ("/series/s/", 2, 2)
    assert (alone.series, alone.position) == (None, 0)


def test_a_post_knows_the_posts_it_has_tags_in_common_with() -> None:
    around = neighbours(arrange([post("a", tags=["x"]), post("b", tags=["X"]), post("c", tags=["y"]), post("d")]))
    assert [names(around[f"blog/{name}.md"].related) for name in "abcd"] == [["b"], ["a"], [], []]


def test_a_newcomer_begins_with_the_longest_series_and_of_several_with_the_first_begun() -> None:
    one, two, long = ([post(f"{name}{part}", date, series=name) for part in parts] for name, date, parts in SERIES)
    alone = [post("single", "2010-01-01", series="Single")]
    assert beginning(*one, *two, *long, *alone) == "Long"
    assert beginning(*one, *two, *alone) == "Two"
    assert beginning(*alone) is None


SERIES = (("One", "2016-01-01", "ab"), ("Two", "2015-01-01", "ab"), ("Long", "2017-01-01", "abc"))


def beginning(*posts: Document) -> str | None:
    found = arrange(posts).beginning
    return found.name if found else None
