"""The theme's templates, as Pelican takes them, with what the site gives them."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from pelican.generators import Generator
from pelican.settings import DEFAULT_CONFIG

from ..foundation.cache import key, load, makers_digest, prune, store
from . import filters
from .model import Project

CACHE = ".cache/templates"
"""Where compiled templates are kept from build to build, in the project's folder."""
_FILE = "bytecode"


class LateGenerator(CodeGenerator):
    """Compile templates so that filters are called when a page is rendered, be what they are given constant or not.

    What they return belongs to one site and one build; the template is kept for others.
    """

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:  # noqa: ANN401 - as Jinja has it
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class TemplateCache(BytecodeCache):
    """Keep what templates are compiled to, which takes longer than to render a page of each."""

    def __init__(self, folder: Path, options: Mapping[str, object]) -> None:
        """Take the folder, and what the templates are compiled by."""
        self._folder, self._options = folder, repr(sorted(options.items()))
        self._makers = makers_digest(("jinja2",), ())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept of its template; Jinja looks whether that is of this source and Python."""
        if not bucket.environment.extensions and (code := load(self._place(bucket) / _FILE)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template is compiled to, if there is room, and no extension, which may change, takes part."""
        if not bucket.environment.extensions:
            with suppress(OSError):
                store(self._place(bucket), {_FILE: bucket.bytecode_to_string()})
                prune(self._folder, ())

    def _place(self, bucket: Bucket) -> Path:
        return self._folder / key(self._makers, (self._options, bucket.key, bucket.checksum))


def environment(settings: Mapping[str, Any], project: Project) -> Environment:
    """Return what renders the templates of a project, for texts and for pages.

    Pelican makes it, so that its settings for templates hold, and what other plugins do to it.
    """
    own = {"trim_blocks": True, "lstrip_blocks": True, **settings.get("JINJA_ENVIRONMENT", {})}
    options = {**own, "autoescape": True, "auto_reload": False, "optimized": False}  # a build sees one theme
    options = {"bytecode_cache": TemplateCache(project.root / CACHE, options), **options}
    theirs = {**DEFAULT_CONFIG, **settings, "JINJA_ENVIRONMENT": options, "READERS": {}}  # it reads nothing
    generator = Generator({}, theirs, "", str(project.theme), "")
    made: Environment = generator.env
    made.code_generator_class = LateGenerator
    made.filters |= filters.for_site(project.site_url, project.assets, project.features)
    for feature in project.features:
        made.filters |= feature.filters
    return made
