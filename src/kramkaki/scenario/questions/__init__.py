"""The questions of the interview, for terminal and page: from answers to a scenario."""
