"""An editor's own list of formations: read, asked line by line, counted, and given back completed."""
