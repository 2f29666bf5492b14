#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts what people would call odd in furnished rooms (scenegen/oddity.h): the share of rooms that have it, in per cent,
by room type, of the training rooms (id % 5 != 0) and of what generators make of the validation rooms (seeds 1 to 3).

It measures by itself, with other geometry than the generators, so that it can be asked whether they do what they say.
Offices and meeting rooms are furnished in the outlines of bedrooms and living rooms, as ./dev sheets does.

usage: layout_oddities.py TWINLOOM ROOMS.jsonl [GENERATOR...]
"""
import collections
import json
import math
import subprocess
import sys

from layout_table import number, standing

SEEDS = (1, 2, 3)
TYPES = {"LivingRoom": "LivingRoom", "Bedroom": "Bedroom", "Kitchen": "Kitchen", "Office": "Bedroom",
         "MeetingRoom": "LivingRoom"}
LEARNED = ("LivingRoom", "Bedroom", "Kitchen")
TABLES = ("DiningTable", "Desk")
CHAIRS = ("Chair", "OfficeChair", "DiningChair")
BACKED = ("TVStand", "Dresser", "ShelvingUnit", "Bed", "Fridge", "SideTable")


def along(a, b, p):
    """Distance of a point from a segment."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    t = max(0, min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / max(dx * dx + dy * dy, 1e-12)))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def edges(points):
    return list(zip(points, points[1:] + points[:1]))


def world(thing, x, y):
    c, s = math.cos(thing["yaw"]), math.sin(thing["yaw"])
    return thing["centre"][0] + c * x - s * y, thing["centre"][1] + s * x + c * y


def local(thing, p):
    c, s = math.cos(thing["yaw"]), math.sin(thing["yaw"])
    dx, dy = p[0] - thing["centre"][0], p[1] - thing["centre"][1]
    return c * dx + s * dy, c * dy - s * dx


def corners(thing):
    w, d = thing["size"][0] / 2, thing["size"][1] / 2
    return [world(thing, x, y) for x, y in ((w, d), (-w, d), (-w, -d), (w, -d))]


def holds(thing, p):
    x, y = local(thing, p)
    return abs(x) < thing["size"][0] / 2 and abs(y) < thing["size"][1] / 2


def gap(a, b):
    ours, theirs = corners(a), corners(b)
    if any(holds(b, p) for p in ours) or any(holds(a, p) for p in theirs):
        return 0
    return min([along(*e, p) for p in ours for e in edges(theirs)] + [along(*e, p) for p in theirs for e in edges(ours)])


def off_walls(room, points):
    return min(along(*e, p) for p in points for e in edges(room["polygon"]))


def back_gap(room, thing):
    return off_walls(room, [world(thing, 0, -thing["size"][1] / 2)])


def outlook(room, thing):
    """From the middle of the front to the wall ahead."""
    p, ahead = world(thing, 0, thing["size"][1] / 2), math.inf
    d = (-math.sin(thing["yaw"]), math.cos(thing["yaw"]))
    for a, b in edges(room["polygon"]):
        e = b[0] - a[0], b[1] - a[1]
        cross = d[0] * e[1] - d[1] * e[0]
        if abs(cross) < 1e-9:
            continue
        t = ((a[0] - p[0]) * e[1] - (a[1] - p[1]) * e[0]) / cross
        u = ((a[0] - p[0]) * d[1] - (a[1] - p[1]) * d[0]) / cross
        if t > -0.3 and -0.01 <= u <= 1.01:
            ahead = min(ahead, t)
    return ahead


def in_view(seat, other):
    x, y = local(seat, other["centre"])
    return y > 0 and abs(x) < y * math.tan(math.radians(30))


def legs(seat):
    x, y = world(seat, 0, seat["size"][1] / 2 + 0.25)
    return dict(seat, centre=[x, y, 0.3], size=[0.6 * seat["size"][0], 0.5, 0.5])


def is_obstacle(thing):
    bottom = thing["centre"][2] - thing["size"][2] / 2
    return bottom < 0.3 and bottom + thing["size"][2] > 0.05


