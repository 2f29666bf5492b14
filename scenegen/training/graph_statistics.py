#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Statistics of the graph generator, from furnished rooms (JSON lines) to one JSON file.

    python3 scenegen/training/graph_statistics.py rooms.jsonl resources/scenegen/graph_statistics.json

Which pairs of categories are really related is decided by a test against complete spatial randomness: the nearest
distance from a to b is compared with 199 random placements of b in the same outline (along a wall when b stood at
one). Related neighbours form groups; a group keeps its raw relative poses, its contacts with the walls, and nothing
is fitted. Rooms whose id number is divisible by five are a validation part: they are not read into the statistics.
Plain Python 3, no package. Deterministic.
"""
import json
import math
import random
import re
import sys

TAU = 2 * math.pi
DRAWS = 199
NEAR = 0.45  # metres between footprints that nearly touch


def held_out(room):
    digits = re.findall(r"\d+", room["id"])
    return bool(digits) and int(digits[-1]) % 5 == 0


def ccw(polygon):
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(polygon, polygon[1:] + polygon[:1]))
    return polygon if doubled > 0 else polygon[::-1]


def area(polygon):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(polygon, polygon[1:] + polygon[:1])) / 2


def inside(polygon, x, y):
    hit = False
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            hit = not hit
    return hit


def half_extents(o, frame):
    c, s = abs(math.cos(o["yaw"] - frame)), abs(math.sin(o["yaw"] - frame))
    w, d = o["size"][0] / 2, o["size"][1] / 2
    return c * w + s * d, s * w + c * d


def to_frame(origin, frame, x, y):
    dx, dy = x - origin[0], y - origin[1]
    c, s = math.cos(frame), math.sin(frame)
    return c * dx + s * dy, -s * dx + c * dy


def footprint_gap(a, b):
    """Gap between b's box and a's, along a's axes."""
    x, y = to_frame(a["centre"], a["yaw"], b["centre"][0], b["centre"][1])
    hx, hy = half_extents(b, a["yaw"])
    return max(abs(x) - a["size"][0] / 2 - hx, abs(y) - a["size"][1] / 2 - hy)


def edge_distance(edge, x, y):
    (ax, ay), (bx, by) = edge
    length2 = (bx - ax) ** 2 + (by - ay) ** 2
    t = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2))
    return math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay))


def wall_distance(polygon, x, y):
    return min(edge_distance(edge, x, y) for edge in zip(polygon, polygon[1:] + polygon[:1]))


def random_place(polygon, distance, rng):
    """A point as far from the outline as `distance` when that is small, else anywhere."""
    if distance < 1.2:
        edges = list(zip(polygon, polygon[1:] + polygon[:1]))
        lengths = [math.dist(a, b) for a, b in edges]
        for _ in range(20):
            (ax, ay), (bx, by) = rng.choices(edges, lengths)[0]
            length, t = math.dist((ax, ay), (bx, by)), rng.random()
            x = ax + t * (bx - ax) - (by - ay) / length * distance
            y = ay + t * (by - ay) + (bx - ax) / length * distance
            if inside(polygon, x, y) and wall_distance(polygon, x, y) > distance - 0.01:
                return x, y
    xs, ys = [p[0] for p in polygon], [p[1] for p in polygon]
    for _ in range(100):
        x, y = rng.uniform(min(xs), max(xs)), rng.uniform(min(ys), max(ys))
        if inside(polygon, x, y):
            return x, y
    return polygon[0]


def measures(a, b):
    """Of b seen from a: distance, 1 where they nearly touch, 1 where b faces a straight on."""
    x, y = to_frame(a["centre"], a["yaw"], b["centre"][0], b["centre"][1])
    gap = footprint_gap(a, b)
    facing = abs(x) < 0.05 and y > 0 and gap < 3.5
    return math.hypot(x, y), gap < NEAR, facing


def relations(rooms, categories):
    """{(a, b): [kind, p, seen, by chance]}: what is commoner than in 199 draws, each of them."""
    rng = random.Random(7)
    found = {}
    for a in categories:
        for b in categories:
            cases = []
            for room in rooms:
                floor = [o for o in room["standing"] if o["centre"][2] - o["size"][2] / 2 < 0.3]
                for o in floor:
                    others = [p for p in floor if p is not o and p["category"] == b]
                    if o["category"] == a and others:
                        cases.append((room, o, others))
            if len(cases) < 8:
                continue
            cases = cases[:40]
            seen, chance = [0.0] * 3, [[0.0] * DRAWS for _ in range(3)]
            for room, o, others in cases:
                values = [measures(o, p) for p in others]
                seen[0] -= min(v[0] for v in values)
                seen[1] += any(v[1] for v in values)
                seen[2] += any(v[2] for v in values)
                walls = [wall_distance(room["polygon"], *p["centre"][:2]) for p in others]
                for k in range(DRAWS):
                    values = []
                    for p, w in zip(others, walls):
                        x, y = random_place(room["polygon"], w, rng)
                        values.append(measures(o, {**p, "centre": [x, y, 0]}))
                    chance[0][k] -= min(v[0] for v in values)
                    chance[1][k] += any(v[1] for v in values)
                    chance[2][k] += any(v[2] for v in values)
            for kind, one, many in zip(("near", "beside", "facing"), seen, chance):
                p_value = (1 + sum(c >= one for c in many)) / (DRAWS + 1)
                if p_value <= 1 / (DRAWS + 1) and (kind == "near" or one >= 0.15 * len(cases)):
                    found.setdefault((a, b), []).append(
                        [kind, p_value, one / len(cases), sum(many) / DRAWS / len(cases)])
    return found


