"""Reads WordNet's files: wndb(5WN)."""
import collections

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}


def ranks(folder, pos):
    """lemma -> {offset: rank of that sense, from 1}"""
    table = collections.defaultdict(dict)
    for line in open(f"{folder}/index.{FILES[pos]}", encoding="latin-1"):
        if not line.startswith(" "):
            field = line.split()
            for rank, offset in enumerate(field[-int(field[2]):], 1):
                table[field[0]][offset] = rank
    return table


def synsets(folder, pos):
    """Synsets by offset, and pointers as (symbol, offset, place, part of speech, offset, place); a place of 0 is the whole."""
    words, pointers = {}, []
    for line in open(f"{folder}/data.{FILES[pos]}", encoding="latin-1"):
        if line.startswith("  "):
            continue
        field = line.split(" | ")[0].split()
        count = int(field[3], 16)
        words[field[0]] = [field[4 + 2 * i].split("(")[0] for i in range(count)]
        at = 4 + 2 * count
        for i in range(int(field[at])):
            symbol, target, other, link = field[at + 1 + 4 * i : at + 5 + 4 * i]
            pointers.append((symbol, field[0], int(link[:2], 16), other.replace("s", "a"), target, int(link[2:], 16)))
    return words, pointers
