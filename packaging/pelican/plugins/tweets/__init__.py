"""Pelican's name for the plugin that brings lasting tweets."""

from over_coffee.tweets.plugin import register

__all__ = ["register"]
