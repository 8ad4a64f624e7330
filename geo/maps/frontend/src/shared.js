/* What Python and the script both go by; written by geo.web.http.shared_constants. */

export const style = {
  "bands": [
    4.5,
    6.5
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
    }
  },
  "lineHeight": 1.25,
  "stateSizes": [
    [
      420,
      1.3
    ],
    [
      240,
      1.12
    ],
    [
      90,
      1
    ],
    [
      0,
      0.9
    ]
  ],
  "stateSteps": [
    -0.5,
    0.35,
    -1.35,
    1.1,
    -2.1
  ],
  "mostLabels": 140,
  "gaps": {
    "city": 5.0,
    "symbol": 11.0,
    "selected": 15.0
  },
  "rooms": {
    "symbol": 8.0,
    "dot": 4.0
  },
  "sitesApart": 30.0,
  "zoneRoom": 1.1,
  "zoneLines": 3,
  "leader": 34.0,
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
      54.0,
      78.0,
      110.0,
      150.0,
      200.0
    ],
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
    "piece": 12.0,
    "end": 8.0
  }
};

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
