"""The sections of a report, each a function from the facts to a section or to None where there is nothing to say."""
