"""What running knows.

Pure: no Discord, no database, no text for people. "Now" is always an argument.
"""
