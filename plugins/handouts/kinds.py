"""The kinds of handouts: lists, and letters. Each is a row; whatever is made of a handout reads it there."""

from enum import StrEnum

from msgspec import Struct

from ..foundation.documents.model import Kind
from .formats import Format
from .letters.front_matter import LetterFrontMatter, Moment


class BlankKind(StrEnum):
    """What is put in a blank: a few words, sentences, a tick."""

    LINE = "line"
    NOTES = "notes"
    BOX = "box"


class Blank(Struct, frozen=True):
    """One place to write. `name` is that of its form field: ASCII, without full stops, and no other's on its sheet."""

    name: str
    label: str
    kind: BlankKind = BlankKind.LINE


class Step(Struct, frozen=True):
    """What a reader does next: words, and a link to the page that helps."""

    words: str
    label: str
    path: str


class HandoutKind(Kind, frozen=True, kw_only=True):
    """A kind of handout: what its texts, pages and sheets have of their own.

    A letter `is_prose`; any other handout is a list. Of lists, `mark` is the class of a heading whose section of a post
    is one. `noun` is what one item is called, and `essential` what is written at one that must not be left out; where
    these come first, they are counted, too. Where items have boxes, a section may be due; else there is room for notes
    below each. `header` and `closing` are filled in at the top and at the end, `more` where the last page has room.
    `lead` stands on the page that lists them all. `parts` is the template of what stands in texts, `sheet` that of what
    is printed, and `logo` the drawing of theme/static/img/ on it, if there is to be one. `next_step` is what its pages
    lead to.
    """

    lead: str
    is_prose: bool = False
    mark: str = ""
    noun: str = ""
    essential: str = ""
    header: tuple[Blank, ...] = ()
    closing: tuple[Blank, ...] = ()
    closing_title: str = ""
    closing_words: str = ""
    more: Blank = Blank("more", "More notes", BlankKind.NOTES)
    has_boxes: bool = False
    is_essential_first: bool = False
    formats: tuple[Format, ...] = tuple(Format)
    next_step: Step = Step("", "", "")
    parts: str = "handout_parts"
    sheet: str = "handout.typ"
    logo: str = "logo.svg"


_MEETING = (Blank("who", "Who"), Blank("where", "Where"), Blank("when", "When"))

QUESTIONS = HandoutKind(
    name="questions",
    folders=("questions",),
    path="/questions/",
    label="Question list",
    heading="Questions",
    template="handout",
    drawing="notebook.svg",
    mark="questions",
    noun="question",
    essential="Ask first",
    is_essential_first=True,
    lead=(
        "Open questions to take along: on paper, in Word or on your phone. "
        "Choose six, and leave the rest for another coffee."
    ),
    use="to ask from",
    header=(*_MEETING, Blank("hope", "What I hope to learn", BlankKind.NOTES)),
    closing=(
        Blank("ask-next", "Whom else to ask"),
        Blank("keep-in-touch", "How to keep in touch"),
        Blank("thanked-on", "Thanked on"),
    ),
    closing_title="Before the cup is empty",
    closing_words="Thank them at the table, and again in writing within a day.",
    scripts=("js/handouts/questions.js",),
    next_step=Step("You have your questions.", "The checklists say what to do before and after", "/checklists/"),
)
CHECKLIST = HandoutKind(
    name="checklist",
    folders=("checklists",),
    path="/checklists/",
    label="Checklist",
    heading="Checklists",
    template="handout",
    drawing="checklist.svg",
    mark="checklist",
    noun="step",
    essential="Don’t skip",
    has_boxes=True,
    lead="What to do and when, so that you need not keep it in your head while you talk.",
    use="to prepare by",
    header=_MEETING,
    scripts=("js/handouts/checklist.js",),
    next_step=Step("You are prepared.", "The letters say it for you, from the first to the thank-you", "/letters/"),
)
LETTER = HandoutKind(
    name="letter",
    folders=("letters",),
    path="/letters/",
    label="Letter",
    heading="Letters",
    template="handout",
    drawing="letter.svg",
    front_matter=LetterFrontMatter,
    is_prose=True,
    lead="A few sentences for each moment when it is hard to find them. Fill in the blanks, and send them as yours.",
    use="to send as your own",
    formats=(Format.WORD, Format.TEXT),
    scripts=("js/handouts/letter.js",),
    next_step=Step("For another moment there is another letter.", "All letters", "/letters/"),
)
NEXT_STEPS = {
    Moment.ASKING: Step("When they say yes,", "choose six questions to take along", "/questions/"),
    Moment.CONFIRMING: Step("That is settled.", "The checklists say what to do before and after", "/checklists/"),
    Moment.THANKING: Step("That is sent.", "What else to do in the week after is on a checklist", "/checklists/"),
}
"""What a reader does next who has sent a letter; after others there is another letter."""
KINDS = (QUESTIONS, CHECKLIST, LETTER)
"""Those that this plugin brings; another may bring more."""
