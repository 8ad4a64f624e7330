"""The applications and pages beside which the atlas is measured."""
