"""A process of Node that answers as long as a test has questions."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent

Ask = Callable[..., Any]


@contextmanager
def asking() -> Iterator[Ask]:
    """Yield what calls a function of `answer.js`: its name, and its arguments."""
    command = ["node", "answer.js"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=FOLDER, stdin=pipe, stdout=pipe, encoding="utf-8") as process:
        given, answers = process.stdin, process.stdout
        assert given
        assert answers

        def ask(*call: object) -> Any:  # noqa: ANN401 (it is JSON)
            given.write(json.dumps(call) + "\n")
            given.flush()
            return json.loads(answers.readline())

        yield ask
        given.close()
