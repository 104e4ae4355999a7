"""The sample council: one whole chain from published words and votes, computed each time and never canned.

`story.py` tells it chapter by chapter with the verbs of the rooms; `cast.py` says who plays whom.
"""

from council.sample.story import build, tell

__all__ = ["build", "tell"]
