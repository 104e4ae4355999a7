"""What has changed since shared ground was worked out."""
