"""What is kept: readings, their matching across reports, corrections, the audit log."""
