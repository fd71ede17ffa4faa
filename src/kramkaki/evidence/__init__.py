"""What studies found: causes with their measured effect, statements, what to have checked, what nobody knows."""
