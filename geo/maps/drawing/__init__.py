"""How layers are drawn, as data for every renderer: pictures, shapes, names and samples."""
