"""The map of the web: documents, scene, bundle, and how Folium mounts them."""
