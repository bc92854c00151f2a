"""What a story looks like when it is drawn: figures as numbers that a template turns into SVG."""
