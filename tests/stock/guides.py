"""The examples in docs/plugins/."""

from tests.docs.reading import fences, read


def example(guide: str, language: str) -> str:
    """Return the first block in a language, or the one within four backticks."""
    name = f"docs/plugins/{guide}.md"
    if f"````{language}\n" in read(name):
        return read(name).split(f"````{language}\n")[1].split("````")[0]
    return fences(name, language)[0].text
