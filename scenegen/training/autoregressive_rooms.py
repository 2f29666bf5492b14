# SPDX-License-Identifier: Apache-2.0
"""Furnished rooms as arrays for the autoregressive model: tokens, and every object's pose as the model says it.

A pose is told relative to an anchor, an edge of the floor or an object that stands already: turn, distance across,
place along. So the exact contacts of the data (backs 2.5 cm off the wall, chairs around their table) are classes, not
densities. scenegen/autoregressive/pose_code.h is the same code in C++.
"""
import collections
import math
import re

import numpy as np

from graph_statistics import ccw, held_out, room_lines

QUARTER = math.pi / 2
EDGES, OPENINGS = 16, 8  # most of a room that are told in training
YAW_BINS = 24  # beside the four quarter turns
FLUSH = 0.06  # metres to a wall that count as contact
GAP_LEAST, GAP_MOST, GAP_BINS = 0.06, 6.0, 24
ALONG_BINS = 32  # beside the two ends of a wall
CENTRED, NEAR_STEP, NEAR_BINS, FAR_RATIO, FAR_BINS = 0.025, 0.08, 25, 1.11, 8
BOTTOM_LEAST, BOTTOM_STEP, BOTTOM_BINS = 0.3, 0.08, 26
SIZES_A_CATEGORY = 48
FEW_ROOMS = 50  # of a type; fewer say nothing of what all have
FACING, BESIDE = 4.0, 0.5  # metres within which objects are each other's anchors

YAWS = 4 + YAW_BINS
EDGE_ACROSS, EDGE_ALONG = 1 + GAP_BINS, 2 + ALONG_BINS
OFFSETS = 1 + 2 * (NEAR_BINS + FAR_BINS)
OFFSET_ENDS = [CENTRED + NEAR_STEP * k for k in range(NEAR_BINS + 1)]
for _ in range(FAR_BINS):
    OFFSET_ENDS.append(OFFSET_ENDS[-1] * FAR_RATIO)


def wrap(angle):
    return (angle + math.pi) % (2 * math.pi) - math.pi


def yaw_class(relative):
    quarter = np.round(relative / QUARTER)
    exact = np.abs(relative - quarter * QUARTER) < 0.02
    free = np.floor((wrap(relative) + math.pi) / (2 * math.pi) * YAW_BINS)
    return np.where(exact, quarter % 4, 4 + np.clip(free, 0, YAW_BINS - 1)).astype(np.int64)


def gap_class(gap):
    ratio = math.log(GAP_MOST / GAP_LEAST) / GAP_BINS
    free = np.floor(np.log(np.maximum(gap, GAP_LEAST) / GAP_LEAST) / ratio)
    return np.where(gap < FLUSH, 0, 1 + np.clip(free, 0, GAP_BINS - 1)).astype(np.int64)


def along_class(t, half, length, start_open, end_open):
    """Where on its wall: at the start, at the end, or in one of the bins of the free stretch."""
    free = np.maximum(length - 2 * half, 0.02)
    bins = 2 + np.clip(np.floor((t - half) / free * ALONG_BINS), 0, ALONG_BINS - 1)
    at_start, at_end = t - half, length - t - half
    ends = np.where(at_end < at_start, 1, 0)
    flush = np.where(ends == 1, (at_end < FLUSH) & end_open, (at_start < FLUSH) & start_open)
    return np.where(flush, ends, bins).astype(np.int64)


def offset_class(value):
    magnitude = np.abs(value)
    bins = np.searchsorted(np.asarray(OFFSET_ENDS), magnitude, side="right") - 1
    bins = np.clip(bins, 0, NEAR_BINS + FAR_BINS - 1)
    signed = 1 + bins + np.where(value < 0, NEAR_BINS + FAR_BINS, 0)
    return np.where(magnitude < CENTRED, 0, signed).astype(np.int64)


def bottom_class(bottom):
    return np.clip(np.floor((bottom - BOTTOM_LEAST) / BOTTOM_STEP), 0, BOTTOM_BINS - 1).astype(np.int64)


