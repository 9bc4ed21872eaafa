"""The studio: an editor finds a card, looks at it where it will stand, and copies what shows it."""
