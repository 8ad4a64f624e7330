"""How it looks: cartographic style and Folium maps."""
