"""Print the JSON Schema of the header, which editors use to complete and check it."""

import json
import sys

from plugins.front_matter.model import FrontMatter


def render_schema() -> str:
    """Return the schema as JSON text, keys in the order of the model (JSON Schema 2020-12)."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **FrontMatter.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(render_schema())
