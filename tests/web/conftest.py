"""What is made smaller for the tests of the web."""

from tests.saved_files import saved_files_hold_two_viewers

__all__ = ["saved_files_hold_two_viewers"]
