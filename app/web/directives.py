"""What a host whose policy allows nothing must add for each way to put a card: said on /integration, used by /verifier."""

DIRECTIVES = {"script": ("script-src", "connect-src"), "cadre": ("frame-src",), "image": ("img-src",)}
# The name of the policy of the script, where a host asks for Trusted Types.
TRUSTED_TYPES = "carte-insertion"


def directives_of(forme: str, base: str) -> str:
    """« script-src https://… ; connect-src https://… » as it is to be added."""
    return "; ".join(f"{name} {base}" for name in DIRECTIVES[forme])
