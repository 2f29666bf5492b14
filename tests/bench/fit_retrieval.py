#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Fits what core/asset/appearance.cpp (kCosts) and core/asset/retrieval.cpp (kStarterDoubt, kSoftness, kNothing) weigh:

    twinloom_retrieval_accuracy --features > features.txt
    /usr/bin/python3 tests/bench/fit_retrieval.py features.txt        (python3-numpy)

A conditional logit over categories, and "none of these" for things whose category no other model has. A feature file
holds for each model what is most like the thing by the weights that made it: put the new ones in and repeat, until they
stay. Says how likely (mean logarithm) and how often the right category is first and among five, for the weights that it
began with, for those fitted to all things, and for those fitted without the things of the categories asked for.
"""
import sys

import numpy

FOLDS, STEPS, RATE = 6, 200, 0.05
BEGIN = dict(aside=5.0, upward=3.2, solid=7.2, top=3.3, under=6.0, layered=1.6, starterDoubt=0.39, softness=0.68,
             nothing=3.9)
COSTS = 6  # the first of them


class Asked:
    """Rows are questions (a thing seen in one way), columns of `differs` the models that they are compared with."""

    def __init__(self, path):
        rows = [line.split() for line in open(path, encoding="utf-8")]
        self.categories = sorted({row[2] for row in rows} | {row[3] for row in rows})
        index = {name: i for i, name in enumerate(self.categories)}
        questions = {}
        for row in rows:
            questions.setdefault((row[0], row[1]), []).append(row)
        count, most = len(questions), max(map(len, questions.values()))
        self.differs = numpy.full((count, most, COSTS), 1e6)
        self.starter = numpy.zeros((count, most))
        self.member = numpy.zeros((count, most, len(self.categories)))
        self.wanted = numpy.zeros(count, int)
        for i, models in enumerate(questions.values()):
            self.wanted[i] = index[models[0][2]]
            self.differs[i, :len(models)] = [[float(x) for x in row[5:]] for row in models]
            self.starter[i, :len(models)] = [int(row[4]) for row in models]
            self.member[i, range(len(models)), [index[row[3]] for row in models]] = 1
        self.known = self.member.sum(1) > 0  # what may be answered
        self.several = self.known[range(count), self.wanted]
        self.answer = numpy.where(self.several, self.wanted, len(self.categories))


def evaluate(asked, weights):
    """The likelihood of each category and, last, of none; and its gradient's parts."""
    unlike = asked.differs @ weights[:COSTS] + weights[COSTS] * asked.starter
    said = numpy.exp(-unlike)
    evidence = numpy.maximum(numpy.einsum("qm,qmc->qc", said, asked.member), 1e-300)
    score = numpy.where(asked.known, weights[COSTS + 1] * numpy.log(evidence), -1e9)
    score = numpy.hstack([score, numpy.full((len(score), 1), -weights[COSTS + 2])])
    likely = numpy.exp(score - score.max(1, keepdims=True))
    return likely / likely.sum(1, keepdims=True), said, evidence


def gradient(asked, weights, chosen):
    """Of minus the mean logarithm of the likelihood of the right answers, by the logarithms of the weights."""
    likely, said, evidence = evaluate(asked, weights)
    off = likely * chosen[:, None] / chosen.sum()
    off[range(len(off)), asked.answer] -= chosen / chosen.sum()
    known = off[:, :-1] * asked.known
    by_model = -numpy.einsum("qc,qmc->qm", known * weights[COSTS + 1] / evidence, asked.member) * said
    return weights * numpy.concatenate([
        numpy.einsum("qm,qmf->f", by_model, numpy.where(asked.differs < 1e6, asked.differs, 0)),
        [(by_model * asked.starter).sum(), (known * numpy.log(evidence)).sum(), -off[:, -1].sum()]])


def fitted(asked, weights, chosen):
    logs, mean, square = numpy.log(weights), 0, 0  # Adam (Kingma and Ba 2015), in steps that get smaller
    for step in range(STEPS):
        slope = gradient(asked, numpy.exp(logs), chosen)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE * (1 - step / STEPS)
        logs = logs - rate * mean / (1 - 0.9**(step + 1)) / (numpy.sqrt(square / (1 - 0.99**(step + 1))) + 1e-9)
    return numpy.exp(logs)


def tell(name, asked, likely):
    right = likely[range(len(likely)), asked.answer]
    above = (likely[:, :-1] > right[:, None]).sum(1)[asked.several]
    print(f"{name:20} mean log {numpy.log(right).mean():.3f}, first {100 * (above < 1).mean():.1f} %, "
          f"among five {100 * (above < 5).mean():.1f} %")


def main(path):
    asked = Asked(path)
    begin, everything = numpy.array(list(BEGIN.values())), numpy.ones(len(asked.wanted))
    tell("as it began", asked, evaluate(asked, begin)[0])
    weights = fitted(asked, begin, everything)
    tell("fitted to all", asked, evaluate(asked, weights)[0])
    left_out = numpy.zeros((len(asked.wanted), len(asked.categories) + 1))
    fold = numpy.random.RandomState(1).permutation(len(asked.categories)) % FOLDS
    for part in range(FOLDS):
        held = fold[asked.wanted] == part
        left_out[held] = evaluate(asked, fitted(asked, weights, ~held * 1.0))[0][held]
    tell("categories left out", asked, left_out)
    for name, weight in zip(BEGIN, weights):
        print(f"{name:13} {weight:.2f}")


if __name__ == "__main__":
    main(sys.argv[1])
