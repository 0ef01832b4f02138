"""Training of the networks that read sentences with signs: what `filinggraph.extract.sign_network` runs, in PyTorch.

Needs PyTorch (pip install torch), and scikit-learn (the `train` extra). Seeds and the number of threads are fixed.
"""

import copy
import json
import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from signed import Row, Statement
from sklearn.metrics import average_precision_score
from torch import Tensor, nn
from torch.nn import functional

from filinggraph.extract.sign_network import UNKNOWN, WORDS, Tokens, Vocabulary, mean

SHAPE = {"width": 96, "heads": 6, "layers": 2, "inner": 192}
BUCKETS, LEAST, REACH, READ_OFF = 4096, 2, 24, 64
EPOCHS, RATE, BATCH, FORGET = 14, 2e-3, 32, 0.1
EPOCHS_OF_GOLD, RATE_OF_GOLD = 3, 5e-4
SEEDS = (0, 1)  # one network each, read together
TRUST = 0.5  # of a label by the larger network, beside one that was written


class Layer(nn.Module):
    """What `sign_network.Layer` runs, with dropout."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.n1, self.n2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.o = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.f1, self.f2 = nn.Linear(width, inner), nn.Linear(inner, width)
        self.rel = nn.Parameter(_first_distances(heads))
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        count, length, width = x.shape
        asks, keys, says = (
            self.qkv(self.n1(x)).view(count, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        )
        at = torch.arange(length)
        apart = (at[None] - at[:, None]).clamp(-REACH, REACH) + REACH
        scores = asks @ keys.transpose(-1, -2) / math.sqrt(width // self.heads) + self.rel[:, apart][None]
        heard = scores.masked_fill(~mask[:, None, None], -1e4).softmax(-1) @ says
        x = x + self.drop(self.o(heard.transpose(1, 2).reshape(count, length, width)))
        return x + self.drop(self.f2(functional.relu(self.f1(self.n2(x)))))


def _first_distances(heads: int) -> Tensor:
    """Heads that at first look at the neighbours, each at another; the last at all alike."""
    steps = torch.arange(-REACH, REACH + 1).float()
    rows = [-0.3 * (steps - (-1, 1, -2, 2, 0, -3, 3)[n % 7]).abs() for n in range(heads - 1)]
    return torch.stack([*rows, torch.zeros_like(steps)])


class Network(nn.Module):
    """What `sign_network.SignNetwork` runs, with dropout: `told` logits of every asked pair of places."""

    def __init__(self, size: int, told: int, width: int, heads: int, layers: int, inner: int) -> None:
        super().__init__()
        self.e = nn.Embedding(size, width)
        nn.init.normal_(self.e.weight, std=0.3)
        self.layers = nn.ModuleList([Layer(width, heads, inner) for _ in range(layers)])
        self.n = nn.LayerNorm(width)
        self.a, self.b, self.d = nn.Linear(width, width), nn.Linear(width, width), nn.Embedding(2 * REACH + 1, width)
        nn.init.normal_(self.d.weight, std=0.1)
        self.u, self.o = nn.Linear(width, READ_OFF), nn.Linear(READ_OFF, told)
        self.drop, self.drop_pair = nn.Dropout(0.2), nn.Dropout(0.1)
        nn.init.constant_(self.o.bias, -2.0)

    def forward(self, ids: Tensor, mask: Tensor, places: Tensor) -> Tensor:
        x = self.drop(self.e(ids).sum(2))
        for layer in self.layers:
            x = layer(x, mask)
        x = self.n(x)
        ones, others = self.a(x), self.b(x)
        apart = self.d((places[:, 2] - places[:, 1]).clamp(-REACH, REACH) + REACH)
        both = functional.relu(ones[places[:, 0], places[:, 1]] + others[places[:, 0], places[:, 2]] + apart)
        return self.o(functional.relu(self.u(self.drop_pair(both))))


@dataclass(frozen=True, slots=True)
class Example:
    """A statement as the network reads it, and of every pair its label and how much each place of it counts."""

    tokens: Tokens
    pairs: tuple[tuple[str, str], ...]
    labels: tuple[Row, ...]
    weights: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of some statements: tokens, which are there, places of asked pairs, and the pair that each belongs to."""

    ids: Tensor
    mask: Tensor
    places: Tensor
    owner: Tensor
    labels: Tensor
    weights: Tensor


