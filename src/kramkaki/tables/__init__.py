"""Medicines, foods, drinks, illnesses and reference intakes: data tables with one reader."""
