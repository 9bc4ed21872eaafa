"""/api: the figures as data, in the shape that the present reusers of InserJeunes read."""
