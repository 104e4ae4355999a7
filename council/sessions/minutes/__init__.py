"""The record of a session: gathered, open for corrections, approved; every version is kept.

The minutes keep no second copy of what was said: statements stand in them by the id of the version, and a
text taken out later is gone from them too. Members are counted, never named.
"""
