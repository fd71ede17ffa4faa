"""The protocols of laboratories on the simulated pool: experiments, reflex tests, and what is measured in them."""
