#!/usr/bin/env python3
"""Makes rules/lexicon/kinships.txt: words that WordNet derives from one another, and words that mean the same.

    apt-get install wordnet-base
    scripts/make_kinships.py rules/lexicon/words.txt /usr/share/wordnet > rules/lexicon/kinships.txt

A line is a letter and the lemmas of one set, the most common first. `d` words derived from one another (oppose
opposition): a pointer counts where its sense is among the first DERIVED of both words and the two begin alike. `s` words
of one part of speech that share what is the first sense of each (buy purchase), where none is rarer than RAREST.
"""
import collections, sys

from wordnet import FILES, ranks, synsets

WORDS, WORDNET = sys.argv[1:3]
DERIVED, RAREST = 2, 62


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


def read(pos):
    """Synsets by offset, and derivations as (offset, place, part of speech, offset, place)."""
    words, pointers = synsets(WORDNET, pos)
    return words, [pointer for symbol, *pointer in pointers if symbol in "+\\" and pointer[1] + pointer[4]]


def alike(one, other):
    """True where all but the last letters are the same."""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return same >= max(3, min(len(one), len(other)) - 3)


def main():
    rarity = rarities()
    rank = {pos: ranks(WORDNET, pos) for pos in FILES}
    data = {pos: read(pos) for pos in FILES}
    root = {}

    def find(word):
        while root.get(word, word) != word:
            word = root[word]
        return word

    for pos, (sets, derived) in data.items():
        for offset, left, other, target, right in derived:
            one, two = sets[offset][left - 1], data[other][0][target][right - 1]
            senses = max(rank[pos][one].get(offset, 99), rank[other][two].get(target, 99))
            if one != two and one in rarity and two in rarity and senses <= DERIVED and alike(one, two):
                root[find(one)] = find(two)
    families = collections.defaultdict(set)
    for word in root:
        families[find(word)] |= {word, find(word)}
    order = lambda words: sorted(words, key=lambda word: (rarity[word], word))
    lines = {("d", *order(words)) for words in families.values()}
    for pos, (sets, _) in data.items():
        for offset, words in sets.items():
            same = {w for w in words if rarity.get(w, 99) <= RAREST and rank[pos][w].get(offset) == 1}
            if len(same) > 1 and pos != "r":
                lines.add(("s", *order(same)))
    print("# Derivations and synonyms of WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved.")
    print("# Notice: see NOTICE.md. Made by scripts/make_kinships.py, which says what a line means.")
    print("\n".join(" ".join(line) for line in sorted(lines)))


main()
