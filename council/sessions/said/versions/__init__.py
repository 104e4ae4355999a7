"""How statements come from one another: split, merged, translated, redacted. The room's doors open it."""
