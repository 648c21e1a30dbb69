"""One Typst compiler for a whole run: a template and values in, a PDF out."""

import json
import shutil
import warnings
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, Literal, cast

import typst
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf

from .fonts import FACES

_POINTS = 72
"""In an inch."""
_ALL_FACES = Path(__file__).with_name("all_faces.typ").read_bytes()


class Typesetter:
    """Typeset templates, as PDF/UA-1 (tagged, with their fonts in them) or as PNG: the same bytes for the same values.

    Typst starts, and starts threads, at the first document. From then on, `is_running`, what a fork of this process
    typesets would never be done.
    """

    is_running: ClassVar[bool] = False

    def __init__(self, templates: Path) -> None:
        """Take the folder of the templates, which may also use what lies in the folder around it."""
        self._templates = templates

    @cached_property
    def _compiler(self) -> typst.Compiler:
        Typesetter.is_running = True
        # Typst reads whole folders of fonts, and the fonts' own hold each face twice. It reads a face once, when it is
        # first used.
        with TemporaryDirectory() as faces:
            for face in FACES:
                shutil.copy(face, faces)
            compiler = typst.Compiler(root=self._templates.parent, font_paths=[faces], ignore_system_fonts=True)
            compiler.compile(_ALL_FACES, format="svg")
        return compiler

    def pdf(self, template: str, values: Mapping[str, object], moment: datetime) -> bytes:
        """Return a template's PDF, dated with a moment that knows its zone.

        The template finds the values as JSON in `sys.inputs.values`, so that no text among them is ever read as Typst.
        Warns of what Typst warns of. Raises typst.TypstError for what cannot be set, or not as PDF/UA-1: a character
        that no font has, say.
        """
        options = {"pdf_standards": ["ua-1"], "timestamp": int(moment.timestamp())}
        return self._typeset(template, values, "pdf", options)

    def png(self, template: str, values: Mapping[str, object]) -> bytes:
        """Return the one page of a template as a PNG, a pixel for each point.

        Takes values, and warns, as `pdf` does; but a character that no font has is an empty box.
        """
        return self._typeset(template, values, "png", {"ppi": _POINTS})

    def _typeset(
        self, template: str, values: Mapping[str, object], form: Literal["pdf", "png"], options: Mapping[str, Any]
    ) -> bytes:
        made, faults = self._compiler.compile_with_warnings(
            self._templates / template, format=form, sys_inputs={"values": json.dumps(values)}, **options
        )
        for fault in faults:
            warnings.warn(fault, stacklevel=3)
        return cast("bytes", made)


def drop_empty_labels(document: Pdf) -> None:
    """Take out the tags that Typst gives the labels of list items that have none (ISO 32000-1, 14.8.4.3.3)."""
    for each in document.objects:
        if isinstance(each, Dictionary) and each.get(Name.S) == Name.LI:
            each.K = Array([kid for kid in each.K if str(kid.S) != Name.Lbl or len(kid.K)])


def packed(document: Pdf) -> bytes:
    """Return a PDF's file: the same each time, and a third smaller than Typst writes one that is full of tags."""
    file = BytesIO()
    document.save(file, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return file.getvalue()
