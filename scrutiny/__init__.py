"""The domain of a scrutiny panel: cases, frames, draws, meetings, judgements, and their record."""

__version__ = "0.1.0"
