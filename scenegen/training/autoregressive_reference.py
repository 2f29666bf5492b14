#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What PyTorch makes of the shipped weights, for the test that C++ makes the same of them.

    python3 scenegen/training/autoregressive_reference.py rooms.jsonl resources/scenegen/autoregressive.safetensors \\
        tests/scenegen/autoregressive/reference.json
"""
import json
import sys

import torch

import autoregressive_rooms as rooms_code
import safetensors_file
from autoregressive_model import Model, batch_of
from train_autoregressive import tensors_of

ROOMS = 3


class Vocabulary:
    """As rooms_code.Vocabulary, from a model's metadata."""

    size_index = rooms_code.Vocabulary.size_index

    def __init__(self, config):
        self.types, self.categories = config["types"], config["categories"]
        self.mounted, self.sizes = config["mounted"], config["sizes"]
        self.size_array = rooms_code.np.array([entry[2:] for entry in self.sizes])
        self.size_category = rooms_code.np.array([entry[0] for entry in self.sizes])


def numbers(tensor):
    return [float(f"{v:.7g}") for v in tensor.flatten().tolist()]


def reference(b, out, r, of_category):
    """One room of a batch, without the padding."""
    o, given = b["object"], b["given"]
    edges, openings = b["edge_mask"][r], b["opening_mask"][r]
    slots = given["mask"][r].nonzero().flatten().tolist()
    first = 1 + len(edges) + len(openings)

    def thing(t, k, known):
        return [int(t["category"][r, k]) if known[0] else -1, numbers(t["size"][r, k]) if known[1] else None,
                numbers(t["place"][r, k]) if known[2] else None, float(t["yaw"][r, k]) if known[3] else None]

    def anchor(token):
        if token <= len(edges):
            return ["edge", token - 1]
        return ["given", slots.index(token - first)] if token < b["start"] else ["drawn", token - b["start"] - 1]

    steps = []
    for k in range(int(o["mask"][r].sum())):
        on, category = bool(b["on_object"][r, k]), int(o["category"][r, k])
        allowed = b["may_anchor"][r, k].nonzero().flatten()
        side = "_object" if on else "_edge"
        steps.append({"object": thing(o, k, [True] * 4), "anchor": anchor(int(b["anchor"][r, k])),
                      "codes": [int(b[name][r, k]) for name in ("yaw", "across", "along", "bottom")],
                      "category": numbers(out["category"][r, k]),
                      "size": numbers(out["size"][r, k][of_category[category]]),
                      "anchors": [[anchor(int(t)), float(out["anchor"][r, k, t])] for t in allowed],
                      "yaw": numbers(out["yaw"][r, k]), "across": numbers(out["across" + side][r, k]),
                      "along": numbers(out["along" + side][r, k]), "bottom": numbers(out["bottom"][r, k])})
    return {"type": int(b["type_token"][r]) - 1, "anchor_first": bool(b["order"][r]),
            "edges": [numbers(e) + numbers(c) for e, c in zip(b["edge"][r][edges], b["convex"][r][edges])],
            "openings": [numbers(v) + [int(k)]
                         for v, k in zip(b["opening"][r][openings], b["opening_kind"][r][openings])],
            "given": [thing(given, k, given["known"][r, k].tolist()) for k in slots], "steps": steps,
            "stop": numbers(out["category"][r, len(steps)])}


def main(source, model_path, target):
    weights, metadata = safetensors_file.read(model_path)
    config = json.loads(metadata["config"])
    vocabulary = Vocabulary(config)
    model = Model(vocabulary, config["width"], config["layers"], config["heads"], config["hidden"])
    model.load_state_dict(weights)
    model.eval()
    _, check = rooms_code.read_rooms(source)
    data = tensors_of(rooms_code.dataset(check, vocabulary), "cpu")
    generator = torch.Generator().manual_seed(3)
    with torch.no_grad():
        b = batch_of(data, torch.arange(0, data["mask"].shape[0], 11), generator, vocabulary)
        out = model.heads(model.hidden(b), b)
    # Rooms where much is given and much is drawn.
    told = b["given"]["mask"].sum(1).clamp(max=4) + b["object"]["mask"].sum(1).clamp(max=6)
    rooms = torch.sort(told, descending=True, stable=True)[1][:ROOMS].tolist()
    with open(target, "w", encoding="utf-8") as file:
        json.dump({"rooms": [reference(b, out, r, model.of_category) for r in rooms]}, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
