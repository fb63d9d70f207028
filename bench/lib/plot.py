"""Bar charts as SVG, on a logarithmic scale, drawn with nothing but this file."""

import math
from html import escape

WIDTH, LEFT, RIGHT, BAR, GAP, TOP = 760, 180, 110, 18, 8, 46
OWN, PEER, RANGE = "#c2571a", "#7c93a6", "#2b3640"


def bars(title, unit, rows, less_is_better=True):
    """One bar for each (name, median, lowest, highest), the range as a line through its end."""
    rows = [row for row in rows if row[1] > 0]
    height = TOP + len(rows) * (BAR + GAP) + 24
    low = math.floor(math.log10(min(row[2] if row[2] > 0 else row[1] for row in rows)))
    high = math.ceil(math.log10(max(row[3] for row in rows)) + 0.001)
    low = min(low, high - 1)

    def x(value):
        share = (math.log10(max(value, 10**low)) - low) / (high - low)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    better = "less is better" if less_is_better else "more is better"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="12" y="20" font-size="15" font-weight="bold">{escape(title)}</text>',
        f'<text x="12" y="37" fill="#555555">{escape(unit)}, {better}; logarithmic; the line is the lowest to the highest round</text>',
    ]
    for exponent in range(low, high + 1):
        at = x(10**exponent)
        parts.append(f'<line x1="{at:.1f}" y1="{TOP}" x2="{at:.1f}" y2="{height - 20}" stroke="#dddddd"/>')
        parts.append(f'<text x="{at:.1f}" y="{height - 6}" text-anchor="middle" fill="#555555">{number(10.0**exponent)}</text>')
    for index, (name, median, lowest, highest) in enumerate(rows):
        y = TOP + index * (BAR + GAP)
        middle = y + BAR / 2
        color = OWN if name.startswith("aubade") else PEER
        parts.append(f'<text x="{LEFT - 8}" y="{middle + 4}" text-anchor="end">{escape(name)}</text>')
        parts.append(f'<rect x="{LEFT}" y="{y}" width="{max(1, x(median) - LEFT):.1f}" height="{BAR}" fill="{color}"/>')
        parts.append(f'<line x1="{x(lowest):.1f}" y1="{middle}" x2="{x(highest):.1f}" y2="{middle}" stroke="{RANGE}" stroke-width="2"/>')
        parts.append(f'<text x="{x(highest) + 6:.1f}" y="{middle + 4}">{number(median)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def number(value):
    """With three digits that matter, as people write it."""
    if value == 0:
        return "0"
    digits = max(0, 2 - math.floor(math.log10(abs(value)))) if abs(value) < 100 else 0
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
