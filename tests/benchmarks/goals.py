"""The largest sizes and counts that are good enough, whatever the machine.

tests/browser/serving/test_budgets.py holds the pages to them at every change;
`python -m tests.benchmarks` prints them beside what it measured.
"""

# kB on the socket of one page until its map is drawn, and of all that a click fetches.
# Eleven steps of a story with their charts are sent at once, so that each is there when asked for.
LOAD_KB = 81
CLICK_KB = 6
# kB on the wire, compressed: one scene, one layer, a visit by somebody new and the one after.
SCENE_KB = 10
LAYER_KB = 250
FIRST_VISIT_KB = 1000
SECOND_VISIT_KB = 60
# What a browser sends on the socket while its reader pans and zooms.
FRAMES_AT_A_PAN = 0
