/* What Python and the script both go by; written by geo.web.http.shared_constants. */

export const style = {
  "bands": [
    4.5,
    6.75
  ],
  "hatch": {
    "step": 5.5,
    "share": 0.3,
    "opacity": 0.95,
    "casing": 0.6,
    "casingOpacity": 0.7
  },
  "letters": {
    "state": {
      "size_px": 12.5,
      "weight": 600,
      "spacing_em": 0.14,
      "italic": false,
      "colour": "ink-soft"
    },
    "zone": {
      "size_px": 11,
      "weight": 600,
      "spacing_em": 0.02,
      "italic": true,
      "colour": "ink"
    },
    "city": {
      "size_px": 11,
      "weight": 400,
      "spacing_em": 0.0,
      "italic": false,
      "colour": "ink"
    },
    "place": {
      "size_px": 11.5,
      "weight": 600,
      "spacing_em": 0.0,
      "italic": false,
      "colour": "ink"
    },
    "town": {
      "size_px": 11.5,
      "weight": 400,
      "spacing_em": 0.0,
      "italic": false,
      "colour": "ink"
    },
    "water": {
      "size_px": 12,
      "weight": 400,
      "spacing_em": 0.12,
      "italic": true,
      "colour": "water-ink"
    },
    "figure": {
      "size_px": 11.5,
      "weight": 600,
      "spacing_em": 0.0,
      "italic": false,
      "colour": "measure"
    },
    "callout": {
      "size_px": 12.5,
      "weight": 400,
      "spacing_em": 0.0,
      "italic": false,
      "colour": "ink"
    },
    "tie": {
      "size_px": 11,
      "weight": 600,
      "spacing_em": 0.0,
      "italic": false,
      "colour": "ink"
    },
    "count": {
      "size_px": 11,
      "weight": 700,
      "spacing_em": 0.0,
      "italic": false,
      "colour": "ink"
    },
    "mark": {
      "size_px": 12,
      "weight": 600,
      "spacing_em": 0.0,
      "italic": true,
      "colour": "ink"
    }
  },
  "lettersOfSymbol": {
    "town": "town",
    "capital": "town"
  },
  "lineHeight": 1.25,
  "stateSizes": [
    [
      330,
      1.3
    ],
    [
      190,
      1.12
    ],
    [
      80,
      1
    ],
    [
      0,
      0.86
    ]
  ],
  "mostSpacing": 0.55,
  "stateSteps": [
    -0.5,
    0.35,
    -1.35
  ],
  "cell": [
    12.0,
    4.0
  ],
  "mostTried": 16,
  "abroad": {
    "none": 0.02,
    "whole": 0.8,
    "cut": 0.25
  },
  "mostLabels": 140,
  "gaps": {
    "city": 5.0,
    "symbol": 11.0,
    "selected": 19.0
  },
  "rooms": {
    "symbol": 8.0,
    "dot": 4.0,
    "island": 12.0,
    "edge": 2.0,
    "line": 3.0
  },
  "least": {
    "line": 24.0,
    "area": 600.0
  },
  "ties": {
    "looks": [
      "bond",
      "military",
      "dispute",
      "refusal"
    ],
    "lookOf": {
      "alliances": "bond",
      "bases": "military",
      "arms": "military",
      "drills": "military",
      "contacts": "bond",
      "disputes": "dispute",
      "refusals": "refusal"
    }
  },
  "sitesApart": 30.0,
  "signsApart": 20.0,
  "below": 14.0,
  "manyPlaces": 100,
  "manyApart": 60.0,
  "manyLater": 2.3,
  "zoneShare": 0.9,
  "zoneLines": 3,
  "zoneSpots": 3,
  "endless": 10000.0,
  "withLand": [
    "state",
    "zone"
  ],
  "widestZone": 170.0,
  "leaders": [
    18.0,
    30.0,
    48.0,
    72.0
  ],
  "farLeaders": [
    18.0,
    30.0,
    48.0,
    72.0,
    100.0,
    135.0
  ],
  "stateLeaders": [
    18.0,
    30.0,
    48.0
  ],
  "selectedSooner": 0.4,
  "leaderDirections": [
    [
      1,
      0
    ],
    [
      -1,
      0
    ],
    [
      0.7,
      -0.7
    ],
    [
      -0.7,
      -0.7
    ],
    [
      0.7,
      0.7
    ],
    [
      -0.7,
      0.7
    ],
    [
      0,
      -1
    ],
    [
      0,
      1
    ],
    [
      0.92,
      -0.38
    ],
    [
      -0.92,
      -0.38
    ],
    [
      0.92,
      0.38
    ],
    [
      -0.92,
      0.38
    ],
    [
      0.38,
      -0.92
    ],
    [
      -0.38,
      -0.92
    ],
    [
      0.38,
      0.92
    ],
    [
      -0.38,
      0.92
    ]
  ],
  "tile": 256,
  "reach": 120.0,
  "decimals": 4,
  "locator": {
    "size": [
      168,
      118
    ],
    "margin": 10.0,
    "degrees": 30.0,
    "times": 7.0,
    "widths": 3,
    "mark": 7.0
  },
  "along": {
    "fractions": [
      0.5,
      0.42,
      0.58,
      0.34,
      0.66,
      0.26,
      0.74,
      0.18,
      0.82
    ],
    "straight": 0.98,
    "room": 8.0,
    "slant": 30.0,
    "most": 0.6
  },
  "callouts": {
    "line": 170.0,
    "narrowLine": 128.0,
    "narrow": 560.0,
    "padding": [
      7.0,
      4.0
    ],
    "gaps": [
      22.0,
      36.0,
      45.0,
      54.0,
      66.0,
      78.0,
      94.0,
      110.0,
      150.0,
      200.0
    ],
    "near": 80.0,
    "shifts": [
      0.0,
      -0.7,
      0.7,
      -1.2,
      1.2
    ],
    "dot": 3.0,
    "dotRoom": 7.0,
    "numberRoom": 10.0,
    "edge": 8.0,
    "apart": 4.0,
    "mostOfMap": 0.4,
    "mostOfLand": [
      0.1,
      0.3
    ],
    "longest": 0.2,
    "piece": 12.0,
    "end": 8.0,
    "sides": [
      "e",
      "w",
      "n",
      "s"
    ],
    "beside": [
      [
        0,
        0
      ],
      [
        1,
        0
      ],
      [
        -1,
        0
      ],
      [
        0,
        -1
      ],
      [
        0,
        1
      ]
    ]
  }
};

