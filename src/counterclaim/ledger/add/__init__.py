"""Adding: sources to items, items to readings in several processes, readings into the ledger by one writer."""
