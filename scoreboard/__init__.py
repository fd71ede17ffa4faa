"""Published experiments rerun (``make scoreboard``)."""