def example(statement: Statement, read: Callable[[str], Tokens], said: np.ndarray | None) -> Example:
    """A statement with what was written of it, mixed with what the larger network says of it."""
    labels, weights = [], []
    for number, row in enumerate(statement.told.values()):
        soft = said[number].tolist() if said is not None else [None] * len(row)
        labels.append(tuple(_mixed(h, s) for h, s in zip(row, soft, strict=True)))
        weights.append(tuple(float(h is not None or s is not None) for h, s in zip(row, soft, strict=True)))
    return Example(read(statement.text), tuple(statement.told), tuple(labels), tuple(weights))


def _mixed(written: float | None, said: float | None) -> float:
    if written is None or said is None:
        return written or said or 0.0
    return (1 - TRUST) * written + TRUST * said


def batches(examples: Sequence[Example], rng: random.Random | None = None) -> Iterator[Batch]:
    """All examples that ask something in batches; in another order, and with some words forgotten, for training."""
    for group in grouped(examples, BATCH, rng):
        batch = batch_of(group, forget=FORGET if rng else 0.0)
        if len(batch.labels):
            yield batch


def grouped(examples: Sequence[Example], size: int, rng: random.Random | None) -> Iterator[list[Example]]:
    """The examples in groups of like length, in the order that is drawn."""
    order = sorted(range(len(examples)), key=lambda n: len(examples[n].tokens.ids))
    if rng:
        rng.shuffle(order)
        order = [n for at in range(0, len(order), 20 * size)
                 for n in sorted(order[at : at + 20 * size], key=lambda n: len(examples[n].tokens.ids))]  # fmt: skip
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield [examples[n] for n in group]


def batch_of(chosen: Sequence[Example], forget: float) -> Batch:
    length = max(len(e.tokens.ids) for e in chosen)
    ids = torch.zeros(len(chosen), length, 2, dtype=torch.long)
    mask = torch.zeros(len(chosen), length, dtype=torch.bool)
    places, owner, labels, weights = [], [], [], []
    for row, item in enumerate(chosen):
        tokens = torch.tensor(item.tokens.ids)
        ids[row, : len(tokens)], mask[row, : len(tokens)] = tokens, True
        for pair, label, weight in zip(item.pairs, item.labels, item.weights, strict=True):
            asked = [
                (row, p, q) for p in item.tokens.places.get(pair[0], ()) for q in item.tokens.places.get(pair[1], ())
            ]
            if asked:
                owner += [len(labels)] * len(asked)
                places += asked
                labels.append(label)
                weights.append(weight)
    if forget:
        gone = (torch.rand(ids.shape[:2]) < forget)[..., None] & (ids[..., :1] >= UNKNOWN)
        ids = torch.where(gone, torch.tensor(UNKNOWN), ids)
    return Batch(ids, mask, torch.tensor(places), torch.tensor(owner), torch.tensor(labels), torch.tensor(weights))


def pooled(network: nn.Module, batch: Batch) -> Tensor:
    """The logits of every pair: those of its likeliest two places."""
    logits = network(batch.ids, batch.mask, batch.places)
    start = torch.full_like(batch.labels, -1e9)
    return start.scatter_reduce(0, batch.owner[:, None].expand_as(logits), logits, "amax")


def fit(examples: Sequence[Example], vocabulary: Vocabulary) -> list[Network]:
    """A network of each of SEEDS fitted to the examples."""
    found = []
    for seed in SEEDS:
        torch.manual_seed(seed)
        network = Network(vocabulary.size, len(examples[0].labels[0]), **SHAPE)
        _learn(network, examples, EPOCHS, RATE, seed)
        found.append(network)
    return found


def tuned(
    networks: Sequence[Network], gold: Sequence[Example], written: Sequence[Example], part: float
) -> list[Network]:
    """Networks that go on from others with what gold tells, and such a part of what was written."""
    found = []
    for seed, network in zip(SEEDS, networks, strict=True):
        torch.manual_seed(seed)
        own = copy.deepcopy(network)
        also = random.Random(seed).sample(written, int(part * len(written)))
        _learn(own, [*gold, *also], EPOCHS_OF_GOLD, RATE_OF_GOLD, seed)
        found.append(own)
    return found


