"""One module per topic. Declares commands, asks, replies."""
