"""Writes random recurrence rules, and what python-dateutil 2.9.0 makes of each over 400 years, after which the calendar repeats.

Run it as `python3 record.py > dateutil.tsv`. The seed is fixed, so that it writes the same rules each time. The columns are the rule, the
date on which it starts, how many dates it has, and the CRC-32 of these dates, each written as 2027-01-31 with a line feed behind it.
Dates after a gap of more than 40 years are left out, as Aubade does not look further ahead.

Three things are left out of the rules, in which the two differ. Weeks from 52 on, of which dateutil finds some in years that do not have
them: to it 2050-01-02 is in a week 53, and to the calendar in week 52 of 2049. Of weeks without a weekday dateutil takes all days, and Aubade the weekday of
the start. Of a weekly rule with positions dateutil counts the first week from the start, and all others from the beginning of the week.
"""
import datetime
import random
import zlib

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
rng = random.Random(5545)


def some(values, most):
    return ",".join(str(value) for value in rng.sample(list(values), rng.randint(1, most)))


def both(last):
    return [number for number in range(-last, last + 1) if number]


def rule():
    freq = rng.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "YEARLY"])
    parts = [f"FREQ={freq}"]
    days = []
    if rng.random() < 0.4:
        parts.append(f"INTERVAL={rng.choice([2, 3, 5])}")
    if rng.random() < 0.2:
        parts.append(f"COUNT={rng.choice([1, 2, 7, 40])}")
    if rng.random() < 0.3:
        days.append("BYMONTH=" + some(range(1, 13), 4))
    numbered = freq in ("MONTHLY", "YEARLY") and rng.random() < 0.3
    if freq == "YEARLY" and not numbered and rng.random() < 0.35:
        days.append("BYWEEKNO=" + some(both(51), 8))
    if freq == "YEARLY" and rng.random() < 0.2:
        days.append("BYYEARDAY=" + some(both(366), 12))
    if freq != "WEEKLY" and rng.random() < 0.3:
        days.append("BYMONTHDAY=" + some(both(31), 10))
    if numbered:
        days.append("BYDAY=" + ",".join(f"{rng.choice([1, 2, 5, -1, -2])}{day}" for day in rng.sample(DAYS, 2)))
    elif rng.random() < 0.6 or any(part.startswith("BYWEEKNO") for part in days):
        days.append("BYDAY=" + some(DAYS, 3))
    if days and freq != "WEEKLY" and rng.random() < 0.3:
        days.append("BYSETPOS=" + some([1, 2, 3, -1, -2], 2))
    if rng.random() < 0.2:
        days.append("WKST=SU")
    return ";".join(parts + days)


def dates(text, start):
    end = start + relativedelta(years=400)
    last = start
    for found in rrulestr(text, dtstart=start):
        if found >= end or found > last + relativedelta(years=40):
            return
        yield found
        last = found


for _ in range(300):
    text = rule()
    start = datetime.datetime(2001, 1, 1) + datetime.timedelta(days=rng.randrange(20_000))
    found = list(dates(text, start))
    written = "".join(f"{date:%Y-%m-%d}\n" for date in found)
    print(text, f"{start:%Y-%m-%d}", len(found), f"{zlib.crc32(written.encode()):08x}", sep="\t")
