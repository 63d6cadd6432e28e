#!/usr/bin/env python3
"""Makes rules/lexicon/antonyms.txt: WordNet's direct antonyms between words that the word table knows.

    apt-get install wordnet-base
    scripts/make_antonyms.py rules/lexicon/words.txt /usr/share/wordnet > rules/lexicon/antonyms.txt

A line is `pos lemma lemma`: n noun, v verb, a adjective, r adverb; the two lemmas in alphabetical order. A pointer is
kept where its sense is among the first SENSES of both words, for the antonym of a rare sense misleads more than it helps.
"""
import collections, sys

WORDS, WORDNET = sys.argv[1:3]
SENSES = 4
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}


def lemmas():
    known = set()
    for line in open(WORDS):
        if not line.startswith("#"):
            form, _, *readings = line.split()
            known |= {form if r.startswith("=") else r.split(":")[0] for r in readings}
    return known


def ranks(pos):
    """lemma -> {offset: rank of that sense, from 1}"""
    table = collections.defaultdict(dict)
    for line in open(f"{WORDNET}/index.{FILES[pos]}", encoding="latin-1"):
        if not line.startswith(" "):
            field = line.split()
            for rank, offset in enumerate(field[-int(field[2]):], 1):
                table[field[0]][offset] = rank
    return table


def antonyms(pos):
    synsets, pointers = {}, []
    for line in open(f"{WORDNET}/data.{FILES[pos]}", encoding="latin-1"):
        if line.startswith("  "):
            continue
        field = line.split(" | ")[0].split()
        count = int(field[3], 16)
        synsets[field[0]] = [field[4 + 2 * i].split("(")[0] for i in range(count)]
        at = 4 + 2 * count
        for i in range(int(field[at])):
            symbol, target, _, link = field[at + 1 + 4 * i : at + 5 + 4 * i]
            if symbol == "!":
                pointers.append((field[0], int(link[:2], 16), target, int(link[2:], 16)))
    for source, left, target, right in pointers:
        if left and right:
            yield (source, synsets[source][left - 1]), (target, synsets[target][right - 1])


def main():
    known = lemmas()
    found = set()
    for pos in FILES:
        rank = ranks(pos)
        for (source, left), (target, right) in antonyms(pos):
            plain = left != right and {left, right} <= known
            if plain and max(rank[left].get(source, 99), rank[right].get(target, 99)) <= SENSES:
                found.add((pos, *sorted((left, right))))
    print("# Direct antonyms of WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. Notice: see NOTICE.md.")
    print("# Made by scripts/make_antonyms.py, which says what a line means.")
    print("\n".join(" ".join(line) for line in sorted(found)))


main()
