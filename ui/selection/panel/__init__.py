"""The panel: who sits, who has answered, and who comes after."""
