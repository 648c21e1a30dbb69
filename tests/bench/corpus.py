"""A made-up blog of any size, the same every time, for measuring.

Each post has about 650 words in four sections, with lists, emphasis, a quotation, and links to other posts.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

WORDS = """
    answer ask advice begin bring café careful chair choose clear coffee colleague company conversation corner cup
    curious day decide context door early evening friend friendly good guest hear honest hour industry interest job
    kind know later learn letter listen long lunch mean meet minute morning name need network note offer often open
    patient people plan point practice prepare promise question quiet read reason remember reply rest role say
    search season send share skill small smile speak start story study table talk team thank think time true try
    understand visit walk warm week welcome work write year yes
""".split()  # noqa: SIM905 - a list of words is easier to read so
TAGS = [
    "asking",
    "etiquette",
    "feedback",
    "first-jobs",
    "follow-up",
    "interviews",
    "introductions",
    "listening",
    "mentoring",
    "moving-on",
    "online",
    "preparation",
    "questions",
    "returning",
    "students",
    "thanks",
]
TOPICS = ("Asking", "Meeting", "Keeping in touch", "Preparing", "Resting")
FIRST_DAY = date(1995, 1, 1)


@dataclass(frozen=True, slots=True)
class SyntheticPost:
    """One made-up post."""

    slug: str
    title: str
    day: date
    topic: str
    tags: tuple[str, ...]
    excerpt: str
    body: str

    def with_yaml(self) -> str:
        """Return it with the YAML header of this site."""
        tags = "\n".join(f"  - {tag}" for tag in self.tags)
        return (
            f'---\ntitle: "{self.title}"\npath: /blog/{self.slug}/\ndate: {self.day}\nexcerpt: "{self.excerpt}"\n'
            f"category: {self.topic}\ntags:\n{tags}\n---\n\n{self.body}"
        )

    def with_pelican_lines(self) -> str:
        """Return it with Pelican's own header."""
        return (
            f"Title: {self.title}\nSlug: {self.slug}\nDate: {self.day}\nSummary: {self.excerpt}\n"
            f"Category: {self.topic}\nTags: {', '.join(self.tags)}\n\n{self.body}"
        )


def synthetic_posts(count: int) -> Iterator[SyntheticPost]:
    """Go through `count` posts, a thousand a year."""
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 - nothing is secret here
        yield SyntheticPost(
            slug=f"post-{number:05d}",
            title=f"{_words(chance, 4).capitalize()}, {number}",
            day=FIRST_DAY + timedelta(days=number * 365 // 1000),
            topic=chance.choice(TOPICS),
            tags=tuple(chance.sample(TAGS, 3)),
            excerpt=_sentence(chance, ""),
            body=_body(chance, count),
        )


def write_corpus(folder: Path, count: int, *, yaml: bool, tweets: bool = False) -> None:
    """Write the posts into a folder, one file each; with embed code of a tweet at the end of each if asked."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, post in enumerate(synthetic_posts(count)):
        text = post.with_yaml() if yaml else post.with_pelican_lines()
        text += _embed_code(number) if tweets else ""
        (folder / f"{post.slug}.md").write_text(text, encoding="utf-8")


def _embed_code(number: int) -> str:
    """Return the embed code of a made-up tweet, in the form that X gives it."""
    chance = random.Random(-number)  # noqa: S311 - as above
    first, second = _sentence(chance, ""), _sentence(chance, "")
    address = f"https://twitter.com/nobody/status/{793112909979222017 + number}?ref_src=twsrc%5Etfw"
    return (
        f'\n<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{first}<br><br>{second} '
        '<a href="https://twitter.com/hashtag/coffee?src=hash&amp;ref_src=twsrc%5Etfw">#coffee</a> '
        f'<a href="https://t.co/{number}">https://t.co/{number}</a></p>&mdash; Nobody (@nobody) '
        f'<a href="{address}">October 31, 2016</a></blockquote> '
        '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>\n'
    )


def _body(chance: random.Random, count: int) -> str:
    parts = [_paragraph(chance)]
    for section in range(4):
        parts += [f"## {_words(chance, 3).capitalize()}", _paragraph(chance)]
        mark = "-" if section % 2 else "1."
        parts.append("\n".join(f"{mark} {_sentence(chance)}" for _ in range(3 + section % 2)))
        link = f"[{_words(chance, 3)}](/blog/post-{chance.randrange(count):05d}/)"
        parts.append(f"{_sentence(chance)} More of it stands in {link}. {_sentence(chance)}")
    parts.append(f"> {_sentence(chance)} {_sentence(chance)}")
    return "\n\n".join([*parts, _paragraph(chance)]) + "\n"


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(4, 6)))


def _sentence(chance: random.Random, mark: str = "*") -> str:
    words = _words(chance, chance.randint(8, 16)).split()
    if mark and chance.random() < 1 / 5:
        place = chance.randrange(len(words))
        words[place] = f"{mark}{words[place]}{mark}"
    text = " ".join(words) + "."
    return text[0].upper() + text[1:]


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))
