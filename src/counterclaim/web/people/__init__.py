"""Who may do what where a ledger is served to a team."""
