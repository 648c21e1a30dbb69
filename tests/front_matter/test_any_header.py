from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.front_matter.aliases import ALIASES, IGNORED
from plugins.foundation.front_matter.model import FrontMatter
from tests.front_matter.reading import read_file, split

NASTY = st.sampled_from(
    [
        *("", "~", "null", "true", "no", "1984", "007", "-0", "1e999", ".inf", "="),
        *("<<", "...", "- -", "? ", "a: b", "#"),
        *("2016-10-31", "9999-99-99", "99999999999999999999-01-01", "2016-10-31 24:00", "2016-10-31T09:30+99:99"),
        *("[]", "{}", "[a, b]", "{a: b}", "[[[[]]]]", "[a", "{a", "'a", '"a', '"\\x"', "'it''s'", "|", ">-\n  a\n  b"),
        *("&a b", "*a", "!!binary aGk=", "!!python/object:os.system x", "%TAG", "@a", "`a`", "\t", "a\tb", "a\x00b"),
        *("☕", "👩‍💻", "e\u0301", "\u202e", "\u2028", "\x85", "\ufeff", "\uffff", "../..", "/a/{slug}/", "{remedy}"),
        "a" * 5_000,
    ]
)
KEYS = st.sampled_from(
    [*FrontMatter.model_fields, *ALIASES, *sorted(IGNORED)[:3], "draft", "published", "", "a b", "'"]
)
VALUES = NASTY | st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=20)
NESTED = st.recursive(
    VALUES,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "\n" + "\n".join(f"  - {item}" for item in items))
        | st.dictionaries(KEYS, inner, max_size=3).map(
            lambda pairs: "\n" + "\n".join(f"  {k}: {v}" for k, v in pairs.items())
        )
    ),
    max_leaves=4,
)
HEADERS = st.lists(st.tuples(KEYS | VALUES, st.sampled_from([": ", ":", " : ", "\t:\t", ""]), NESTED), max_size=6).map(
    lambda lines: "\n".join("".join(line) for line in lines)
)


@given(HEADERS)
def test_any_yaml_header_is_typed_or_told_inside_the_file(header: str) -> None:
    text = f"---\n{header}\n---\nText.\n"
    parsed, findings = split(text)
    if parsed:
        findings = read_file(text).findings
    last = len(text.split("\n"))
    assert parsed or findings
    assert all(1 <= each.line <= last and each.column >= 1 for each in findings)


@given(HEADERS)
def test_any_header_of_pelican_is_typed_or_told(header: str) -> None:
    text = f"title: A\n{header}\n\nText.\n"
    parsed, findings = split(text)
    assert parsed or findings
    if parsed:
        assert read_file(text).front.title
