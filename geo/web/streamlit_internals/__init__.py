"""All that leans on what Streamlit does not promise."""
