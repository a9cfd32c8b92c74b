"""What every request must pass before a page or a route sees it."""