def groups_of(room, related):
    """Lists of objects, root first: each object joins the largest neighbour it is really related to."""
    objects = sorted(room["standing"], key=lambda o: -o["size"][0] * o["size"][1])
    root_of = {}
    for i, o in enumerate(objects):
        best = None
        for q in objects[:i]:
            pair = (q["category"], o["category"])
            if q["centre"][2] - q["size"][2] / 2 > 0.3 or o["centre"][2] - o["size"][2] / 2 > 0.3:
                continue
            if pair not in related and pair[::-1] not in related:
                continue
            kinds = {r[0] for r in related.get(pair, []) + related.get(pair[::-1], [])}
            gap = footprint_gap(q, o)
            faces = "facing" in kinds and (measures(q, o)[2] or measures(o, q)[2])
            if faces or (kinds & {"near", "beside"} and gap < NEAR):
                if best is None or gap < best[0]:
                    best = (gap, q)
        root_of[id(o)] = root_of[id(best[1])] if best else o
    result = []
    for o in objects:
        if root_of[id(o)] is o:
            result.append([o] + [m for m in objects if m is not o and root_of[id(m)] is o])
    return result


def contacts(polygon, low, high, origin, frame):
    """Which sides of a frame's rectangle stand at a wall: bit 0 back, 1 right, 2 front, 3 left."""
    mask = 0
    for a, b in zip(polygon, polygon[1:] + polygon[:1]):
        (ax, ay), (bx, by) = to_frame(origin, frame, *a), to_frame(origin, frame, *b)
        if abs(ay - by) < 0.02 and min(ax, bx) < high[0] - 0.05 and max(ax, bx) > low[0] + 0.05:
            if bx > ax and abs(low[1] - ay) < 0.07:
                mask |= 1
            if bx < ax and abs(ay - high[1]) < 0.07:
                mask |= 4
        if abs(ax - bx) < 0.02 and min(ay, by) < high[1] - 0.05 and max(ay, by) > low[1] + 0.05:
            if by > ay and abs(ax - high[0]) < 0.07:
                mask |= 2
            if by < ay and abs(low[0] - ax) < 0.07:
                mask |= 8
    return mask


def nearest_edge(polygon, x, y):
    return min(zip(polygon, polygon[1:] + polygon[:1]), key=lambda edge: edge_distance(edge, x, y))


def distance_to(o, x, y):
    """From a point to the footprint, 0 inside."""
    lx, ly = to_frame(o["centre"], o["yaw"], x, y)
    return math.hypot(max(0.0, abs(lx) - o["size"][0] / 2), max(0.0, abs(ly) - o["size"][1] / 2))


def is_before(o, edge):
    """The back is at that wall."""
    (ax, ay), (bx, by) = edge
    length = math.dist(*edge)
    nx, ny = -(by - ay) / length, (bx - ax) / length
    gap = (o["centre"][0] - ax) * nx + (o["centre"][1] - ay) * ny - o["size"][1] / 2
    return -math.sin(o["yaw"]) * nx + math.cos(o["yaw"]) * ny > 0.98 and abs(gap) < 0.12


def plan_overlap(a, b):
    """Least overlap along the four axes of two boxes."""
    dx, dy = b["centre"][0] - a["centre"][0], b["centre"][1] - a["centre"][1]
    least = 1e9
    for yaw in (a["yaw"], a["yaw"] + math.pi / 2, b["yaw"], b["yaw"] + math.pi / 2):
        reach = half_extents(a, yaw)[0] + half_extents(b, yaw)[0]
        least = min(least, reach - abs(dx * math.cos(yaw) + dy * math.sin(yaw)))
    return least


def openings_by(room, group):
    """Whether one of the things stands by a door (32) or a window (64), as legalise/arrangement.h means it."""
    mask = 0
    for door in room["doors"]:
        x, y = ((door["from"][i] + door["to"][i]) / 2 for i in (0, 1))
        wall = nearest_edge(room["polygon"], x, y)
        if any(is_before(o, wall) or distance_to(o, x, y) < 1.2 for o in group):
            mask |= 32
    for window in room["windows"]:
        (ax, ay), (bx, by) = window["from"], window["to"]
        space = {"centre": [(ax + bx) / 2, (ay + by) / 2], "size": [math.dist((ax, ay), (bx, by)), 0.7],
                 "yaw": math.atan2(by - ay, bx - ax)}
        if any(plan_overlap(o, space) > 0.05 for o in group):
            mask |= 64
    return mask


