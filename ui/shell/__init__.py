"""The frame of the window: sidebar, menus, palette, welcome; what is true on every page."""
