"""The web page and its HTTP interface: `kram serve`."""
