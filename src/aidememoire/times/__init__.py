"""Times: how French names a point, a stretch or a rhythm of time, and which days it means.

`plain` maps a text one to one for matching, `numbers` reads number words, `grammar` finds
expressions with the rules of `lexicon/fr/times.toml`, `guards` keeps traps out, `readings` turns a
match into a reading, `calendar` and `feasts` count by the calendar, `side` weighs whether a day lies
behind or ahead, `resolve` puts it together. The pipes `times` and `dates` are thin over these.
"""
