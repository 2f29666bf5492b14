#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains the autoregressive layout model on furnished rooms (JSON lines, resources/docs/formats.md).

    python3 scenegen/training/train_autoregressive.py rooms.jsonl model.safetensors [--minutes 30]
    twinloom layout requests.jsonl --generator autoregressive --param model=model.safetensors

Needs PyTorch (Debian: python3-torch); a GPU is used when there is one. Rooms whose id number is divisible by five are
set aside for validation (every fifth, where ids have no numbers). The weights with the best validation likelihood are
kept: smoothed over the steps, as 16-bit numbers, with the vocabulary in the file's metadata. Beside them the curve is
written, model.curve.csv. With --steps instead of --minutes, the same rooms, seed and machine give the same weights.
"""
import argparse
import copy
import json
import math
import os
import time

import numpy as np
import torch

import autoregressive_rooms as rooms_code
import safetensors_file
from autoregressive_model import Model, batch_of

FORMAT = "twinloom-autoregressive-1"
# What is nearly even in the data (which of the sizes, where along a wall) teaches little and over-fits first.
WEIGHTS = {"category": 2.0, "size": 0.3, "anchor": 1.0, "yaw": 1.0, "across": 1.0, "along": 0.5, "bottom": 0.3}

# Rooms that are drawn end a little sooner than rooms that are read: by so much the logit of "stop" is lowered.
DRAWN = -0.5


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms")
    parser.add_argument("model")
    parser.add_argument("--minutes", type=float, default=30, help="how long to train")
    parser.add_argument("--steps", type=int, default=0, help="train so many steps, however long it takes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--keep-all", action="store_true", help="write the weights of each hundredth step, too")
    return parser.parse_args()


def tensors_of(arrays, device):
    def tensor(values):
        kind = torch.float32 if values.dtype == np.float64 else None
        return torch.as_tensor(values, dtype=kind, device=device)
    return {name: tensor(values) for name, values in arrays.items()}


def generator_on(device, seed):
    return torch.Generator(device=device).manual_seed(seed)


def validation_loss(model, data, vocabulary):
    """Mean weighted negative log-likelihood a room, nothing given; parts by decision, not weighted."""
    model.eval()
    generator = generator_on(data["mask"].device, 0)
    parts, count = {}, data["mask"].shape[0]
    with torch.no_grad():
        for rows in torch.arange(count).split(100):
            losses = model.losses(batch_of(data, rows, generator, vocabulary, plain=True))
            for name, value in losses.items():
                parts[name] = parts.get(name, 0.0) + float(value) * len(rows) / count
    model.train()
    return sum(WEIGHTS[name] * value for name, value in parts.items()), parts


def stop_bias(model, data, vocabulary):
    """What to add to the logit of "stop" so that, along the validation rooms, it expects as many stops as there are."""
    model.eval()
    generator = generator_on(data["mask"].device, 0)
    odds = []
    with torch.no_grad():
        for rows in torch.arange(data["mask"].shape[0]).split(100):
            b = batch_of(data, rows, generator, vocabulary, plain=True)
            logits = model.heads(model.hidden(b), b)["category"]
            stop = logits[..., -1] - logits[..., :-1].logsumexp(-1)
            odds.append(stop[b["category_weight"] > 0])
    odds = torch.cat(odds)
    low, high = -5.0, 5.0
    for _ in range(50):
        middle = (low + high) / 2
        if float(torch.sigmoid(odds + middle).sum()) > data["mask"].shape[0]:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def rounded(state):
    return {name: value.half().float() for name, value in state.items()}


class Training:
    def __init__(self, options):
        torch.set_num_threads(options.threads)
        torch.manual_seed(options.seed)
        self.options = options
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.set_default_tensor_type(torch.cuda.FloatTensor if self.device == "cuda" else torch.FloatTensor)
        train, check = rooms_code.read_rooms(options.rooms)
        self.vocabulary = rooms_code.Vocabulary(train)
        check = [room for room in check if room["room_type"] in self.vocabulary.types]
        self.rooms, self.checks = len(train), len(check)
        arrays = rooms_code.dataset(train, self.vocabulary)
        self.at_wall = rooms_code.share_at_wall(arrays, self.vocabulary)
        self.data = tensors_of(arrays, self.device)
        self.check = tensors_of(rooms_code.dataset(check, self.vocabulary), self.device)
        self.model = Model(self.vocabulary, options.width, options.layers, 4, options.hidden, options.dropout)
        self.average = copy.deepcopy(self.model)
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(), lr=options.rate, weight_decay=0.01, betas=(0.9, 0.98))
        self.generator = generator_on(self.device, options.seed)
        self.curve = open(os.path.splitext(options.model)[0] + ".curve.csv", "w", encoding="utf-8")
        self.best = math.inf

    def share(self, step, begun):
        """How far the training is, 0 to 1."""
        if self.options.steps:
            return step / self.options.steps
        return (time.monotonic() - begun) / (60 * self.options.minutes)

    def rate(self, step, share):
        falling = 0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * min(1.0, share)))
        return self.options.rate * min(1.0, (step + 1) / 200) * falling

    def one_step(self):
        # Each room once a batch at most: one of its eight copies.
        rooms = torch.randperm(self.rooms, generator=self.generator)[:self.options.batch]
        rows = rooms * 8 + torch.randint(8, rooms.shape, generator=self.generator)
        losses = self.model.losses(batch_of(self.data, rows, self.generator, self.vocabulary))
        loss = sum(WEIGHTS[name] * value for name, value in losses.items())
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        return float(loss)

    def smooth(self, step):
        decay = min(0.998, (step + 1) / (step + 10))
        with torch.no_grad():
            for kept, new in zip(self.average.parameters(), self.model.parameters()):
                kept.lerp_(new, 1 - decay)

    def keep_best(self, step, training_loss):
        loss, parts = validation_loss(self.average, self.check, self.vocabulary)
        if self.curve.tell() == 0:
            self.curve.write("step,training,validation," + ",".join(parts) + "\n")
        numbers = [training_loss, loss, *parts.values()]
        self.curve.write(f"{step}," + ",".join(f"{value:.4f}" for value in numbers) + "\n")
        self.curve.flush()
        told = ", ".join(f"{name} {value:.2f}" for name, value in parts.items())
        print(f"step {step}: training {training_loss:.3f}, validation {loss:.3f} ({told})", flush=True)
        if loss < self.best:
            self.best = loss
            self.write(self.options.model, step, loss)
        if self.options.keep_all:
            self.write(f"{os.path.splitext(self.options.model)[0]}.{step}.safetensors", step, loss)

    def write(self, path, step, loss):
        model = copy.deepcopy(self.average)
        model.load_state_dict(rounded(self.average.state_dict()), strict=False)
        vocabulary = self.vocabulary
        config = {**model.shape, "types": vocabulary.types, "categories": vocabulary.categories,
                  "mounted": vocabulary.mounted, "seen": vocabulary.seen, "shares": vocabulary.shares,
                  "at_wall": self.at_wall, "sizes": vocabulary.sizes,
                  "stop_bias": round(stop_bias(model, self.check, vocabulary) + DRAWN, 4), "seed": self.options.seed,
                  "rooms": self.rooms, "validation_rooms": self.checks, "steps": step,
                  "validation_loss": round(loss, 4)}
        safetensors_file.write(path, model.state_dict(),
                               {"format": FORMAT, "config": json.dumps(config, sort_keys=True)})

    def run(self):
        count = sum(p.numel() for p in self.model.parameters())
        print(f"{self.rooms} rooms to train, {self.checks} set aside; {count} weights; {self.device}", flush=True)
        begun, step, total, since = time.monotonic(), 0, 0.0, 0
        while (share := self.share(step, begun)) < 1:
            for group in self.optimiser.param_groups:
                group["lr"] = self.rate(step, share)
            total, since, step = total + self.one_step(), since + 1, step + 1
            self.smooth(step)
            if step % 100 == 0:
                self.keep_best(step, total / since)
                total, since = 0.0, 0
        if since:
            self.keep_best(step, total / since)
        print(f"validation {self.best:.4f}: {self.options.model}")


if __name__ == "__main__":
    Training(arguments()).run()
