"""One presenter per topic: a result of the core becomes a card."""
