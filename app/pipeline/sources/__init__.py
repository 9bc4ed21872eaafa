"""The open data that the build reads. A new dataset is one entry in `SOURCES` of the module of its producer."""

from importlib import import_module
from pkgutil import iter_modules

from app.pipeline.layouts import Source

SOURCES: tuple[Source, ...] = tuple(
    source
    for module in sorted(iter_modules(__path__), key=lambda found: found.name)
    for source in getattr(import_module(f"{__name__}.{module.name}"), "SOURCES", ())
)
