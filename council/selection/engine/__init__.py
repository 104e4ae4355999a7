"""The engine behind every rule of a draw: people alike, the bound and its proof, panels cut from it.

Pure, and known to the rest of the room by few names: model_of, fairest, panels_of, the exact checks of proof.
"""
