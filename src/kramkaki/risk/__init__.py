"""From thresholds and triggers to the chance of a cramp, its causes and their shares."""
