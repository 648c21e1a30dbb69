"""Print the JSON Schema of an archived tweet, which editors use to complete and check it."""

import json
import sys

from .archive import tweet_schema


def render_schema() -> str:
    """Return the schema as JSON text."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **tweet_schema(),
        "description": "One tweet in content/tweets/, as AUTHORING.md, Tweets, explains it.",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(render_schema())
