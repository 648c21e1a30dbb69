import pytest

from plugins.prose.traps import find_traps


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("One:\n- a\n- b", [2]),
        ("One:\n1. a\n2. b", [2]),
        ("One:\n\n- a\n- b", []),
        ("- a\n  - b", [2]),
        ("- a\n    - b", []),
        ("- a\n- b", []),
        ("- a\n\n  ```\n  b\n  ```", [3]),
        ("```\n- a\n  - b\nc\n- d\n```", []),
        ("Write:\n\n    ```js\n    a\n    ```\n\nSo.", []),
        ("```js {1,3}\na\n```", [1]),
        ("```js\na\n```", []),
        ("~~~\na\n```\n- b\n~~~", []),
        ("In 1986. It was\n1986. A year", []),
        ("One\ntwo - three", []),
        ("# One\n- a", []),
        ("> " * 19 + "a", []),
        ("> " * 20 + "a", [1]),
        (">" * 20 + "a", [1]),
        ("One **two**\n**three**", []),
        ("- a\n\n  b", [3]),
        ("- a\n\n    b", []),
        ("- a\n  b", []),
        ("```\na\n````\nOne:\n- b", [5]),
        ("", []),
    ],
)
def test_what_looks_like_a_list_or_code_and_is_none_is_told(body: str, lines: list[int]) -> None:
    assert [(fault.line or 0) + 1 for fault in find_traps(body)] == lines
