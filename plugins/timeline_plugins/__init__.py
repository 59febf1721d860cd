"""The exporters and readers that ship with timeline-kit: one format, one file."""
