"""How values of the ledger are shown: links, signs, words, drawings. Knows no SQL and no request."""
