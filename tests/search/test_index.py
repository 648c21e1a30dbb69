"""The index: what is found of an entry, in what pieces, in the same bytes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.index import FOLDER, PATH, make_index
from plugins.search.model import Entry
from tests.search.reading import contents, indexed

LABELS = {"post": "Post", "checklist": "Checklist"}


def entry(title: str = "A title", text: str = "", **rest: object) -> Entry:
    return Entry(**{"path": f"/blog/{title}/", "title": title, "kind": "post", "html": text, **rest})  # type: ignore[arg-type]


def write(folder: Path, entries: Sequence[Entry]) -> Path:
    for path, content in make_index(entries, LABELS, (), "en").items():
        target = folder / path.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def weights(tmp_path: Path, given: Entry) -> Mapping[str, int]:
    return indexed(write(tmp_path, [given]))[given.path].words


def test_a_word_counts_more_in_a_title_than_in_a_name_a_heading_and_a_text(tmp_path: Path) -> None:
    given = entry("Questions", "<p>Ask what you like.</p>", names=("Etiquette",), headings=("Whom",), about="Short")
    found = weights(tmp_path, given)
    assert found["questions"] > found["etiquette"] > found["whom"] > found["short"] > 0
    assert found["ask"] > 0


def test_a_word_counts_more_the_more_often_it_stands_in_a_text_and_less_in_a_long_one(tmp_path: Path) -> None:
    found = weights(tmp_path, entry(text="tea tea tea tea milk"))
    assert found["tea"] > found["milk"]
    assert weights(tmp_path / "long", entry(text="tea " + "and so on " * 2000))["tea"] < found["milk"]


def test_the_kind_of_an_entry_is_found_by_what_one_is_called(tmp_path: Path) -> None:
    assert "checklist" in weights(tmp_path, entry(kind="checklist"))


def test_a_listing_is_found_by_its_name_behind_what_is_called_so_itself(tmp_path: Path) -> None:
    listing = entry("self-care", is_listing=True)
    assert weights(tmp_path, listing)["care"] < weights(tmp_path / "own", entry("self-care"))["care"]


def test_each_entry_says_whether_a_passage_of_it_can_be_shown(tmp_path: Path) -> None:
    write(tmp_path, [entry("a", "<p>text</p>"), entry("b")])
    (name,) = contents(tmp_path)["entries"]
    assert (tmp_path / "search/index" / name).read_text(
        "utf-8"
    ) == '[["/blog/a/","a","","",1],["/blog/b/","b","","",0]]'


def test_a_large_index_is_in_pieces_that_begin_with_the_words_they_are_named_by(tmp_path: Path) -> None:
    entries = [entry(f"t{number}", " ".join(f"w{number}x{each}" for each in range(400))) for number in range(40)]
    told = contents(write(tmp_path, entries))
    assert len(told["pieces"]) > 3
    assert len(told["entries"]) == 2
    assert [first for first, _ in told["pieces"]] == sorted(first for first, _ in told["pieces"])
    for first, name in told["pieces"]:
        piece = (tmp_path / "search/index" / name).read_text("utf-8")
        assert piece.startswith(f"{first} ")
        assert len(piece) < 60_000
    assert len(indexed(tmp_path)) == 40


ENTRIES = st.lists(st.builds(Entry, st.text(), st.text(), st.sampled_from([*LABELS]), html=st.text()), max_size=5)


@given(ENTRIES.filter(bool))
def test_whatever_the_entries_say_each_file_but_one_is_named_by_what_it_holds(entries: list[Entry]) -> None:
    files = make_index(entries, LABELS, (), "en")
    assert files == make_index(entries, LABELS, (), "en")
    assert PATH in files
    assert all(path.startswith(FOLDER) for path in files if path != PATH)
