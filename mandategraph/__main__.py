"""`python -m mandategraph`."""

from mandategraph.cli import main

if __name__ == "__main__":
    main()
