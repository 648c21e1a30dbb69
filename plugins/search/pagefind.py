"""Talk to Pagefind: JSON in base64 with a comma behind it, one answer to each question."""

import base64
import json
import os
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pagefind_bin_extended import get_executable
from pydantic import Base64Bytes, BaseModel

PATIENCE = 300
"""Seconds after which Pagefind has not answered and will not."""
_PIECE = 65_536


class IndexingError(Exception):
    """Pagefind made no index; says why in one line."""


class IndexFile(BaseModel):
    """A file of an index: its path in the folder of the index, and what it holds, in base64."""

    path: str
    content: Base64Bytes


class Answer(BaseModel):
    """What is asked for of an answer: its type, what went wrong where that is `Error`, an index's number, its files."""

    type: str
    message: str = ""
    index_id: int = 0
    files: Sequence[IndexFile] = ()


class _Envelope(BaseModel):
    payload: Answer


class Pagefind:
    """A Pagefind that runs, at the other end of a line."""

    def __init__(self, line: socket.socket) -> None:
        """Ask nothing yet."""
        self._line = line

    def ask(self, question: str, **details: str | int) -> Answer:
        """Return the answer to a question; raise IndexingError where there is none, or one that says what is wrong."""
        try:
            self._line.sendall(_packed({"message_id": 1, "payload": {"type": question, **details}}))
            answer = _Envelope.model_validate_json(base64.b64decode(self._answer())).payload
        except TimeoutError:
            raise IndexingError(f"Pagefind did not answer within {PATIENCE} s") from None
        except (OSError, ValueError):
            raise IndexingError("Pagefind ended before its work was done") from None
        if answer.type == "Error":
            raise IndexingError(" ".join(answer.message.split()))
        return answer

    def _answer(self) -> bytes:
        answer = bytearray()
        while not answer.endswith(b",") and (piece := self._line.recv(_PIECE)):
            answer += piece
        return bytes(answer)


@contextmanager
def pagefind(folder: Path) -> Iterator[Pagefind]:
    """Run Pagefind in a folder while the block lasts; raise IndexingError where it does not start.

    Its command reads pages in the order in which the disk gives them, and that order is in the index; its service takes
    them as they come. It ends with the line, answered or not, so each answer is waited for.
    """
    # Variables, and a file in the folder it runs in, can set Pagefind up in other ways.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    ours, theirs = socket.socketpair()
    with ours:
        ours.settimeout(PATIENCE)
        with theirs:
            try:
                process = subprocess.Popen(  # noqa: S603 - the locked program
                    [get_executable(), "--service"],
                    stdin=theirs.fileno(),
                    stdout=theirs.fileno(),
                    stderr=subprocess.DEVNULL,
                    cwd=folder,
                    env=environment,
                )
            except OSError as error:
                raise IndexingError(f"Pagefind does not start: {error.strerror}") from None
        with process:
            try:
                yield Pagefind(ours)
            finally:
                process.kill()


def _packed(message: object) -> bytes:
    return base64.b64encode(json.dumps(message).encode()) + b","
