#!/usr/bin/env python3
"""Makes rules/lexicon/kinships.txt: words that WordNet derives from one another, and words that mean the same.

    apt-get install wordnet-base
    scripts/make_kinships.py rules/lexicon/words.txt /usr/share/wordnet > rules/lexicon/kinships.txt

A line is a letter and the lemmas of one set, the most common first. `d` words derived from one another (oppose
opposition): a pointer counts where its sense is among the first DERIVED of both words and the two begin alike. `s` words
of one part of speech that share what is the first sense of each (buy purchase), where none is rarer than RAREST.
"""
import collections, sys

WORDS, WORDNET = sys.argv[1:3]
DERIVED, RAREST = 2, 62
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}


def rarities():
    """lemma -> rarity of its commonest form"""
    known = {}
    for line in open(WORDS):
        if not line.startswith("#"):
            form, rarity, *readings = line.split()
            for reading in readings:
                lemma = form if reading.startswith("=") else reading.split(":")[0]
                known[lemma] = min(int(rarity), known.get(lemma, 99))
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


def read(pos):
    """Synsets by offset, and derivations as (offset, place, part of speech, offset, place)."""
    synsets, derived = {}, []
    for line in open(f"{WORDNET}/data.{FILES[pos]}", encoding="latin-1"):
        if line.startswith("  "):
            continue
        field = line.split(" | ")[0].split()
        count = int(field[3], 16)
        synsets[field[0]] = [field[4 + 2 * i].split("(")[0] for i in range(count)]
        at = 4 + 2 * count
        for i in range(int(field[at])):
            symbol, target, other, link = field[at + 1 + 4 * i : at + 5 + 4 * i]
            if symbol in "+\\" and link != "0000":
                derived.append((field[0], int(link[:2], 16), other.replace("s", "a"), target, int(link[2:], 16)))
    return synsets, derived


def alike(one, other):
    """True where all but the last letters are the same."""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return same >= max(3, min(len(one), len(other)) - 3)


def main():
    rarity = rarities()
    rank = {pos: ranks(pos) for pos in FILES}
    data = {pos: read(pos) for pos in FILES}
    root = {}

    def find(word):
        while root.get(word, word) != word:
            word = root[word]
        return word

    for pos, (synsets, derived) in data.items():
        for offset, left, other, target, right in derived:
            one, two = synsets[offset][left - 1], data[other][0][target][right - 1]
            senses = max(rank[pos][one].get(offset, 99), rank[other][two].get(target, 99))
            if one != two and one in rarity and two in rarity and senses <= DERIVED and alike(one, two):
                root[find(one)] = find(two)
    families = collections.defaultdict(set)
    for word in root:
        families[find(word)] |= {word, find(word)}
    order = lambda words: sorted(words, key=lambda word: (rarity[word], word))
    lines = {("d", *order(words)) for words in families.values()}
    for pos, (synsets, _) in data.items():
        for offset, words in synsets.items():
            same = {w for w in words if rarity.get(w, 99) <= RAREST and rank[pos][w].get(offset) == 1}
            if len(same) > 1 and pos != "r":
                lines.add(("s", *order(same)))
    print("# Derivations and synonyms of WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved.")
    print("# Notice: see NOTICE.md. Made by scripts/make_kinships.py, which says what a line means.")
    print("\n".join(" ".join(line) for line in sorted(lines)))


main()
