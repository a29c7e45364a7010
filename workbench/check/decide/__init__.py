"""The rules that decide: named, in order, and the first that has something to say has answered."""
