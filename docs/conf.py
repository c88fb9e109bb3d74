"""Sphinx configuration: MyST pages, furo, nothing that needs a network."""

from importlib.metadata import version as installed_version

project = "rujuk"
author = "the rujuk project"
release = version = installed_version("rujuk")
extensions = ["myst_parser"]
myst_enable_extensions = ["deflist"]
html_theme = "furo"
html_title = f"rujuk {release}"
myst_heading_anchors = 3
exclude_patterns = ["_build"]
