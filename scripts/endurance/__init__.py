"""Minutes of load on the real service while its data change, its processes are killed and its Redis restarts: python -m scripts.endurance."""
