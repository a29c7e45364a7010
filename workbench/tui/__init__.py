"""The screen: Textual widgets over the Desk."""
