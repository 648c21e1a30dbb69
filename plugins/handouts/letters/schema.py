"""Print the JSON Schema of a letter's header, which editors use to complete and check it."""

import sys

from ...foundation.front_matter.schema import render_schema
from .front_matter import LetterFrontMatter

if __name__ == "__main__":
    sys.stdout.write(render_schema(LetterFrontMatter))
