"""Pelican's name for the plugin that brings CommonMark and GitHub's additions."""

from over_coffee.commonmark.plugin import register

__all__ = ["register"]
