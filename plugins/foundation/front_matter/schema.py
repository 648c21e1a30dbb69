"""Print the JSON Schema of the header, which editors use to complete and check it."""

import json
import sys

from .model import FrontMatter


def render_schema(model: type[FrontMatter] = FrontMatter) -> str:
    """Return the schema as JSON text, keys in the order of the model of some kind of text.

    It needs nothing newer than draft-07, which is what editors know.
    """
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **model.model_json_schema(),
        "description": "What stands between the two lines of --- at the top of a post or page.",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(render_schema())
