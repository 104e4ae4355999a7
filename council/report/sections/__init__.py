"""The sections of a report: functions from the facts to a section, or to None where nothing is known."""
