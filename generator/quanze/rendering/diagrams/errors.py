"""What can go wrong while drawing."""


class DiagramError(Exception):
    """A diagram contradicts itself, or an element was lost on the way to the SVG."""


class EngineMissing(Exception):
    """The layout engine for relation graphs cannot run here; a list can stand in for the drawing."""
