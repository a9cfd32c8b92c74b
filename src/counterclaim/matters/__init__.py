"""What claims of many reports are about: utterances, matters, versions, relations. Pure functions, no store."""
