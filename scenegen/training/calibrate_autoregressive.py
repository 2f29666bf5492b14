#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a trained layout model draw as many of each thing as the rooms hold that it was trained on.

    python3 scenegen/training/calibrate_autoregressive.py TWINLOOM rooms.jsonl model.safetensors [--rounds 7] [--seeds 4]

A network that was right about every next thing of a real room still errs on rooms that it draws itself: a little too many
pictures, too few plants. So it furnishes the training rooms (never those set aside), what comes of each category is
counted by room type, and its logit is moved by the logarithm of what is lacking, round after round. The result stands as
"leanings" in the file's metadata; weights stay as they are. Needs numpy, no PyTorch. The same file and twinloom give
the same leanings.
"""
import argparse
import collections
import json
import math
import os
import struct
import subprocess
import tempfile

import autoregressive_rooms as rooms_code

STEP = 0.8  # of the logarithm of what is lacking; some of it comes by itself once other things are right
FEW = 3.0  # things that are added to both counts: of what is rare nothing is known
MOST = 1.5  # no leaning is larger


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("twinloom")
    parser.add_argument("rooms")
    parser.add_argument("model")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seeds", type=int, default=4, help="layouts of each room, other ones each round")
    return parser.parse_args()


def read(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        return header, file.read()


def write(path, header, numbers):
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path + ".part", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + numbers)
    os.replace(path + ".part", path)


def counted(rooms):
    return collections.Counter((room["room_type"], thing["category"]) for room in rooms for thing in room["objects"]
                               if thing.get("parent") is None or thing["parent"] < 0)


def furnished(options, requests, seeds):
    rooms = []
    for seed in seeds:
        run = subprocess.run([options.twinloom, "layout", "--generator", "autoregressive", "--seed", str(seed), "--param",
                              "model=" + options.model, "--param", "small_objects=false", requests],
                             capture_output=True, check=True)
        rooms += [json.loads(line) for line in run.stdout.splitlines()]
    return rooms


def main():
    options = arguments()
    rooms = rooms_code.read_rooms(options.rooms)[0]
    header, numbers = read(options.model)
    config = json.loads(header["__metadata__"]["config"])
    leanings = [[0.0] * len(config["categories"]) for _ in config["types"]]
    wanted = counted(rooms)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as requests:
        for room in rooms:
            requests.write(json.dumps(dict(room, objects=[])) + "\n")
        requests.flush()
        for number in range(options.rounds):
            config["leanings"] = [[round(value, 3) for value in row] for row in leanings]
            header["__metadata__"]["config"] = json.dumps(config, sort_keys=True)
            write(options.model, header, numbers)
            first = 1 + number * options.seeds
            made = counted(furnished(options, requests.name, range(first, first + options.seeds)))
            off = sum(abs(made[key] / options.seeds - wanted[key]) for key in wanted) / sum(wanted.values())
            print(f"round {number}: {100 * off:.1f} % of the things are too many or too few", flush=True)
            if number + 1 == options.rounds:
                break
            for t, kind in enumerate(config["types"]):
                for c, category in enumerate(config["categories"]):
                    key = kind, category
                    lacking = math.log((wanted[key] + FEW) / (made[key] / options.seeds + FEW)) if wanted[key] else 0
                    leanings[t][c] = max(-MOST, min(MOST, leanings[t][c] + STEP * lacking))


main()
