"""The desk's figures: papers by what became of them, and how many members were present."""
