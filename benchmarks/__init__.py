"""What the bot costs, measured on the wire beside a bare discord.py bot."""
