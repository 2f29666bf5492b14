# SPDX-License-Identifier: Apache-2.0
"""The autoregressive layout model: a small transformer over a room's tokens and the objects that stand already.

After Paschalidou, Kar, Shugrina, Kreis, Geiger and Fidler 2021 ("ATISS"), with given and half-given objects as a
prefix (Para, Guerrero, Mitra and Wonka 2022, "COFS") and poses told relative to anchors. The prefix attends to itself
in both directions, objects to the prefix and to what was placed before them, so their keys and values can be kept.
scenegen/autoregressive/network.cpp is the same network in C++; names of weights are shared.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

import autoregressive_rooms as ar

ROOM, EDGE, DOOR, WINDOW, GIVEN, OBJECT, START = range(7)  # kinds of tokens
FREQUENCIES = 8
UNKNOWN = 1  # categories are embedded from 1 on
OF_OBJECTS = ("category", "size_class", "size", "place", "yaw", "mask", "edge_anchor", "edge_yaw", "edge_across",
              "edge_along", "bottom")


def waves(values):
    """Each number as sines and cosines of periods from 32 m down to 0.25 m: [..., n] -> [..., 16 n]."""
    frequency = math.pi / 16 * 2.0 ** torch.arange(FREQUENCIES, dtype=values.dtype)
    angle = values.unsqueeze(-1) * frequency
    return torch.cat([angle.sin(), angle.cos()], -1).flatten(-2)


def yaw_features(yaw):
    return torch.cat([torch.stack([(k * yaw).sin(), (k * yaw).cos()], -1) for k in (1, 2, 4)], -1)


class Layer(nn.Module):
    def __init__(self, width, heads, hidden, dropout):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, hidden), nn.Linear(hidden, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        batch, count, width = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(batch, count, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        score = (q @ k.transpose(-1, -2)) / math.sqrt(width // self.heads)
        weight = score.masked_fill(~mask[:, None], -1e9).softmax(-1)
        x = x + self.dropout(self.out((weight @ v).transpose(1, 2).reshape(batch, count, width)))
        return x + self.dropout(self.down(torch.relu(self.up(self.norm2(x)))))


class Stage(nn.Module):
    """One link of the chain of heads: takes in what was just decided."""

    def __init__(self, width, dropout):
        super().__init__()
        self.up, self.down = nn.Linear(width, width), nn.Linear(width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, state, decided):
        state = state + decided
        return state + self.dropout(self.down(torch.relu(self.up(state))))


class Model(nn.Module):
    def __init__(self, vocabulary, width=96, layers=3, heads=4, hidden=256, dropout=0.1):
        super().__init__()
        categories, sizes = len(vocabulary.categories), len(vocabulary.sizes)
        self.shape = {"width": width, "layers": layers, "heads": heads, "hidden": hidden}
        self.kind = nn.Embedding(7, width)
        self.room_type = nn.Embedding(len(vocabulary.types) + 1, width)  # 0: unknown
        self.order = nn.Embedding(2, width)  # 0: any, 1: anchor first
        self.room = nn.Linear(16 * 3, width)
        self.edge = nn.Linear(16 * 5 + 4, width)
        self.opening = nn.Linear(16 * 6, width)
        self.category = nn.Embedding(categories + 1, width)  # 0: unknown
        self.size, self.place, self.turn = nn.Linear(48, width), nn.Linear(48, width), nn.Linear(6, width)
        self.unknown = nn.Embedding(3, width)  # in place of size, place, yaw
        self.input_dropout = nn.Dropout(dropout)
        self.head_dropout = nn.Dropout(min(0.5, 3 * dropout))  # of choices that are nearly even: they over-fit first
        self.layer = nn.ModuleList(Layer(width, heads, hidden, dropout) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.stage = nn.ModuleList(Stage(width, dropout) for _ in range(6))
        self.chosen_yaw = nn.Embedding(2 * ar.YAWS, width)  # at an edge, at an object
        self.chosen_across = nn.Embedding(ar.EDGE_ACROSS + ar.OFFSETS, width)
        self.chosen_along = nn.Embedding(ar.EDGE_ALONG + ar.OFFSETS, width)
        self.key, self.query, self.anchor = (nn.Linear(width, width) for _ in range(3))
        self.head_category = nn.Linear(width, categories + 1)  # the last one: stop
        self.head_size = nn.Linear(width, sizes)
        self.head_yaw = nn.Linear(width, 2 * ar.YAWS)
        self.head_across = nn.Linear(width, ar.EDGE_ACROSS + ar.OFFSETS)
        self.head_along = nn.Linear(width, ar.EDGE_ALONG + ar.OFFSETS)
        self.head_bottom = nn.Linear(width, ar.BOTTOM_BINS)
        of_category = torch.zeros(categories, sizes, dtype=torch.bool)
        of_category[torch.as_tensor(vocabulary.size_category), torch.arange(sizes)] = True
        self.register_buffer("of_category", of_category, persistent=False)
        self.register_buffer("mounted", torch.tensor(vocabulary.mounted), persistent=False)
        for embedding in self.modules():
            if isinstance(embedding, nn.Embedding):
                nn.init.normal_(embedding.weight, std=0.05)

    def object_tokens(self, kind, b, known):
        """known: [.., 4] which of category, size, place, yaw are told."""
        def told(which, value):
            return torch.where(known[..., which + 1, None], value, self.unknown.weight[which])
        return (self.kind.weight[kind] + self.category((b["category"] + UNKNOWN) * known[..., 0])
                + told(0, self.size(waves(b["size"]))) + told(1, self.place(waves(b["place"])))
                + told(2, self.turn(yaw_features(b["yaw"]))))

    def room_tokens(self, b):
        edge, opening = b["edge"], b["opening"]
        ends = torch.cat([edge[..., :2].masked_fill(~b["edge_mask"][..., None], 0),
                          edge[..., 2:].masked_fill(~b["edge_mask"][..., None], 0)], -2)
        low, high = ends.amin(-2), ends.amax(-2)
        start, end = edge[..., :2], edge[..., 2:]
        area = ((start[..., 0] * end[..., 1] - end[..., 0] * start[..., 1]) / 2).sum(-1)
        first = (self.kind.weight[ROOM] + self.room_type(b["type_token"]) + self.order(b["order"])
                 + self.room(waves(torch.cat([high - low, area.clamp(min=0).sqrt()[..., None]], -1))))
        length = (end - start).norm(dim=-1, keepdim=True)
        direction = (end - start) / length.clamp(min=1e-6)
        edges = self.kind.weight[EDGE] + self.edge(
            torch.cat([waves(torch.cat([edge, length], -1)), direction, b["convex"]], -1))
        openings = self.kind.weight[DOOR + b["opening_kind"]] + self.opening(waves(opening))
        return torch.cat([first[:, None], edges, openings], 1)

    def hidden(self, b):
        """Every token's last state; the sequence is room, edges, openings, given | start, objects."""
        start = self.kind.weight[START].expand(b["type_token"].shape[0], 1, -1)
        x = torch.cat([self.room_tokens(b), self.object_tokens(GIVEN, b["given"], b["given"]["known"]), start,
                       self.object_tokens(OBJECT, b["object"], torch.ones_like(b["object"]["known"]))], 1)
        x = self.input_dropout(x)
        for layer in self.layer:
            x = layer(x, b["attend"])
        return self.norm(x)

    def heads(self, h, b):
        """Logits of all decisions, each given the true ones before it; `h` of all tokens."""
        o, first = b["object"], b["start"]
        state = h[:, first:]
        out = {"category": self.head_category(state)}
        state = self.stage[0](state[:, :-1], self.category(o["category"] + UNKNOWN))
        out["size"] = self.head_size(self.head_dropout(state)).masked_fill(~self.of_category[o["category"]], -1e9)
        state = self.stage[1](state, self.size(waves(o["size"])))
        key = self.key(h)
        out["anchor"] = (self.query(state) @ key.transpose(1, 2) / math.sqrt(h.shape[-1])).masked_fill(
            ~b["may_anchor"], -1e9)
        at = self.anchor(h).gather(1, b["anchor"][..., None].expand(-1, -1, h.shape[-1]))
        state = self.stage[2](state, at)
        on = b["on_object"].long()
        yaw = self.head_yaw(state).unflatten(-1, (2, ar.YAWS))
        out["yaw"] = torch.where(on[..., None] > 0, yaw[..., 1, :], yaw[..., 0, :])
        state = self.stage[3](state, self.chosen_yaw(b["yaw"] + on * ar.YAWS))
        across = self.head_across(state)
        out["across_edge"], out["across_object"] = across.split([ar.EDGE_ACROSS, ar.OFFSETS], -1)
        state = self.stage[4](state, self.chosen_across(b["across"] + on * ar.EDGE_ACROSS))
        along = self.head_along(self.head_dropout(state))
        out["along_edge"], out["along_object"] = along.split([ar.EDGE_ALONG, ar.OFFSETS], -1)
        state = self.stage[5](state, self.chosen_along(b["along"] + on * ar.EDGE_ALONG))
        out["bottom"] = self.head_bottom(self.head_dropout(state))
        return out

    def losses(self, b):
        """Negative log-likelihood a room of each decision."""
        out = self.heads(self.hidden(b), b)
        there, on = b["object"]["mask"].float(), b["on_object"]
        rooms = there.shape[0]

        def nll(name, target, weight):
            values = F.cross_entropy(out[name].transpose(1, 2), target, reduction="none")
            return (values * weight).sum() / rooms

        mounted = self.mounted[b["object"]["category"]].float()
        result = {"category": nll("category", b["category_target"], b["category_weight"]),
                  "size": nll("size", b["size_class"], there), "anchor": nll("anchor", b["anchor"], there),
                  "yaw": nll("yaw", b["yaw"], there), "bottom": nll("bottom", b["bottom"], there * mounted)}
        for name in ("across", "along"):
            edge = nll(name + "_edge", b[name].clamp(max=out[name + "_edge"].shape[-1] - 1), there * ~on)
            result[name] = edge + nll(name + "_object", b[name], there * on)
        return result


