"""The worker process that draws pictures, and the queue in front of it.

The bot's own process never loads what draws: it costs 0.7 s and 50 MB, and drawing in a thread would hold up answers.
"""
