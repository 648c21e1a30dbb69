"""Where a setting was said: on the command line, or at a line of a file."""

import ast
import importlib.util
from pathlib import Path

from msgspec import Struct

from ..foundation.findings.model import COMMAND_LINE, Code, Finding

Key = str | int
"""What leads to a part of a value: a key of a mapping, or the number of an entry, counted from 0."""


class Origin(Struct, frozen=True):
    """The file of Python that settings come from, and the names of those that the command line said."""

    file: Path
    said: frozenset[str] = frozenset()

    def finding(
        self, name: str, problem: str, remedy: str, key: Key | None = None, code: Code = Code.BAD_SETTING
    ) -> Finding:
        """Return a mistake in a setting, or in the part of it that a key leads to, at the place where that stands."""
        problem = f"{name}{'' if key is None else f'[{key!r}]'}: {problem}"
        if name in self.said:
            return Finding(COMMAND_LINE, 0, 0, code, problem, remedy)
        file, node = _find(self.file, name, key) or (self.file, None)
        if node is None:
            return Finding(self.message_name(file), 1, 1, code, problem, remedy)
        line = file.read_text("utf-8", "replace").split("\n")[node.lineno - 1]
        column = len(line.encode()[: node.col_offset].decode()) + 1
        return Finding(self.message_name(file), node.lineno, column, code, problem, remedy, line)

    def message_name(self, file: Path) -> str:
        """Return the name of a file of settings as messages say it."""
        folders = (self.file.resolve().parent, Path.cwd())
        path = file.resolve()
        return next((path.relative_to(each).as_posix() for each in folders if path.is_relative_to(each)), str(path))


def _find(file: Path, name: str, key: Key | None) -> tuple[Path, ast.expr] | None:
    """Return what last gives a name its value, or the part of that, in a file or in one that it imports all from."""
    try:
        statements = ast.parse(file.read_bytes()).body
    except (OSError, SyntaxError, ValueError):
        return None
    for statement in reversed(statements):
        if isinstance(statement, ast.ImportFrom) and statement.module and statement.names[0].name == "*":
            spec = importlib.util.find_spec(statement.module)
            found = _find(Path(spec.origin), name, key) if spec and spec.origin else None
            if found:
                return found
        elif node := _setter(statement, name):
            return file, _part(getattr(statement, "value", None), key) or node
    return None


def _setter(statement: ast.stmt, name: str) -> ast.Name | None:
    """Return where a statement names what it sets, deletes, or calls a method of."""
    value = None if isinstance(statement, ast.Expr) else getattr(statement, "value", None)
    read = set(ast.walk(value)) if value else set()
    names = (each for each in ast.walk(statement) if isinstance(each, ast.Name) and each not in read)
    return next((each for each in names if each.id == name), None)


def _part(value: ast.expr | None, key: Key | None) -> ast.expr | None:
    """Return the part of a value that a key leads to, where the value is written out."""
    if isinstance(value, ast.List | ast.Tuple) and isinstance(key, int) and key < len(value.elts):
        return value.elts[key]
    if isinstance(value, ast.Dict):
        return next((each for each in value.keys if isinstance(each, ast.Constant) and each.value == key), None)
    return None
