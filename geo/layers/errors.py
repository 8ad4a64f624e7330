"""Errors of the data that stand behind the layers."""


class DataError(Exception):
    """A data file is missing, corrupt or contradicts another; the message names file and remedy."""
