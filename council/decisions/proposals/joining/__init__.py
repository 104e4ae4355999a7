"""Two proposals made one, or a part of one made a proposal. Its door is opened by the room's own."""
