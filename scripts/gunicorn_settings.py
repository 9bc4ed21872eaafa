"""gunicorn for `make serve` and the Procfile: why each number is what it is."""

import os

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
# Rendering is Python: one process a core; threads only so that a slow client does not hold a process.
workers = int(os.environ.get("WEB_CONCURRENCY", os.cpu_count() or 1))
worker_class = "gthread"
threads = 4
# A card takes milliseconds: what takes longer is broken.
timeout = 30
# A list of a hundred establishments in one address of the data API; the most that gunicorn takes.
limit_request_line = 8190
loglevel = "warning"


def when_ready(server):
    address = f"http://127.0.0.1:{bind.rsplit(':', 1)[1]}"
    print(f"\nTrajectoires répond :\n  {address}/\n  {address}/exemples\n  {address}/exemples/plain\nCtrl+C pour arrêter.\n", flush=True)
