"""Everything that all cogs share of Discord."""
