"""What a screen knows and is handed: material to show, settings, and the guard that tells errors."""
