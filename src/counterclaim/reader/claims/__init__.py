"""Claims: which words make one, in whose voice, about what, how firmly."""
