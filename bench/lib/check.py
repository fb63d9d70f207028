"""Holds Aubade's engine to the floors of bench/floors.json, as ratios to peers measured in the same minute.

What is compared is the lowest of the rounds: a busy machine adds to figures and never takes away from them. The JVMs
compile with C1 alone, which is done with it in a second: C2 would still be at it on a machine that has other things to do.
"""

import json
import sys

import engine

ROUNDS = 2
WARM_UP = 2_000
MILLIS = 200
SUBJECTS = ("aubade", "futures", "asyncio")
TREES = (engine.TUTORIAL, ("seq-1000", "par-1000"))


def lowest(figures):
    best = {}
    for figure in figures:
        for unit in ("cpu", "bytes"):
            key = (figure["subject"], figure["tree"], figure["hop"], unit)
            if figure[unit] is not None:
                best[key] = min(figure[unit], best.get(key, figure[unit]))
    return best


def verdicts(best, floors):
    for floor in floors:
        what = (floor["tree"], floor["hop"], floor["unit"])
        peer, own = best.get((floor["peer"], *what)), best.get(("aubade", *what))
        if not peer or not own:
            yield False, f"{floor['peer']} / aubade, {what}: not measured"
            continue
        ratio = peer / own
        yield ratio >= floor["atLeast"], (
            f"{floor['tree']}{' with a hop' if floor['hop'] else ''}, {floor['unit']} a step: {floor['peer']} {peer:,.0f},"
            f" aubade {own:,.0f}: ratio {ratio:.2f}, at least {floor['atLeast']}"
        )


def main():
    programs = {"python": sys.executable}
    figures = []
    for trees in TREES:
        for _ in range(ROUNDS):
            for subject in SUBJECTS:
                figures += engine.measure(subject, trees, WARM_UP, MILLIS, programs, ("-XX:TieredStopAtLevel=1",))
    floors = json.loads((engine.BENCH / "floors.json").read_text())
    results = list(verdicts(lowest(figures), floors))
    for held, words in results:
        print(f"{'ok  ' if held else 'FAIL'} {words}")
    sys.exit(0 if all(held for held, _ in results) else "bench: the engine costs more than its floors allow")


if __name__ == "__main__":
    main()
