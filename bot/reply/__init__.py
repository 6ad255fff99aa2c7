"""How an answer looks. Knows no Discord."""
