"""What tests of several rooms are made with: projects, repositories, pictures, mistakes, readers.

``bench/`` and ``tools/`` use some of it, too. What a single room needs lies in that room; but no
module can be imported from ``tests/site``, since Python has one of that name.
"""
