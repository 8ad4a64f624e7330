"""Measures the atlas in a real browser, beside an empty Streamlit app on the same machine."""
