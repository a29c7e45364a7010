"""What a figure or date stands for, and whether two agree: by last digit, hedge, range or bound, in one unit."""