def compact(value):
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def fault_of(room):
    """What a room lacks to be learned from; None where it lacks nothing."""
    if not isinstance(room, dict):
        return "an object is needed"
    for key, kind in (("id", str), ("room_type", str), ("polygon", list), ("objects", list)):
        if not isinstance(room.get(key), kind):
            return f"{key}: missing, or of another type than {kind.__name__}"
    if len(room["polygon"]) < 3:
        return "polygon: three corners or more are needed"
    for index, thing in enumerate(room["objects"]):
        for key in ("category", "centre", "size", "yaw"):
            if not isinstance(thing, dict) or key not in thing:
                return f"objects[{index}].{key}: missing"
    return None


def room_lines(path):
    """The rooms of a file, one a line. A line that is none ends the program with file, line and what is wrong."""
    rooms = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                room = json.loads(line)
            except ValueError as error:
                sys.exit(f"{path}: line {number}: {error}")
            if fault := fault_of(room):
                sys.exit(f"{path}: line {number}: {fault}")
            rooms.append(room)
    if not rooms:
        sys.exit(f"{path}: holds no room")
    return rooms


def main(source, target):
    rooms = [room for room in room_lines(source) if not held_out(room)]
    categories, assets, asset_list = [], {}, []

    def asset_index(o):
        size = tuple(compact(v) for v in o["size"])
        key = (o["asset"], size)
        if key not in assets:
            if o["category"] not in categories:
                categories.append(o["category"])
            assets[key] = len(asset_list)
            asset_list.append([o["asset"], categories.index(o["category"]), *size])
        return assets[key]

    types = {}
    for room in rooms:
        room["polygon"] = ccw(room["polygon"])
        room["standing"] = [o for o in room["objects"] if o["parent"] is None]
        types.setdefault(room["room_type"], []).append(room)
    out = {}
    for name in sorted(types):
        members = types[name]
        present = sorted({o["category"] for room in members for o in room["standing"]})
        related = relations(members, present)
        groups, room_list, children = [], [], {}
        for room in members:
            indices = []
            for group in groups_of(room, related):
                root = group[0]
                frame = round(root["yaw"] / (math.pi / 2)) * (math.pi / 2)
                poses, low, high = [], [1e9, 1e9], [-1e9, -1e9]
                for o in group:
                    x, y = to_frame(root["centre"], frame, o["centre"][0], o["centre"][1])
                    hx, hy = half_extents(o, frame)
                    low = [min(low[0], x - hx), min(low[1], y - hy)]
                    high = [max(high[0], x + hx), max(high[1], y + hy)]
                    yaw = (o["yaw"] - frame + math.pi) % TAU - math.pi
                    poses.append([asset_index(o), *map(compact, (x, y, o["centre"][2] - o["size"][2] / 2, yaw))])
                indices.append(len(groups))
                sides = contacts(room["polygon"], low, high, root["centre"], frame)
                groups.append([sides | openings_by(room, group), poses])
            room_list.append([compact(area(room["polygon"])), indices])
            for i, o in enumerate(room["objects"]):
                if o["parent"] is not None:
                    continue
                held = []
                for child in room["objects"]:
                    if child["parent"] == i:
                        x, y = to_frame(o["centre"], o["yaw"], child["centre"][0], child["centre"][1])
                        z = child["centre"][2] - o["centre"][2] + o["size"][2] / 2
                        yaw = (child["yaw"] - o["yaw"] + math.pi) % TAU - math.pi
                        held.append([asset_index(child), *map(compact, (x, y, z, yaw))])
                if o["centre"][2] - o["size"][2] / 2 < 0.3:
                    children.setdefault(asset_index(o), []).append(held)
        out[name] = {"rooms": room_list, "groups": groups,
                     "children": [[k, v] for k, v in sorted(children.items()) if any(v)],
                     "relations": [[a, b, kind, compact(p), compact(abs(seen)), compact(abs(chance))]
                                   for (a, b), found in sorted(related.items()) for kind, p, seen, chance in found]}
    document = {"spdx": "Apache-2.0", "source": "derived from rooms of ProcTHOR (Apache-2.0)",
                "held_out": "rooms whose id number is divisible by 5 were not read", "rooms": len(rooms),
                "categories": categories, "assets": asset_list, "types": out}
    with open(target, "w", encoding="utf-8") as file:
        json.dump(document, file, separators=(",", ":"), sort_keys=True)
        file.write("\n")
    for name, value in out.items():
        sizes = {}
        for _, poses in value["groups"]:
            if len(poses) > 1:
                key = "+".join(categories[asset_list[p[0]][1]] for p in poses)
                sizes[key] = sizes.get(key, 0) + 1
        print(name, len(value["rooms"]), "rooms,", len(value["groups"]), "groups; related:",
              ", ".join(f"{r[0]}-{r[1]}:{r[2]} {r[4]}/{r[5]}" for r in value["relations"]))
        print("   ", sorted(sizes.items(), key=lambda s: -s[1])[:12])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
