"""The panel and the lottery it came from."""
