"""Downloads the published files into a folder, unchanged, and records what was downloaded."""