class Room:
    """Its standing things, and what is odd about them."""

    def __init__(self, room):
        self.room, self.things = room, standing(room)

    def of(self, *categories):
        return [t for t in self.things if t["category"] in categories]

    def has_near(self, thing, categories, reach):
        return any(other is not thing and gap(thing, other) < reach for other in self.of(*categories))

    def is_free(self, thing, reach=0.35):
        return off_walls(self.room, corners(thing)) > reach

    def seats(self):
        stands = self.of("TVStand")
        for sofa in self.of("Sofa"):
            seen = [s for s in stands if in_view(sofa, s)]
            if any(gap(sofa, s) < 1.4 for s in seen):
                yield "seat less than 1.4 m before its screen"
            if stands and not seen:
                yield "sofa that looks past the screen"
        for seat in self.of("Sofa", "ArmChair"):
            if outlook(self.room, seat) < 0.85:
                yield "seat that looks at a wall"
            own = ("CoffeeTable", "Ottoman") + (("Sofa",) if seat["category"] == "ArmChair" else ())
            if any(t is not seat and t["category"] not in own and is_obstacle(t) and gap(legs(seat), t) == 0
                   for t in self.things):
                yield "something before a seat"

    def lone(self):
        for chair in self.of("ArmChair"):
            if self.is_free(chair) and not self.has_near(chair, ("Sofa", "CoffeeTable"), 0.8):
                yield "lone armchair amid the floor"
        for chair in self.of(*CHAIRS):
            if self.is_free(chair) and not self.has_near(chair, TABLES, 0.3):
                yield "lone chair amid the floor"
        for table in self.of("CoffeeTable"):
            if self.of("Sofa") and not self.has_near(table, ("Sofa",), 0.8):
                yield "coffee table far from the sofa"
        for thing in self.of("DogBed", "Cart"):
            if self.is_free(thing, 1) and not self.has_near(thing, ("Sofa", "ArmChair", "Bed"), 0.8):
                yield "dog's bed or cart amid the floor"

    def tables(self):
        for table in self.of("DiningTable"):
            if self.has_near(table, CHAIRS + ("Stool", "ArmChair"), 0.3):
                continue
            yield "table without a chair"
            if self.is_free(table, 0.3):
                yield "table without a chair, off the walls"
        for desk in self.of("Desk"):
            if not self.has_near(desk, CHAIRS, 0.4):
                yield "desk without a chair"
            if self.has_near(desk, ("DiningTable",), 0.6):
                yield "table at the desks of others"
        for thing in self.of(*BACKED):
            if back_gap(self.room, thing) > 0.3:
                yield "back of a cupboard, bed or stand off the walls"

    def oddities(self):
        return set(self.seats()) | set(self.lone()) | set(self.tables())


def shares(rooms):
    counts = collections.Counter(oddity for room in rooms for oddity in Room(room).oddities())
    return {oddity: count / len(rooms) for oddity, count in counts.items()}


def furnished(twinloom, generator, outlines):
    lines = "".join(json.dumps(room) + "\n" for room in outlines)
    made = []
    for seed in SEEDS:
        run = subprocess.run([twinloom, "layout", "--generator", generator, "--seed", str(seed)], input=lines, text=True,
                             capture_output=True, check=True)
        made += [json.loads(line) for line in run.stdout.splitlines()]
    return made


def main():
    twinloom, source, generators = sys.argv[1], sys.argv[2], sys.argv[3:] or ["graph", "autoregressive"]
    rooms = [json.loads(line) for line in open(source, encoding="utf-8")]
    for kind, outline in TYPES.items():
        columns = {}
        if kind in LEARNED:
            columns["data"] = shares([r for r in rooms if number(r) % 5 != 0 and r["room_type"] == kind])
        outlines = [dict(r, objects=[], room_type=kind) for r in rooms if number(r) % 5 == 0 and r["room_type"] == outline]
        for generator in generators if kind in LEARNED else generators[:1]:
            columns[f"`{generator}`"] = shares(furnished(twinloom, generator, outlines))
        print(f"| {kind}, % of rooms | " + " | ".join(columns) + " |\n" + "| --- " * (len(columns) + 1) + "|")
        for oddity in sorted(set().union(*columns.values())):
            print(f"| {oddity} | " + " | ".join(f"{100 * c.get(oddity, 0):.1f}" for c in columns.values()) + " |")
        print(flush=True)


if __name__ == "__main__":
    main()
