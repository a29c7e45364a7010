"""What a screen is held together by: small classes, each with one kind of work and handed what it needs for it."""
