"""What several lessons show or ask."""
