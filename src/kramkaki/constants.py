"""Numbers and names that many rooms share."""

MIDDLE_AGE = 45.0  # [years] at which the rate of provocations at night is given
