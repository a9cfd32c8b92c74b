"""Webhooks: new claims of an event, a speaker, a place or a saved search, posted to addresses that the owner set up."""
