"""Support rounds: a wording is rated on a scale of named levels, reworded, and rated again."""
