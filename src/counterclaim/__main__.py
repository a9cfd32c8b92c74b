"""`python -m counterclaim`: the same as the `counterclaim` command."""

from counterclaim.cli.main import main

main()
