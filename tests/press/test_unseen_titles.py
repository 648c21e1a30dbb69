import pytest
from msgspec.structs import replace
from page import validate_pdf_bytes

from plugins.handouts.formats import Format
from plugins.handouts.model import Due, Section, Unit
from tests.handouts.lists import CHECKLIST, item
from tests.press.printing import PDFS, all_text, compact, ids, printed


@pytest.mark.parametrize("form", PDFS, ids=ids)
@pytest.mark.parametrize("unseen", ["\N{ZERO WIDTH NO-BREAK SPACE}", "\N{SOFT HYPHEN} \N{ZERO WIDTH SPACE}"])
def test_a_list_is_headed_by_its_name_where_nothing_of_its_title_can_be_seen(form: Format, unseen: str) -> None:
    section = Section(unseen, due=Due(-1, Unit.DAYS), items=(item("Bring a pen.", notes=(unseen,)), item(unseen)))
    handout = replace(CHECKLIST, title=unseen, author=unseen, excerpt=unseen, sections=(section,))
    assert validate_pdf_bytes(printed(handout, form), profile="ua1").is_compliant
    assert all_text(handout, form).startswith(compact(handout.name))
