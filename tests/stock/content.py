"""What authors write in a stock site, for each of the plugins."""

from io import BytesIO

from PIL import Image

from tests.stock.site import Files

PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")
POSTS: Files = {
    "content/coffee.md": """\
Title: Coffee for two
Date: 2016-10-31 09:00
Modified: 2016-11-02 10:00
Category: Networking
Tags: coffee, talks
Slug: coffee-for-two
Summary: Why to meet.

Meet *early*, and read [the other post]({filename}other.md "More") or [its part]({filename}other.md#part).

![A cup]({static}/images/cup.gif)

| Who | What |
|-----|------|
| Ana | tea  |
""",
    "content/other.md": """\
Title: Another post
Date: 2016-11-01
Category: Networking
Authors: Ana Writer, Ben Reader

## Part

One paragraph, with `code` in it.

```python
def greet(name):
    return "Hello " + name
```

1. First
2. Second

> Somebody said so.

[Home]({index}) · [coffee]({tag}coffee) · [Networking]({category}Networking) · [a file]({attach}notes.txt)
""",
    "content/sub/third.md": """\
Title: A third
Date: 2016-11-02
Category: Networking
Status: draft

Up to [coffee]({filename}../coffee.md), and back to [this]({filename}third.md).

    indented = "code"
""",
    "content/fourth.rst": """\
In another language
###################

:date: 2016-11-03
:category: Else

Words in *reStructuredText*.
""",
    "content/pages/about.md": "Title: About us\n\nWe write. <b>Really</b>, &amp; gladly.\n",
    "content/notes.txt": "Notes.\n",
    "content/images/cup.gif": PIXEL,
}
NUMBER = "793112909979222017"
ADDRESS = f"https://x.com/nobody/status/{NUMBER}"
PASTED = """\
<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Ask one good question.</p>&mdash; Sara Example (@sara_example)
<a href="https://twitter.com/sara_example/status/700?ref_src=twsrc%5Etfw">May 5, 2014</a></blockquote>
<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>"""
ARCHIVED = f"""\
{{"id": "{NUMBER}", "handle": "nobody", "name": "Nobody Much", "date": "2016-10-31", "lang": "en", "dir": "ltr",
"text": ["Bring a pen. ", {{"text": "#networking", "href": "https://twitter.com/hashtag/networking"}}],
"avatar": {{"file": "face.png", "alt": "A face."}}, "pictures": [{{"file": "pen.png", "alt": "A pen on a table."}}]}}"""


def picture(colour: str) -> bytes:
    """Return a small PNG."""
    file = BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "PNG")
    return file.getvalue()


TWEETS: Files = {
    f"content/tweets/{NUMBER}.json": ARCHIVED,
    "content/tweets/face.png": picture("#7d4a20"),
    "content/tweets/pen.png": picture("#204a7d"),
}
TWEETING: Files = {
    **TWEETS,
    "content/tweeting.md": f"""\
Title: On tweets
Date: 2016-10-31
Category: Networking

One by its address:

{ADDRESS}

One that was pasted:

{PASTED}

In the middle of a sentence, <{ADDRESS}> stays as it is.
""",
}
HEADED: Files = {
    "content/headed.md": """\
---
title: "A table for two: how to ask"
date: 2016-10-31 09:00 +01:00
updated: 2017-02-06
excerpt: "Ask early, and take the quiet corner."
category: Networking
tags: [first-message, follow-up]
authors: Ben Reader
slug: table-for-two
reading_level: easy
---

Come early.
""",
}
QUESTIONS: Files = {
    "content/questions/first-week.md": """\
---
title: Questions for your first week
date: 2016-10-31
excerpt: Five open questions for somebody who has just begun, too.
---

Ask two of them, and listen.

## The place

- **What surprised you here?**
  Listen for what nobody wrote down.
- Whom do you ask when you are stuck?

## The work

- What does a good day look like?
- Which habit should I begin with?
- What can wait until next month?

Write down what you heard the same day.
""",
}
CHECKLIST: Files = {
    "content/checklists/first-call.md": """\
---
title: The first call
date: 2016-10-31
---

## The day before {: due=-1d }

- [ ] Test your microphone.
- [ ] **Send the link again.**
  With the time zone in it.

## Afterwards {: due=+1w }

- [ ] Write two lines of thanks.
""",
}
MARKED: Files = {
    "content/marked.md": """\
Title: A list within a post
Date: 2016-10-31
Category: Networking

Take these along.

## Before you go {: .checklist }

- [ ] Look at the map.
- [ ] **Leave early.**

## To begin with {: .questions }

1. How did you come to this?
2. What would you do again?

Then listen.
""",
}
PLAIN: Files = {
    "content/plain.md": """\
Title: Plain words
Date: 2016-10-31

**[Who](other.html)** wrote [a link](other.html).

- [One](other.html)
- [Two](other.html)

> [Three](other.html)
"""
}
"""What any author writes; what axe finds in it is the theme's."""
ALL: Files = {**POSTS, **PLAIN, **TWEETING, **HEADED, **QUESTIONS, **CHECKLIST}
"""Something for Pelican itself, and for each plugin."""