def outline_of(room):
    """The lengths of the walls, the same for all turned and mirrored copies of a floor."""
    ring = room["polygon"]
    lengths = [round(math.dist(a, b), 2) for a, b in zip(ring, ring[1:] + ring[:1])]
    turns = [lengths[k:] + lengths[:k] for k in range(len(lengths))]
    return tuple(min(turns + [turn[::-1] for turn in turns]))


def straightened(room):
    """With the longest wall along an axis and the middle of the bounds at the origin."""
    ring = ccw(room["polygon"])
    a, b = max(zip(ring, ring[1:] + ring[:1]), key=lambda edge: math.dist(*edge))
    angle = wrap(-math.atan2(b[1] - a[1], b[0] - a[0]))
    angle -= round(angle / QUARTER) * QUARTER
    c, s = math.cos(angle), math.sin(angle)

    def turned(p):
        return [c * p[0] - s * p[1], s * p[0] + c * p[1]]

    ring = [turned(p) for p in ring]
    xs, ys = zip(*ring)
    mx, my = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2

    def moved(p):
        x, y = turned(p)
        return [x - mx, y - my]

    def opening(o):
        return [*moved(o["from"]), *moved(o["to"]), o["bottom"], o["top"]]

    objects = [{**o, "centre": [*moved(o["centre"]), o["centre"][2]], "yaw": o["yaw"] + angle}
               for o in room["objects"] if o.get("parent") is None]
    return {"type": room["room_type"], "polygon": [[x - mx, y - my] for x, y in ring], "objects": objects,
            "doors": [opening(o) for o in room.get("doors", [])],
            "windows": [opening(o) for o in room.get("windows", [])]}


def symmetric(room, turn, mirror):
    """One of the eight copies: mirrored in x, then turned by quarters."""
    c, s = round(math.cos(turn * QUARTER)), round(math.sin(turn * QUARTER))

    def place(x, y):
        x = -x if mirror else x
        return [c * x - s * y, s * x + c * y]

    ring = [place(*p) for p in room["polygon"]]

    def opening(o):
        return [*place(o[0], o[1]), *place(o[2], o[3]), o[4], o[5]]

    objects = [{**o, "centre": [*place(*o["centre"][:2]), o["centre"][2]],
                "yaw": wrap((-o["yaw"] if mirror else o["yaw"]) + turn * QUARTER)} for o in room["objects"]]
    return {"type": room["type"], "polygon": ring[::-1] if mirror else ring, "objects": objects,
            "doors": [opening(o) for o in room["doors"]], "windows": [opening(o) for o in room["windows"]]}


def read_rooms(path):
    """(training, validation): rooms whose number is divisible by five are set aside, else every fifth; a training room
    whose outline a validation room has is not used."""
    rooms = room_lines(path)
    aside = [held_out(room) for room in rooms]
    if not any(aside) or all(aside):
        aside = [k % 5 == 0 for k in range(len(rooms))]
    check = [room for room, out in zip(rooms, aside) if out]
    outlines = {outline_of(room) for room in check}
    train = [room for room, out in zip(rooms, aside) if not out and outline_of(room) not in outlines]
    return train, check


