"""The one road on which an act goes through the machine and into the file."""
