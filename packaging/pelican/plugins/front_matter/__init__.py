"""Pelican's name for the plugin that brings YAML headers that are checked."""

from over_coffee.stock.front_matter import register

__all__ = ["register"]
