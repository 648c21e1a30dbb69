import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.language import Language, parse_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("en", Language("en", "en", "", "")),
        ("pt_BR", Language("pt-BR", "pt", "", "BR")),
        ("pt-br", Language("pt-BR", "pt", "", "BR")),
        ("zh-hant-tw", Language("zh-Hant-TW", "zh", "Hant", "TW")),
        ("SR-LATN", Language("sr-Latn", "sr", "Latn", "")),
        ("es-419", Language("es-419", "es", "", "419")),
        ("en-GB-oxendict", Language("en-GB-oxendict", "en", "", "GB")),
        ("de-1996", Language("de-1996", "de", "", "")),
        ("zh-yue", Language("zh-yue", "zh", "", "")),
        ("en-a-BB-x-DE", Language("en-a-bb-x-de", "en", "", "")),
    ],
)
def test_a_tag_is_spelled_as_the_standard_says(text: str, language: Language) -> None:
    assert parse_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "a", "x-klingon", "i-klingon", "english", "en-", "-en", "en US", "en\n", "de.UTF-8"]
)
def test_what_is_no_tag_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no language tag"):
        parse_language(text)


@pytest.mark.parametrize("text", ["ar", "he-IL", "fa", "ur", "yi", "dv", "ps", "sd", "ug", "ku-Arab", "az-Arab-IR"])
def test_lines_begin_at_the_right_where_the_script_does(text: str) -> None:
    assert parse_language(text).direction == "rtl"


@pytest.mark.parametrize("text", ["en", "ku", "ar-Latn", "yi-Latn-US", "ja", "az"])
def test_lines_of_other_languages_begin_at_the_left(text: str) -> None:
    assert parse_language(text).direction == "ltr"


@given(st.from_regex(r"[A-Za-z]{1,4}([-_][A-Za-z0-9]{1,9}){0,4}", fullmatch=True))
def test_a_tag_that_was_read_reads_the_same_again(text: str) -> None:
    try:
        language = parse_language(text)
    except ValueError:
        return
    assert parse_language(language.tag) == language
    assert language.tag.casefold() == text.replace("_", "-").casefold()
