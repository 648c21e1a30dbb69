"""Pelican's name for the plugin that brings YAML headers that are checked."""

from over_coffee.front_matter.plugin import register

__all__ = ["register"]
