"""What is wrong with a record, said for people."""


class Wrong(Exception):
    """A rule of docs/record.md is broken."""
