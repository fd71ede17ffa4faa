"""The whole body: which organ reads what, in which order, and what the world sees of it.

Order of one evaluation: water status, heat, sweat, drugs, gut and thirst, kidney and water, potassium,
magnesium, calcium, vitamin E, muscles. Nothing here is physiology; every law stands in ``equations/``.
"""
