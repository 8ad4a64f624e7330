"""The floor: what Streamlit itself costs before an app does anything."""

import streamlit as st

st.write("First text")
if st.button("Press"):
    st.write("Second text")
