"""`python -m workshopkit`."""

from workshopkit.cli.main import main

main()