def batch_of(data, rows, generator, vocabulary, plain=False):
    """Rooms as the network sees them: which objects are given (pinned ones whole, of told ones some attributes; these
    are drawn, too), the order of those to draw, and their anchors. `data` are the tensors of
    autoregressive_rooms.dataset. `plain`: nothing given, anchor first."""
    t = {name: values[rows] for name, values in data.items()}
    count, most = t["mask"].shape

    def uniform(*shape):
        return torch.rand(*shape, generator=generator)

    mode = uniform(count, 1)
    anchor_first = (uniform(count) < 0.7) if not plain else torch.ones(count, dtype=torch.bool)
    some_told = (mode >= 0.3) & (mode < 0.6)
    pinned_share = uniform(count, 1) * (0.8 * (mode < 0.3) + 0.4 * some_told)
    told_share = uniform(count, 1) * 0.4 * some_told
    role = uniform(count, most)
    pinned = t["mask"] & (role < pinned_share) & (not plain)
    told = t["mask"] & ~pinned & (role < pinned_share + told_share) & (not plain)
    # Anchor first: the larger sooner (by a noisy key), mounted things last, followers after what they stand at.
    noise = uniform(count, most).clamp(1e-6, 1 - 1e-6)
    mounted = torch.tensor(vocabulary.mounted)[t["category"]]
    key = -0.5 * t["area"].clamp(min=1e-3).log() - 0.5 * (-noise.log()).log() + 20 * mounted
    leader = t["leader"]
    depth = torch.zeros_like(key)
    for _ in range(3):
        follows = leader != torch.arange(most)
        key = torch.where(follows, key.gather(1, leader), key)
        depth = torch.where(follows, depth.gather(1, leader) + 1, depth)
    key = key + depth * 1e-3 + uniform(count, most) * 1e-4 * (depth > 0)
    key = torch.where(anchor_first[:, None], key, uniform(count, most))
    key = torch.where(t["mask"], key, torch.tensor(1e9))
    key = torch.where(pinned, key - 400, key)
    order = key.argsort(1)
    def permuted(values, index):
        return values.gather(1, index.view(count, most, *[1] * (values.dim() - 2)).expand(-1, -1, *values.shape[2:]))

    ordered = {name: permuted(t[name], order) for name in OF_OBJECTS}
    pair = {name: t["pair_" + name].gather(1, order[..., None].expand(-1, -1, most)).gather(
        2, order[:, None, :].expand(-1, most, -1)) for name in ("cost", "yaw", "across", "along")}
    pinned, told = pinned.gather(1, order), told.gather(1, order)
    # What is given: pinned ones whole; of the told ones some attributes.
    hide = uniform(count, most, 4) < torch.tensor([0.25, 0.5, 0.5, 0.6])
    known = torch.where(told[..., None], ~hide, torch.ones(1, dtype=torch.bool))
    given = {name: ordered[name] for name in ("category", "size", "place", "yaw")}
    given["known"], given["mask"] = known, pinned | told
    # What is drawn: the others, moved up behind the pinned ones.
    drawn = ordered["mask"] & ~pinned
    shift = torch.sort((~drawn).to(torch.int8), dim=1, stable=True)[1]
    moved = {name: permuted(values, shift) for name, values in ordered.items()}
    moved["mask"] = drawn.gather(1, shift)
    moved["known"] = torch.ones(count, most, 4, dtype=torch.bool)
    edges, openings = t["edge"].shape[1], t["opening"].shape[1]
    given_at, start = 1 + edges + openings, 1 + edges + openings + most
    # Anchors among what stands before: pinned ones, and those drawn sooner (the order's index is smaller).
    rank = torch.arange(most)
    before = (rank[None, :] < rank[:, None]) & ordered["mask"][:, None, :]
    cost = torch.where(before, pair["cost"], torch.tensor(1e6, dtype=pair["cost"].dtype))
    least, who = cost.min(-1)
    on = least < 1e5
    # By index in the order: its place among the drawn, and its token.
    drawn_slot = torch.empty_like(shift).scatter_(1, shift, rank.expand(count, -1))
    token = torch.where(pinned, given_at + rank, start + 1 + drawn_slot)
    anchor = torch.where(on, token.gather(1, who), 1 + ordered["edge_anchor"])

    def code(name):
        values = torch.where(on, pair[name].gather(2, who[..., None])[..., 0], ordered["edge_" + name])
        return values.gather(1, shift)

    total = start + 1 + most
    there = torch.cat([torch.ones(count, 1, dtype=torch.bool), t["edge_mask"], t["opening_mask"], given["mask"],
                       torch.ones(count, 1, dtype=torch.bool), moved["mask"]], 1)
    place = torch.arange(total)
    causal = (place[None, :] < start) | ((place[None, :] <= place[:, None]) & (place[:, None] >= start))
    attend = causal[None] & there[:, None, :]
    attend = attend | torch.eye(total, dtype=torch.bool)
    may = torch.zeros(count, most, total, dtype=torch.bool)
    may[:, :, 1:1 + edges] = t["edge_mask"][:, None, :]
    may[:, :, given_at:start] = pinned[:, None, :]
    may[:, :, start + 1:] = (rank[None, :] < rank[:, None])[None] & moved["mask"][:, None, :]
    number = moved["mask"].sum(1)
    target = torch.where(moved["mask"], moved["category"], torch.tensor(len(vocabulary.categories)))
    target = torch.cat([target, torch.full((count, 1), len(vocabulary.categories))], 1)
    hidden_type = (uniform(count) < 0.05) & (not plain)
    return {"type_token": (t["type"] + 1) * ~hidden_type, "order": anchor_first.long(), "edge": t["edge"],
            "convex": t["convex"], "edge_mask": t["edge_mask"], "opening": t["opening"],
            "opening_kind": t["opening_kind"], "opening_mask": t["opening_mask"], "given": given, "object": moved,
            "attend": attend, "start": start, "may_anchor": may, "anchor": anchor.gather(1, shift) * moved["mask"],
            "on_object": on.gather(1, shift) & moved["mask"],
            "yaw": code("yaw"), "across": code("across"), "along": code("along"), "bottom": moved["bottom"],
            "size_class": moved["size_class"], "category_target": target,
            "category_weight": (torch.arange(most + 1)[None] <= number[:, None]).float()}
