"""What a panel shall look like: the targets, and who does not take part in draws."""