export const panes = [
  "tiles",
  "grid",
  "coast",
  "faces",
  "zones",
  "water",
  "extents",
  "borders",
  "ties",
  "outline"
];

export const bounds = {
  "latitude": [
    -85.0,
    85.0
  ],
  "longitude": [
    -180.0,
    180.0
  ],
  "zoom": [
    2.0,
    13.0
  ],
  "opacity": [
    5,
    95
  ]
};

export const pointDecimals = 4;

export const units = {
  "km": {
    "km": 1,
    "km2": 1
  },
  "mi": {
    "km": 1.609344,
    "km2": 2.5899881103360003
  },
  "nm": {
    "km": 1.852,
    "km2": 1
  }
};

export const wholeFromKm = 99.95;

export const nearKm = 100;

export const marks = {
  "kinds": {
    "p": "point",
    "l": "line",
    "a": "area",
    "w": "arrow",
    "r": "ring",
    "t": "text",
    "h": "highlight"
  },
  "colours": [
    1,
    2,
    3
  ],
  "sign_kinds": [
    "point",
    "text"
  ],
  "digits": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
  "digit_bits": 5,
  "most_bits": 30,
  "scale": 10000,
  "step_km": 25,
  "ring_points": 180,
  "points": {
    "point": [
      1,
      1
    ],
    "line": [
      2,
      60
    ],
    "area": [
      3,
      60
    ],
    "arrow": [
      2,
      60
    ],
    "ring": [
      1,
      1
    ],
    "text": [
      1,
      1
    ],
    "highlight": [
      0,
      0
    ]
  },
  "radius_km": [
    0.1,
    5000.0
  ],
  "most": 40,
  "signs": 2000,
  "letters": 60
};
