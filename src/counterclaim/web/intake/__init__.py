"""Reports that people hand over in the browser: received, read one run after another, told how far it is."""
