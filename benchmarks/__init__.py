"""Speed against the bars (``make bench``)."""
