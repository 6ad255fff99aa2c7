"""Metric Mile: a Discord bot for running communities."""

__version__ = "0.1.0"
