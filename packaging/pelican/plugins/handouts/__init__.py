"""Pelican's name for the plugin that brings question lists and checklists."""

from over_coffee.handouts.plugin import register

__all__ = ["register"]
