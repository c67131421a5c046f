"""What a visitor can search: an index of every pair of characters, in small classic scripts.

Chinese is written without spaces, and a reader expects any run of characters to be found. So the
index has, for every character and every pair of neighbours (a bigram), the records that contain
it. Whoever searches loads one small file for each pair, and the records that are shown; these hold
their whole text, so that what is shown is right. Everything works from ``file://``, too.

`entries` says what can be found of an owner, `documents` what of a page about no owner;
`owner_index` makes the part of the index of either, `numbering` gives entries their numbers,
`index` joins all parts, and `columns` tells what results can be narrowed to.
"""
