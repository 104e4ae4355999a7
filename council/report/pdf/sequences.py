"""The inner rules of the bidirectional algorithm on one stretch of letters: signs, brackets, neutrals.

Source: Unicode Standard Annex 9, version 15.0, rules W1 to I2; `bidi` cuts a text into such stretches.
"""

from __future__ import annotations

MOST_BRACKETS = 63
PAIRS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308\u2309\u230a\u230b"
    "\u2329\u232a\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f\u2770\u2771\u2772\u2773\u2774\u2775\u27c5"
    "\u27c6\u27e6\u27e7\u27e8\u27e9\u27ea\u27eb\u27ec\u27ed\u27ee\u27ef\u2983\u2984\u2985\u2986\u2987\u2988"
    "\u2989\u298a\u298b\u298c\u298d\u2990\u298f\u298e\u2991\u2992\u2993\u2994\u2995\u2996\u2997\u2998\u29d8"
    "\u29d9\u29da\u29db\u29fc\u29fd\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27\u2e28\u2e29\u2e55\u2e56\u2e57\u2e58"
    "\u2e59\u2e5a\u2e5b\u2e5c\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u3014\u3015\u3016"
    "\u3017\u3018\u3019\u301a\u301b\ufe59\ufe5a\ufe5b\ufe5c\ufe5d\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d"
    "\uff5f\uff60\uff62\uff63"
)
OPENING = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True))
CLOSING = {close: close for close in PAIRS[1::2]}
SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}
ISOLATES = frozenset({"LRI", "RLI", "FSI"})
NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})


def resolve(run: list[int], own: list[str], out: list[int], text: str, start: str, end: str) -> None:
    """Weak, bracket, neutral and implicit rules on one sequence (W1 to I2)."""
    level = out[run[0]]
    names = [own[at] for at in run]
    _weak(names, start)
    _brackets(names, run, own, text, "LR"[level % 2], start)
    _neutral(names, "LR"[level % 2], start, end)
    for at, name in zip(run, names, strict=True):
        if level % 2:
            out[at] = level + (name in ("L", "EN", "AN"))
        else:
            out[at] = level + {"R": 1, "AN": 2, "EN": 2}.get(name, 0)


def _weak(names: list[str], start: str) -> None:
    before = start
    for at, name in enumerate(names):
        if name == "NSM":
            names[at] = "ON" if before in ISOLATES or before == "PDI" else before
        before = names[at]
    strong = start
    for at, name in enumerate(names):
        if name in ("L", "R", "AL"):
            strong = name
        elif name == "EN" and strong == "AL":
            names[at] = "AN"
    names[:] = ["R" if name == "AL" else name for name in names]
    for at in range(1, len(names) - 1):
        one, name, other = names[at - 1 : at + 2]
        if one == other and ((name == "ES" and one == "EN") or (name == "CS" and one in ("EN", "AN"))):
            names[at] = one
    _terminators(names)
    strong = start
    for at, name in enumerate(names):
        if name in ("ES", "CS", "ET"):
            names[at] = "ON"
        elif name in ("L", "R"):
            strong = name
        elif name == "EN" and strong == "L":
            names[at] = "L"


def _terminators(names: list[str]) -> None:
    """Signs beside a number belong to it (W5)."""
    at = 0
    while at < len(names):
        if names[at] != "ET":
            at += 1
            continue
        end = at
        while end < len(names) and names[end] == "ET":
            end += 1
        if (at and names[at - 1] == "EN") or (end < len(names) and names[end] == "EN"):
            names[at:end] = ["EN"] * (end - at)
        at = end


def _brackets(names: list[str], run: list[int], own: list[str], text: str, inner: str, start: str) -> None:
    """Pairs of brackets take the direction of what they hold (N0)."""
    for first, last in _pairs(names, run, text):
        strong = {_strong(name) for name in names[first + 1 : last]} - {""}
        if inner in strong:
            found = inner
        elif strong:
            context = (
                next((s for name in names[first - 1 :: -1] if (s := _strong(name))), start)
                if first
                else start
            )
            found = context if context != inner else inner
        else:
            continue
        for at in (first, last):
            names[at] = found
            follow = at + 1
            while follow < len(names) and own[run[follow]] == "NSM":
                names[follow] = found
                follow += 1


def _pairs(names: list[str], run: list[int], text: str) -> list[tuple[int, int]]:
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, place in enumerate(run):
        if names[at] != "ON":
            continue
        letter = text[place]
        if letter in OPENING:
            if len(stack) == MOST_BRACKETS:
                return []
            close = OPENING[letter]
            stack.append((SAME.get(close, close), at))
        elif letter in CLOSING:
            close = SAME.get(letter, letter)
            for index in range(len(stack) - 1, -1, -1):
                if stack[index][0] == close:
                    pairs.append((stack[index][1], at))
                    del stack[index:]
                    break
    return sorted(pairs)


def _strong(name: str) -> str:
    return "R" if name in ("R", "EN", "AN") else "L" if name == "L" else ""


def _neutral(names: list[str], inner: str, start: str, end: str) -> None:
    """What has no direction takes that of both sides, or else the embedding's (N1, N2)."""
    at = 0
    while at < len(names):
        if names[at] not in NEUTRAL:
            at += 1
            continue
        stop = at
        while stop < len(names) and names[stop] in NEUTRAL:
            stop += 1
        one = _strong(names[at - 1]) if at else start
        other = _strong(names[stop]) if stop < len(names) else end
        names[at:stop] = [one if one == other else inner] * (stop - at)
        at = stop
