"""Every card as files that any static server gives at the addresses of the live service."""
