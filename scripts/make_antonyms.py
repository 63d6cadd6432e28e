#!/usr/bin/env python3
"""Makes rules/lexicon/antonyms.txt: WordNet's direct antonyms between words that the word table knows.

    apt-get install wordnet-base
    scripts/make_antonyms.py rules/lexicon/words.txt /usr/share/wordnet > rules/lexicon/antonyms.txt

A line is `pos lemma lemma`: n noun, v verb, a adjective, r adverb; the two lemmas in alphabetical order. A pointer is
kept where its sense is among the first SENSES of both words, for the antonym of a rare sense misleads more than it helps.
"""
import sys

from wordnet import FILES, ranks, synsets

WORDS, WORDNET = sys.argv[1:3]
SENSES = 4


def lemmas():
    known = set()
    for line in open(WORDS):
        if not line.startswith("#"):
            form, _, *readings = line.split()
            known |= {form if r.startswith("=") else r.split(":")[0] for r in readings}
    return known


def antonyms(pos):
    words, pointers = synsets(WORDNET, pos)
    for symbol, source, left, _, target, right in pointers:
        if symbol == "!" and left and right:
            yield (source, words[source][left - 1]), (target, words[target][right - 1])


def main():
    known = lemmas()
    found = set()
    for pos in FILES:
        rank = ranks(WORDNET, pos)
        for (source, left), (target, right) in antonyms(pos):
            plain = left != right and {left, right} <= known
            if plain and max(rank[left].get(source, 99), rank[right].get(target, 99)) <= SENSES:
                found.add((pos, *sorted((left, right))))
    print("# Direct antonyms of WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. Notice: see NOTICE.md.")
    print("# Made by scripts/make_antonyms.py, which says what a line means.")
    print("\n".join(" ".join(line) for line in sorted(found)))


main()
