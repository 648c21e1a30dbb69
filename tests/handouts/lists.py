"""Sample handouts: a list of forty questions, a checklist, a tiny list, and one of hostile text."""

import datetime as dt

from plugins.foundation.slugs import slug
from plugins.handouts import kinds
from plugins.handouts.model import Due, Handout, Item, Section, Span, Unit, Words

CHANGED = dt.datetime(2026, 3, 14, 9, 30, tzinfo=dt.UTC)
SITE = "https://overcoffee.example"


def words(*pieces: Span | str) -> Words:
    return tuple(Span(piece) if isinstance(piece, str) else piece for piece in pieces)


def item(*pieces: Span | str, notes: tuple[Words | str, ...] = (), is_essential: bool = False) -> Item:
    run = words(*pieces)
    return Item(
        id=slug("".join(span.text for span in run)) or "item",
        words=run,
        notes=tuple(words(note) if isinstance(note, str) else note for note in notes),
        is_essential=is_essential,
    )


def first(*pieces: Span | str, notes: tuple[Words | str, ...] = ()) -> Item:
    return item(*pieces, notes=notes, is_essential=True)


LONG = Handout(
    kind=kinds.QUESTIONS,
    name="questions-for-a-coffee-chat",
    title="Questions for a coffee chat",
    path="/questions/questions-for-a-coffee-chat/",
    url=f"{SITE}/questions/questions-for-a-coffee-chat/",
    language="en",
    author="Over Coffee",
    excerpt="Forty open questions, the six to ask first on top.",
    changed=CHANGED,
    intro=(
        words("Pick six. You will have twenty minutes, and a good answer takes three."),
        words(
            "Bring this sheet, not your phone. What to do when the talk dries up stands in ",
            Span("the five Ps of a good coffee chat", href="/blog/the-five-ps-of-a-good-coffee-chat/"),
            ".",
        ),
    ),
    sections=(
        Section(
            "Their path",
            items=(
                first(
                    "What was the hardest stretch of your career so far?",
                    notes=("Listen for what they would do again.",),
                ),
                first("What drew you to this field?"),
                item("Which of your jobs taught you the most, and what did it teach you?"),
                item(
                    "Who gave you your first chance?", notes=("A name here is a door later.", "Say thank you for it.")
                ),
                item("What did you study, and does anyone still ask?"),
                item("When did you last change your mind about your work?"),
                item("Which offer did you turn down, and why?"),
            ),
        ),
        Section("The work itself", intro=(words("Ask about days, not about duties."),)),
        Section(
            "An ordinary week",
            level=3,
            items=(
                first("What did you do yesterday, hour by hour?", notes=("Days differ; ask about one.",)),
                item("How much of your week is meetings?"),
                item("What do you do that is not in your job description?"),
                item("Which part would you hand over if you could?"),
                item("When do you get your best work done?"),
                item("What surprises people in their first month?"),
            ),
        ),
        Section(
            "Tools and craft",
            level=3,
            intro=(words("For the questions a search engine cannot answer."),),
            items=(
                item("Which tool do you open first in the morning?", notes=("Is it a spreadsheet? It often is.",)),
                item("What would you practise if you had a free afternoon each week?"),
                item("How do you know that a piece of work is ", Span("done", is_emphasis=True), "?"),
                item(
                    "Is ", Span("git blame", is_code=True), " read aloud in your team, or is it kept for archaeology?"
                ),
                item("Where do people in your field go to get better?"),
            ),
        ),
        Section(
            "The people around them",
            items=(
                first("Who does well here, and what do they have in common?"),
                item("How does your team disagree?", notes=("Ask for the last time it happened.",)),
                item("How do you and your manager split decisions between you?"),
                item("Whom do you ask when you are stuck?"),
                item("How do new people find their feet?"),
                item("What do people say on their last day?"),
            ),
        ),
        Section(
            "Getting in",
            items=(
                first(
                    "What would you do in my place in the next three months?",
                    notes=("The one question that is never wasted. Write down the verbs.",),
                ),
                item("What do you look for in the first ten lines of an application?"),
                item("Which gap in my experience would worry you?"),
                item("How did the last three people who joined you find the job?"),
                item(
                    "Is ",
                    Span("the register of open positions", href="https://www.example.org/jobs?sort=new&page=1"),
                    " the place to look, or are good jobs gone before they get there?",
                ),
                item("Which words should I learn before an interview?"),
                item("What is a fair salary to ask for when starting out?"),
            ),
        ),
        Section(
            "Where the field is going",
            items=(
                item("What will be different in five years?"),
                item("What will be just the same?"),
                item("Which skill is worth less than it was?"),
                item("What do you read to keep up?"),
                item("What would make you leave?"),
            ),
        ),
        Section(
            "Before you leave",
            items=(
                first("Whom else should I talk to, and may I say that you sent me?"),
                item("What did I not ask that I should have?"),
                item("How can I be useful to you?", notes=("Mean it.",)),
                item("May I write to you when I have tried what you said?"),
            ),
        ),
    ),
    outro=(words("Write your thanks the same day, with one thing from this sheet in it."),),
)
assert LONG.count == 40

