"""What to change so that the cramp does not come: habits, levers, the smallest set of them, and their limits."""
