"""Pelican's name for the plugin that brings CommonMark and GitHub's additions."""

from over_coffee.stock.commonmark import register

__all__ = ["register"]