class Vocabulary:
    """Room types, categories, and the sizes in which each category is found."""

    def __init__(self, rooms):
        standing = [o for room in rooms for o in room["objects"] if o.get("parent") is None]
        self.types = sorted({room["room_type"] for room in rooms})
        self.categories = sorted({o["category"] for o in standing})
        self.mounted, self.sizes = [], []  # sizes: (category, asset, w, d, h)
        for index, category in enumerate(self.categories):
            things = [o for o in standing if o["category"] == category]
            bottoms = sorted(o["centre"][2] - o["size"][2] / 2 for o in things)
            self.mounted.append(bottoms[len(bottoms) // 2] >= BOTTOM_LEAST)
            seen = {}
            for o in things:
                key = (o.get("asset") or "", *(round(v, 3) for v in o["size"]))
                seen[key] = seen.get(key, 0) + 1
            commonest = sorted(seen, key=lambda k: (-seen[k], k))[:SIZES_A_CATEGORY]
            self.sizes += [(index, *key) for key in sorted(commonest)]
        self.seen = [[any(room["room_type"] == kind and o["category"] == category and o.get("parent") is None
                          for room in rooms for o in room["objects"]) for category in self.categories]
                     for kind in self.types]  # in which rooms things are found at all
        self.shares = [self.shares_of([room for room in rooms if room["room_type"] == kind]) for kind in self.types]
        self.size_array = np.array([entry[2:] for entry in self.sizes])
        self.size_category = np.array([entry[0] for entry in self.sizes])

    def shares_of(self, rooms):
        """By category: the shares of the rooms that hold at least one of it, two, ...; none where rooms are too few."""
        counts = [collections.Counter(o["category"] for o in room["objects"] if o.get("parent") is None)
                  for room in rooms] if len(rooms) >= FEW_ROOMS else []
        return [[round(sum(n[category] >= k for n in counts) / len(counts), 4)
                 for k in range(1, max((n[category] for n in counts), default=0) + 1)] for category in self.categories]

    def size_index(self, category, size):
        mine = np.flatnonzero(self.size_category == category)
        cost = np.abs(np.log(self.size_array[mine] / np.asarray(size))).sum(1)
        return int(mine[np.argmin(cost)])


def tokens_of(rooms, vocabulary):
    """Arrays with one row a room, zero where a room has fewer edges, openings or objects than the most."""
    known = {name: k for k, name in enumerate(vocabulary.categories)}
    most = max(1, max(sum(o["category"] in known for o in room["objects"]) for room in rooms))
    count = len(rooms)
    walls = min(EDGES, max(len(room["polygon"]) for room in rooms))
    holes = min(OPENINGS, max(1, max(len(room["doors"]) + len(room["windows"]) for room in rooms)))
    out = {"type": np.zeros(count, np.int64), "edge": np.zeros((count, walls, 4)),
           "convex": np.zeros((count, walls, 2)), "edge_mask": np.zeros((count, walls), bool),
           "opening": np.zeros((count, holes, 6)), "opening_kind": np.zeros((count, holes), np.int64),
           "opening_mask": np.zeros((count, holes), bool), "category": np.zeros((count, most), np.int64),
           "size_class": np.zeros((count, most), np.int64), "size": np.ones((count, most, 3)),
           "place": np.zeros((count, most, 3)), "yaw": np.zeros((count, most)), "mask": np.zeros((count, most), bool)}
    for r, room in enumerate(rooms):
        out["type"][r] = vocabulary.types.index(room["type"])
        ring = room["polygon"]
        edges = list(zip(ring, ring[1:] + ring[:1]))
        turn = [(edges[k][1][0] - edges[k][0][0]) * (edges[(k + 1) % len(edges)][1][1] - edges[k][1][1])
                - (edges[k][1][1] - edges[k][0][1]) * (edges[(k + 1) % len(edges)][1][0] - edges[k][1][0])
                for k in range(len(edges))]
        kept = sorted(sorted(range(len(edges)), key=lambda k: -math.dist(*edges[k]))[:EDGES])
        for slot, k in enumerate(kept):
            out["edge"][r, slot] = [*edges[k][0], *edges[k][1]]
            out["convex"][r, slot] = [turn[k - 1] > 0, turn[k] > 0]
            out["edge_mask"][r, slot] = True
        openings = [(o, 0) for o in room["doors"]] + [(o, 1) for o in room["windows"]]
        for slot, (opening, kind) in enumerate(openings[:OPENINGS]):
            out["opening"][r, slot] = opening
            out["opening_kind"][r, slot] = kind
            out["opening_mask"][r, slot] = True
        for slot, o in enumerate(o for o in room["objects"] if o["category"] in known):
            category = known[o["category"]]
            out["category"][r, slot] = category
            out["size"][r, slot] = o["size"]
            out["size_class"][r, slot] = vocabulary.size_index(category, o["size"])
            out["place"][r, slot] = [*o["centre"][:2], max(0.0, o["centre"][2] - o["size"][2] / 2)]
            out["yaw"][r, slot] = o["yaw"]
            out["mask"][r, slot] = True
    return out


def half_extents(size, relative):
    c, s = np.abs(np.cos(relative)), np.abs(np.sin(relative))
    w, d = size[..., 0] / 2, size[..., 1] / 2
    return c * w + s * d, s * w + c * d


def pose_codes(t, mounted):
    """Adds how each object is told: at its best edge, and at each other object (pairs: [room, object, anchor])."""
    start, end = t["edge"][:, None, :, :2], t["edge"][:, None, :, 2:]  # [R, 1, E, 2]
    length = np.maximum(np.linalg.norm(end - start, axis=-1), 1e-6)
    direction = (end - start) / length[..., None]
    relative = wrap(t["yaw"][:, :, None] - np.arctan2(direction[..., 1], direction[..., 0]))
    hx, hy = half_extents(t["size"][:, :, None, :], relative)
    offset = t["place"][:, :, None, :2] - start
    along = (offset * direction).sum(-1)
    across = offset[..., 1] * direction[..., 0] - offset[..., 0] * direction[..., 1]
    gap = across - hy
    yaw = yaw_class(relative)
    beside = (along >= -0.05) & (along <= length + 0.05) & (gap > -0.06) & t["edge_mask"][:, None, :]
    back = beside & (yaw == 0) & (gap < FLUSH)
    cost = np.where(back, gap - 100, np.where(beside, gap, 1e6 + np.abs(gap)))
    cost = np.where(t["edge_mask"][:, None, :], cost, 1e9)
    best = cost.argmin(-1)[..., None]

    def chosen(values):
        return np.take_along_axis(np.broadcast_to(values, cost.shape), best, -1)[..., 0]

    t["edge_anchor"] = best[..., 0]
    t["edge_yaw"], t["edge_across"] = chosen(yaw), chosen(gap_class(gap))
    start_open, end_open = (t["convex"][:, None, :, k] > 0 for k in (0, 1))
    t["edge_along"] = chosen(along_class(along, hx, length, start_open, end_open))
    at_wall = chosen(back)

    # Pairs: object i in the frame of j.
    relative = wrap(t["yaw"][:, :, None] - t["yaw"][:, None, :])
    difference = t["place"][:, :, None, :2] - t["place"][:, None, :, :2]
    c, s = np.cos(t["yaw"])[:, None, :], np.sin(t["yaw"])[:, None, :]
    x, y = c * difference[..., 0] + s * difference[..., 1], -s * difference[..., 0] + c * difference[..., 1]
    hx, hy = half_extents(t["size"][:, :, None, :], relative)
    gap = np.maximum(np.abs(x) - hx - t["size"][:, None, :, 0] / 2, np.abs(y) - hy - t["size"][:, None, :, 1] / 2)
    yaw = yaw_class(relative)
    stands = ~mounted[t["category"]] & t["mask"]
    both = stands[:, :, None] & stands[:, None, :] & ~np.eye(t["mask"].shape[1], dtype=bool)
    facing = both & (np.abs(x) < CENTRED) & (yaw == 2) & (y > 0) & (y < FACING)
    near = both & ~at_wall[:, :, None] & (gap < BESIDE)
    t["pair_cost"] = np.where(facing, gap - 10, np.where(near, gap, 1e6))
    t["pair_yaw"], t["pair_across"], t["pair_along"] = yaw, offset_class(y), offset_class(x)
    t["bottom"] = bottom_class(t["place"][..., 2])
    # The order "anchor first": an object follows the larger one beside it.
    area = t["size"][..., 0] * t["size"][..., 1]
    larger = area[:, None, :] > area[:, :, None]
    cost = np.where(larger, t["pair_cost"], 1e6)
    t["leader"] = np.where(cost.min(-1) < 1e5, cost.argmin(-1), np.arange(area.shape[1])[None])
    t["area"] = area
    return t


def dataset(rooms, vocabulary, symmetries=True):
    """All copies of a room in consecutive rows."""
    straight = [straightened(room) for room in rooms]
    copies = [symmetric(room, turn, mirror) for room in straight
              for mirror in ((False, True) if symmetries else (False,)) for turn in (range(4) if symmetries else (0,))]
    return pose_codes(tokens_of(copies, vocabulary), np.array(vocabulary.mounted))


def share_at_wall(t, vocabulary):
    """By category: how many stand or hang with their back to a wall."""
    back = (t["edge_yaw"] == 0) & (t["edge_across"] == 0)
    return [round(float(back[t["mask"] & (t["category"] == c)].mean()), 3) for c in range(len(vocabulary.categories))]
