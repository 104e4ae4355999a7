"""The live line, in which the words of a table are kept."""