CHECKLIST = Handout(
    kind=kinds.CHECKLIST,
    name="before-and-after-a-coffee-chat",
    title="Before and after a coffee chat",
    path="/checklists/before-and-after-a-coffee-chat/",
    url=f"{SITE}/checklists/before-and-after-a-coffee-chat/",
    language="en",
    author="Over Coffee",
    changed=CHANGED,
    intro=(words("Nothing here takes longer than a cup of coffee."),),
    sections=(
        Section(
            "Two weeks before",
            due=Due(-2, Unit.WEEKS),
            items=(
                first("Write to ask, and offer two dates.", notes=("Three sentences are plenty.",)),
                item("Say how long it will take: twenty minutes."),
                item("Choose a café close to ", Span("their", is_emphasis=True), " office."),
            ),
        ),
        Section(
            "The day before",
            due=Due(-1, Unit.DAYS),
            intro=(words("Half an hour with a notebook."),),
            items=(
                first("Confirm time and place."),
                item("Read what they have published, and note one thing you liked."),
                item("Pick six questions from ", Span("the list", href="/questions/questions-for-a-coffee-chat/"), "."),
                item("Charge the phone; then plan not to use it."),
            ),
        ),
        Section(
            "At the table",
            due=Due(0, Unit.HOURS),
            items=(
                first("Be there ten minutes early.", notes=("Choose the quiet corner.",)),
                first("Pay for the coffee."),
                item("Put the phone away, where it cannot be seen."),
                item("After eighteen minutes, say that you see the time."),
            ),
        ),
        Section(
            "The same day",
            due=Due(0, Unit.DAYS),
            items=(
                first("Write your thanks, with one thing that you will do."),
                item("Write down what you heard while you still hear it."),
            ),
        ),
        Section(
            "Later",
            due=Due(3, Unit.WEEKS),
            items=(
                item("Tell them what came of it."),
                item("Write to the people whose names they gave you."),
            ),
        ),
    ),
    outro=(words("Then ask the next one."),),
)

TINY = Handout(
    kind=kinds.QUESTIONS,
    name="one-question",
    title="One question",
    path="/blog/five-ps/",
    url=f"{SITE}/blog/five-ps/#one-question",
    language="en",
    author="Over Coffee",
    sections=(Section("", items=(item("What drew you to this field?"),)),),
)

SHORT = Handout(
    kind=kinds.QUESTIONS,
    name="what-to-ask",
    title="What to ask",
    path="/blog/the-five-ps-of-a-good-coffee-chat/",
    url=f"{SITE}/blog/the-five-ps-of-a-good-coffee-chat/#what-to-ask",
    language="en",
    author="Sara Example",
    changed=CHANGED,
    sections=(
        Section(
            "",
            items=(
                first("What would you do in my place?"),
                item("What drew you to this field?"),
                item("What does an ordinary Tuesday look like?"),
                item("What did I not ask that I should have?"),
            ),
        ),
    ),
)

HOSTILE = Handout(
    kind=kinds.QUESTIONS,
    name="hostile",
    title='#panic("no") $x$ & <b>bold</b> *s* _e_ `c` @ref ~ -- --- ... \'q\' "q"',
    path="/questions/hostile/",
    url=f"{SITE}/questions/hostile/",
    language="en",
    author="O’Brien & Söhne <x@example.org>",
    excerpt='=HYPERLINK("https://example.org")',
    changed=CHANGED,
    intro=(words('#import "evil.typ": * // gone? /* gone? */ \\u{41} \\ https://example.org/a_b__c'),),
    sections=(
        Section(
            "= Heading $ \\",
            items=(
                first('#read("/etc/passwd") and ]#[ and )(', notes=("- one\n+ two", '=1+1,"two";three\tfour')),
                item("=cmd|' /C calc'!A0"),
                item("+1 -1 @sum(1) ~ non~breaking -- dash --- dash ... dots -? 1/2"),
                item("“curly” \u2018quotes’ \"straight\" 'quotes' it's „low“ «guillemets»"),
                item("<script>alert(1)</script> &amp; &lt; {{ x }} {% y %} ${z} %s %(a)s {0}"),
                item("Ünïcödé, Ελληνικά, Кириллица, Tiếng Việt, łódź, ĳ, ﬁ, № 5, 20 °C, 5 €"),
                item(
                    Span("strong", is_strong=True), " ", Span("em", is_emphasis=True), " ", Span("a``b", is_code=True)
                ),
                item(Span("both", is_strong=True, is_emphasis=True, href="mailto:a@example.org?subject=a%20b&c=(d)")),
                item("x" * 200),
                item("a  b   c"),
            ),
        ),
        Section("[link](x) | table | \\| cell", level=3, items=(item("</w:t></w:r> ]]> <!-- --> %EOF endobj"),)),
    ),
    outro=(words("*/ end"),),
)

ALL = (LONG, CHECKLIST, TINY, SHORT, HOSTILE)
