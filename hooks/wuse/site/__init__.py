"""From a project to a site: load, check, develop, lay out, place.

`assemble` is the way in. A `Site` is pages and assets, for any generator to write out.
"""
