"""Where the served file comes from when it is built elsewhere: one immutable file a version, and an announcement of which to serve."""
