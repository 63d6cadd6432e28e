#!/usr/bin/env python3
"""Makes rules/lexicon/words.txt: what the shipped word table says of each English word form.

    pip download --no-deps wordfreq && unzip wordfreq-*.whl     # frequencies (CC BY-SA 4.0), needs `pip install msgpack`
    apt-get install wordnet-base                                # lemmas, parts of speech, sense counts (WordNet licence)
    scripts/make_words.py wordfreq/data/large_en.msgpack.gz /usr/share/wordnet > rules/lexicon/words.txt

A line is `form rarity reading ...`, the commonest forms first. Rarity is minus the common logarithm of the form's share of running text, times ten
(`the` 13, a word met once in a million 60). A reading is `lemma:letters`, the lemma `=` where it is the form itself:
n N noun singular and plural, b s d p g verb base, -s, past, past participle, -ing, a adjective, r adverb. Readings are
sorted by how often WordNet's tagged texts use that lemma so; one seen under a sixtieth of the time is left out.
"""
import collections, gzip, sys
import msgpack

FREQUENCIES, WORDNET = sys.argv[1:3]
RAREST = 670  # centibels: two in ten million
POS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
RULES = {  # Morphy's detachment rules (WordNet manual, morphy(7WN)): ending, replacement, inflection letters
    "n": [("s", "", "N"), ("ses", "s", "N"), ("xes", "x", "N"), ("zes", "z", "N"), ("ches", "ch", "N"), ("shes", "sh", "N"),
          ("men", "man", "N"), ("ies", "y", "N")],
    "v": [("s", "", "s"), ("ies", "y", "s"), ("es", "e", "s"), ("es", "", "s"), ("ed", "e", "dp"), ("ed", "", "dp"),
          ("ied", "y", "dp"), ("ing", "e", "g"), ("ing", "", "g")],
    "a": [("er", "", "a"), ("est", "", "a"), ("er", "e", "a"), ("est", "e", "a")],
    "r": [],
}
PARTICIPLES = set("been begun bitten blown broken chosen come done drawn driven drunk eaten fallen flown forbidden forgiven forgotten "
    "frozen given gone grown hidden known lain mistaken overcome overthrown proven ridden risen run rung seen shaken shown shrunk "
    "sprung spoken stolen stricken striven sung sunk sworn swum taken thrown torn undertaken undergone undone withdrawn woken worn "
    "woven written beaten become gotten sewn sown swollen overseen foreseen withstood rewritten".split())
PASTS = set("began bit blew broke chose came did drew drove drank ate fell flew forbade forgave forgot froze gave went grew hid knew "
    "mistook overcame overthrew rode rose ran rang saw shook showed shrank sprang spoke stole strove sang sank swore swam took "
    "threw tore undertook underwent undid withdrew woke wore wove wrote became oversaw foresaw rewrote".split())


def lemmas():
    """part of speech -> lemmas that are not proper names; (lemma, part) -> how often tagged."""
    known, count = {}, collections.Counter()
    for name, pos in POS.items():
        capital, plain = set(), set()
        for line in open(f"{WORDNET}/data.{name}", encoding="latin-1"):
            if line.startswith("  "):
                continue
            field = line.split()
            for i in range(int(field[3], 16)):
                word = field[4 + 2 * i].split("(")[0]
                (capital if word != word.lower() else plain).add(word.lower())
        known[pos] = {w for w in plain if "_" not in w}
    for line in open(f"{WORDNET}/cntlist.rev"):
        key, _, tagged = line.split()
        lemma, rest = key.split("%")
        count[lemma, {"1": "n", "2": "v", "3": "a", "5": "a", "4": "r"}[rest[0]]] += int(tagged)
    return known, count


def exceptions():
    table = collections.defaultdict(list)
    for name, pos in POS.items():
        for line in open(f"{WORDNET}/{name}.exc"):
            form, *bases = line.split()
            table[form, pos] += bases
    return table


def doubled(stem):
    return len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in "bdgklmnprtvz"


def readings(form, known, count, irregular):
    found = {}  # (lemma, pos) -> letters

    def add(lemma, pos, letters):
        if lemma in known[pos] and lemma not in ("be", "have", "do"):
            found[lemma, pos] = "".join(sorted(set(found.get((lemma, pos), "") + letters)))

    for pos in "nvar":
        add(form, pos, {"n": "n", "v": "b", "a": "a", "r": "r"}[pos])
        if bases := irregular.get((form, pos)):
            for base in bases:
                if pos == "v" and base != form:
                    letters = "g" if form.endswith("ing") else "s" if form.endswith("s") and base[-1:] != form[-1:] else (
                        "p" if form in PARTICIPLES and form not in PASTS else "d" if form in PASTS else "dp")
                    if form in ("come", "become", "overcome", "run"): letters = "p"
                    add(base, pos, letters)
                elif base != form:
                    add(base, pos, {"n": "N", "a": "a", "r": "r"}[pos])
            if pos != "n" or form not in known["n"]:
                continue
        for ending, repair, letters in RULES[pos]:
            if form.endswith(ending) and len(form) > len(ending) + 1:
                stem = form[: -len(ending)]
                if ending == "s" and stem.endswith("s"):
                    continue
                base = stem + repair
                if base not in known[pos] and pos == "v" and letters != "s" and not repair and doubled(stem):
                    base = stem[:-1]
                add(base, pos, letters)
    for form_of in ("cut put set let hit hurt cost shut quit split spread read bet shed cast broadcast forecast burst thrust rid upset beat").split():
        if form == form_of and (form, "v") in found:
            found[form, "v"] = "bdp"
    # "-ed" of a doubled or plain stem both known ("barred": bar, barre): the commoner lemma wins
    best = {}
    for (lemma, pos), letters in found.items():
        key = (pos, letters)
        if key not in best or count[lemma, pos] > count[best[key], pos]:
            best[key] = lemma
    found = {(lemma, pos): letters for (pos, letters), lemma in best.items()}
    total = sum(count[k] for k in found)
    ranked = sorted(found.items(), key=lambda kv: (-count[kv[0]], kv[0]))
    return [(lemma, letters) for (lemma, pos), letters in ranked
            if total < 8 or count[lemma, pos] * 60 >= total or (letters == "g" or letters == "dp" or letters == "p")]


def main():
    known, count = lemmas()
    irregular = exceptions()
    bins = msgpack.load(gzip.open(FREQUENCIES))[1:]
    print("# Word forms of English: rarity and readings. Made by scripts/make_words.py, which says what a line means.")
    print("# Rarity: wordfreq 3.1.1 by Robyn Speer, CC BY-SA 4.0. Lemmas, parts of speech and sense counts: WordNet 3.0.")
    print("# Notices: see NOTICE.md. This file as a whole is under CC BY-SA 4.0.")
    lines = []
    for centibels, forms in enumerate(bins):
        for form in forms:
            if centibels > RAREST or not form.isascii() or not form.isalpha() or len(form) < 2:
                continue
            if found := readings(form, known, count, irregular):
                parts = " ".join(f"{'=' if lemma == form else lemma}:{letters}" for lemma, letters in found)
                lines.append((round(centibels / 10), form, parts))
    # What texts use together lies together in memory: the commonest first.
    print("\n".join(f"{form} {rarity} {parts}" for rarity, form, parts in sorted(lines)))


main()
