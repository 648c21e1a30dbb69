"""Pelican's name for the plugin that brings question lists and checklists."""

from over_coffee.stock.handouts import register

__all__ = ["register"]
