"""The pages as Streamlit runs them."""