def _learn(network: Network, examples: Sequence[Example], epochs: int, rate: float, seed: int) -> None:
    rng = random.Random(seed)
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.02)
    steps = epochs * math.ceil(len(examples) / BATCH)
    warm = 0.08 * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, max(0.0, (steps - n) / (steps - warm)))
    )
    learn(network, optimizer, schedule, lambda: batches(examples, rng), epochs)


def tells(network: nn.Module, examples: Sequence[Example]) -> list[list[tuple[float, ...]]]:
    """The chances of every pair of every example, in order; 0 of a sign beyond what the network reads."""
    found = []
    with torch.no_grad():
        for item in examples:
            row = (0.0,) * len(item.labels[0]) if item.labels else ()
            told = dict.fromkeys(item.pairs, row)
            asked = [pair for pair in item.pairs if all(item.tokens.places.get(sign) for sign in pair)]
            if asked:
                rows = pooled(network, batch_of([item], forget=0.0)).sigmoid().tolist()
                told.update(zip(asked, map(tuple, rows), strict=True))
            found.append(list(told.values()))
    return found


def learn(
    network: nn.Module,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    drawn: Callable[[], Iterable[Batch]],
    epochs: int,
) -> None:
    """Fit a network to batches that are drawn anew for every epoch; it is left ready for use."""
    for epoch in range(epochs):
        network.train()
        losses = []
        for batch in drawn():
            each = functional.binary_cross_entropy_with_logits(pooled(network, batch), batch.labels, reduction="none")
            loss = (each * batch.weights).sum() / len(batch.labels)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.4f}", flush=True)
    network.eval()


def tells_all(networks: Sequence[nn.Module], examples: Sequence[Example]) -> list[list[tuple[float, ...]]]:
    """What `tells` gives, in the mean of networks."""
    each = [tells(network, examples) for network in networks]
    return [[mean(rows) for rows in zip(*of, strict=True)] for of in zip(*each, strict=True)]


def score_of(networks: Sequence[nn.Module], examples: Sequence[Example], names: Sequence[str]) -> str:
    """Average precision of what networks tell in the mean, by name, over the pairs of which it is known."""
    known: list[list[tuple[float, float]]] = [[] for _ in names]
    for item, rows in zip(examples, tells_all(networks, examples), strict=True):
        for label, weight, told in zip(item.labels, item.weights, rows, strict=True):
            for n in (n for n in range(len(names)) if weight[n]):
                known[n].append((label[n], told[n]))
    found = {
        name: average_precision_score(*map(list, zip(*of, strict=True)))
        for name, of in zip(names, known, strict=True)
        if any(right for right, _ in of)
    }
    return ", ".join(f"{name} {value:.3f}" for name, value in found.items())


def arrays(networks: Sequence[Network], vocabulary: Vocabulary) -> dict[str, Any]:
    """The arrays of a model file, as `sign_network.ensemble_of` reads them."""
    words = sorted(vocabulary.words, key=vocabulary.words.__getitem__)
    shape = {"heads": SHAPE["heads"], "layers": SHAPE["layers"], "buckets": vocabulary.buckets}
    parts = {f"{n}/{name}": value for n, network in enumerate(networks) for name, value in _arrays(network).items()}
    return parts | {"words": np.array("\n".join(words)), "shape": np.array(json.dumps(shape))}


def _arrays(network: Network) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, tensor in network.state_dict().items():
        value = tensor.numpy()
        layer, _, own = name.removeprefix("layers.").partition(".")
        if name == "e.weight":
            scale = np.abs(value).max(axis=1) / 127 + 1e-8
            found |= {"embedding": np.round(value / scale[:, None]).astype(np.int8), "scale": scale.astype(np.float16)}
            continue
        part = own if name.startswith("layers.") else name
        turned = value.T if part.endswith(".weight") and part[0] not in "nd" else value
        found[f"L{layer}:{own}" if name.startswith("layers.") else f"H:{name}"] = turned.astype(np.float16)
    return found


def vocabulary_of(texts: Sequence[str]) -> Vocabulary:
    """The words that stand in at least LEAST statements."""
    counts = Counter(word for text in texts for word in set(Vocabulary.words_of(text)))
    known = sorted(word for word, n in counts.items() if n >= LEAST)
    return Vocabulary({word: WORDS + n for n, word in enumerate(known)}, BUCKETS)
