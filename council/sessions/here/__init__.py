"""Who is here: attendance of every seat in every session, with its times."""
