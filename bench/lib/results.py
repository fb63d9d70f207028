"""What was measured: rows of (part, case, subject, unit) with one value a round, and what was left out and why."""

import json
import statistics
import sys
import time


class Results:
    def __init__(self, machine, minutes=15):
        self.machine = machine
        self.deadline = time.monotonic() + 60 * minutes
        self.rows = {}
        self.left_out = []

    def add(self, part, case, subject, unit, value):
        if value is not None:
            self.rows.setdefault((part, case, subject, unit), []).append(value)

    def leave_out(self, what, why):
        print(f"bench: LEFT OUT: {what}: {why}", file=sys.stderr, flush=True)
        self.left_out.append({"what": what, "why": why})

    def rounds(self, part, count):
        """So many rounds, or as many as there is time for, which is said."""
        for number in range(count):
            if time.monotonic() > self.deadline:
                self.leave_out(f"{part}, rounds {number + 1} to {count}", "the time was up")
                return
            yield number

    def median(self, part, case, subject, unit):
        values = self.rows.get((part, case, subject, unit))
        return statistics.median(values) if values else None

    def ratios(self, part, case, unit, one, other):
        """
        The one to the other in each round, since a machine that others use too may be twice as fast in the next; where
        somebody was left out in a round, the one ratio of the medians.
        """
        first, second = (self.rows.get((part, case, subject, unit)) for subject in (one, other))
        if not first or not second:
            return []
        if len(first) != len(second):
            return [statistics.median(first) / statistics.median(second)]
        return [a / b for a, b in zip(first, second, strict=True)]

    def cases(self, part):
        """Of that part, in the order in which they came."""
        return list(dict.fromkeys(case for p, case, _, _ in self.rows if p == part))

    def subjects(self, part):
        return list(dict.fromkeys(subject for p, _, subject, _ in self.rows if p == part))

    def write(self, path):
        rows = [
            {
                "part": part,
                "case": case,
                "subject": subject,
                "unit": unit,
                "median": statistics.median(values),
                "min": min(values),
                "max": max(values),
                "values": values,
            }
            for (part, case, subject, unit), values in self.rows.items()
        ]
        document = {"machine": self.machine, "left out": self.left_out, "rows": rows}
        path.write_text(json.dumps(document, indent=1) + "\n")

    @classmethod
    def read(cls, path):
        document = json.loads(path.read_text())
        results = cls(document["machine"])
        results.left_out = document["left out"]
        for row in document["rows"]:
            results.rows[row["part"], row["case"], row["subject"], row["unit"]] = row["values"]
        return results
