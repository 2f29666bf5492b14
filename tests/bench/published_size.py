#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a room takes with a transformer of the published size of ATISS (Paschalidou et al. 2021), in PyTorch on one
thread, untrained: floor mask through a ResNet-18, then for each object the whole set through 4 layers (width 512, 8
heads, 1024 hidden) and the chain of heads, each a mixture of ten logistics. Only the time means something.

usage: published_size.py [OBJECTS]
"""
import statistics
import sys
import time

import torch
from torch import nn

OBJECTS = int(sys.argv[1]) if len(sys.argv) > 1 else 10
ROOMS, CATEGORIES, WIDTH = 9, 30, 512


class Block(nn.Module):
    def __init__(self, before, after, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(before, after, 3, stride, 1, bias=False), nn.BatchNorm2d(after), nn.ReLU(),
            nn.Conv2d(after, after, 3, 1, 1, bias=False), nn.BatchNorm2d(after))
        self.skip = nn.Identity() if before == after else nn.Sequential(
            nn.Conv2d(before, after, 1, stride, bias=False), nn.BatchNorm2d(after))

    def forward(self, x):
        return torch.relu(self.body(x) + self.skip(x))


def resnet18():
    layers = [nn.Conv2d(1, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    for before, after, stride in ((64, 64, 1), (64, 128, 2), (128, 256, 2), (256, 512, 2)):
        layers += [Block(before, after, stride), Block(after, after, 1)]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, WIDTH))


class Published(nn.Module):
    def __init__(self):
        super().__init__()
        self.floor = resnet18()
        self.embed = nn.Linear(64 + 7 * 64, WIDTH)
        self.encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(WIDTH, 8, 1024, 0.0, batch_first=True), 4)
        self.category = nn.Linear(WIDTH, CATEGORIES + 1)
        self.heads = nn.ModuleList(nn.Sequential(nn.Linear(WIDTH + 64 * n, 2 * WIDTH), nn.ReLU(),
                                                 nn.Linear(2 * WIDTH, WIDTH), nn.ReLU(), nn.Linear(WIDTH, 30))
                                   for n in range(1, 8))  # place, yaw, size: each sees what was drawn before

    def room(self, mask):
        floor, objects = self.floor(mask), []
        for _ in range(OBJECTS + 1):  # the last one: stop
            tokens = torch.stack([floor[0], torch.zeros(WIDTH)] + [self.embed(o) for o in objects])[None]
            state = self.encoder(tokens)[0, 1]
            self.category(state).softmax(-1)
            drawn = torch.zeros(64)
            for head in self.heads:
                head(torch.cat([state, drawn])).softmax(-1)
                drawn = torch.cat([drawn, torch.zeros(64)])
            objects.append(torch.randn(64 + 7 * 64))


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    model = Published().eval()
    times = []
    with torch.no_grad():
        for _ in range(ROOMS):
            begun = time.process_time()
            model.room(torch.zeros(1, 1, 64, 64))
            times.append(1000 * (time.process_time() - begun))
    count = sum(p.numel() for p in model.parameters())
    print(f"{count} weights, {OBJECTS} objects: {statistics.median(times):.1f} ms a room")


main()
