"""The day itself: sessions that run, pause and end, items begun and ended, what an overrun eats."""
