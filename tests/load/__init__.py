"""Loads an application with readers who speak Streamlit's own protocol, without a browser."""
