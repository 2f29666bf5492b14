#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the table of resources/docs/layouts.md: generators and baselines on the validation rooms (id % 5 == 0).

"lacking" and "doubled" are shares of rooms (learned_habits); "ms" is processor time, which other work on the machine
does not lengthen.

usage: layout_table.py TWINLOOM ROOMS.jsonl [GENERATOR...]
"""
import collections
import json
import math
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile

SEEDS = range(1, 61)  # the mean of sixty runs knows the classifier to 0.005
FEW_SEEDS = range(1, 6)
COLUMNS = [("object_collision_rate", "collisions"), ("out_of_bounds_rate", "outside"), ("door_blocked_rate", "doors blocked"),
           ("walkable_ratio", "walkable"), ("reachable_ratio", "reachable"), ("category_kl", "KL"),
           ("objects_per_room", "objects"), ("lacking", "lacking"), ("doubled", "doubled"),
           ("classifier_two_sample", "classifier"), ("nearest_reference_distance", "nearest room, m"), ("ms", "ms")]


def number(room):
    return int("".join(c for c in room["id"] if c.isdigit()))


def bounds(polygon):
    xs, ys = zip(*polygon)
    return min(xs), min(ys), max(xs), max(ys)


def contains(polygon, x, y):
    inside = False
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def standing(room):
    return [o for o in room["objects"] if o.get("parent") is None or o["parent"] < 0]


def learned_habits(rooms):
    """By room type: what stands in at least nine of ten rooms, and how many of a thing at least one room in a hundred has."""
    habits = {}
    for kind in {r["room_type"] for r in rooms}:
        some = [standing(r) for r in rooms if r["room_type"] == kind]
        counts = [collections.Counter(o["category"] for o in things) for things in some]
        hanging = {o["category"] for things in some for o in things if o["centre"][2] - o["size"][2] / 2 >= 0.3}
        categories = set().union(*counts) - hanging
        needed = [c for c in categories if sum(n[c] > 0 for n in counts) >= 0.9 * len(counts)]
        most = {c: max(k for k in range(100) if k == 0 or sum(n[c] >= k for n in counts) >= 0.01 * len(counts))
                for c in categories}
        habits[kind] = needed, most
    return habits


def judge_habits(rooms, habits):
    """The shares of rooms that lack a thing that nearly all have, and that have more of a thing than nearly all."""
    lacking = doubled = 0
    for room in rooms:
        needed, most = habits[room["room_type"]]
        counts = collections.Counter(o["category"] for o in standing(room))
        lacking += any(counts[c] == 0 for c in needed)
        doubled += any(counts[c] > most[c] > 0 for c in most)
    return {"lacking": lacking / len(rooms), "doubled": doubled / len(rooms)}


def retrieved(room, rooms):
    """The furniture of the room of the type whose bounds are most alike, as it is."""
    low = bounds(room["polygon"])

    def cost(other):
        b = bounds(other["polygon"])
        return abs(b[2] - b[0] - low[2] + low[0]) + abs(b[3] - b[1] - low[3] + low[1])

    best = min((r for r in rooms if r["room_type"] == room["room_type"]), key=cost)
    b = bounds(best["polygon"])
    dx, dy = (low[0] + low[2] - b[0] - b[2]) / 2, (low[1] + low[3] - b[1] - b[3]) / 2
    objects = json.loads(json.dumps(best["objects"]))
    for thing in objects:
        thing["centre"][0] += dx
        thing["centre"][1] += dy
    return objects


def random_legal(room, rooms, rng):
    """The things of some room of the type, each where it happens to fit: 200 tries, else left out."""
    polygon, placed, taken = room["polygon"], [], []
    low = bounds(polygon)
    for door in room.get("doors", []):
        x, y = (door["from"][0] + door["to"][0]) / 2, (door["from"][1] + door["to"][1]) / 2
        taken.append((x - 0.85, y - 0.85, x + 0.85, y + 0.85, 0.0, 2.0))
    for thing in standing(rng.choice([r for r in rooms if r["room_type"] == room["room_type"]])):
        w, d, h = thing["size"]
        z = thing["centre"][2]
        for _ in range(200):
            turn = rng.randrange(4)
            hx, hy = (w / 2, d / 2) if turn % 2 == 0 else (d / 2, w / 2)
            x, y = rng.uniform(low[0], low[2]), rng.uniform(low[1], low[3])
            box = (x - hx, y - hy, x + hx, y + hy, z - h / 2, z + h / 2)
            if not all(contains(polygon, x + hx * i / 2, y + hy * j / 2) for i in range(-2, 3) for j in range(-2, 3)):
                continue
            if any(box[0] < t[2] and box[2] > t[0] and box[1] < t[3] and box[3] > t[1] and box[4] < t[5] and box[5] > t[4]
                   for t in taken):
                continue
            taken.append(box)
            placed.append({"category": thing["category"], "centre": [x, y, z], "size": thing["size"],
                           "yaw": turn * math.pi / 2})
            break
    return placed


def main():
    twinloom, source, generators = sys.argv[1], sys.argv[2], sys.argv[3:] or ["graph", "autoregressive"]
    rooms = [json.loads(line) for line in open(source, encoding="utf-8")]
    check = [r for r in rooms if number(r) % 5 == 0]
    train = [r for r in rooms if number(r) % 5 != 0]
    folder = pathlib.Path(tempfile.mkdtemp())

    def write(name, some):
        (folder / name).write_text("".join(json.dumps(r) + "\n" for r in some), encoding="utf-8")
        return str(folder / name)

    truth = write("truth.jsonl", check)
    empty = write("empty.jsonl", [dict(r, objects=[]) for r in check])
    one = write("one.jsonl", [dict(check[0], objects=[])])

    habits = learned_habits(train)

    def judged(file):
        run = subprocess.run([twinloom, "evaluate", file, "--reference", truth, "--json"], capture_output=True, check=True)
        return json.loads(run.stdout) | judge_habits([json.loads(line) for line in open(file, encoding="utf-8")], habits)

    def furnish(generator, seed, requests):
        """The layouts, and the seconds of processor time that they took."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        run = subprocess.run([twinloom, "layout", "--generator", generator, "--seed", str(seed), requests],
                             capture_output=True, check=True)
        return run.stdout, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before

    def print_row(name, results):
        cells = [str(len(results))]
        for key, _ in COLUMNS:
            values = [r[key] for r in results if r.get(key) is not None]
            cells.append("" if not values else f"{statistics.mean(values):.3f}" +
                         (f" ± {statistics.pstdev(values):.3f}" if key == "classifier_two_sample" else ""))
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)

    print("| layouts | seeds | " + " | ".join(title for _, title in COLUMNS) + " |")
    print("| --- " * (len(COLUMNS) + 2) + "|")
    print_row("other rooms of the data (the floor)",
              [judged(write("some.jsonl", random.Random(seed).sample(train, len(check)))) for seed in SEEDS])
    print_row("nearest training room, as it is", [judged(write("near.jsonl", [dict(r, objects=retrieved(r, train)) for r in check]))])
    print_row("random legal",
              [judged(write("random.jsonl", [dict(r, objects=random_legal(r, train, rng)) for r in check]))
               for rng in map(random.Random, FEW_SEEDS)])
    for generator in generators:
        start = min(furnish(generator, seed, one)[1] for seed in FEW_SEEDS)
        results = []
        for seed in SEEDS:
            layouts, seconds = furnish(generator, seed, empty)
            (folder / "made.jsonl").write_bytes(layouts)
            results.append(judged(str(folder / "made.jsonl")) | {"ms": 1000 * (seconds - start) / (len(check) - 1)})
        print_row(f"`{generator}`", results)
    print_row("the validation rooms themselves", [judged(truth)])


if __name__ == "__main__":
    main()
