"""From the checked project to pages and diagrams."""
