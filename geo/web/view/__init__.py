"""A view and its address; the pages that have one."""
