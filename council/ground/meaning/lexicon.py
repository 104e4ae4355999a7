"""Words that carry no theme: a language's small words, and the words of the question everybody answers.

They are taken out of labels and of half of what the model reads, so that themes tell statements apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_SMALL = {
    "en": """a about above after again against all also although always am among an and another any
        anyone anything are as at away back be became because become been before being below between
        both but by came can cannot come could did do does doing done down due during each either
        else enough etc even ever every everyone everything few first for from full further get gets
        getting give given go goes going gone good got had has have having he her here hers herself
        him himself his how however i if in instead into is it its itself just keep kind least less
        let like likely long lot lots made make makes making many may maybe me might mine more most
        much must my myself need needs neither never new no nobody non nor not nothing now of off
        often on once one only onto or other others otherwise ought our ours ourselves out over own
        people per perhaps put quite rather really same say see seem seems set shall she should
        since so some someone something sometimes soon still such sure take taken takes than that
        the their theirs them themselves then there therefore these they thing things think this
        those though through thus to together too toward towards try under unless until up upon us
        use used uses using very via want wants was way ways we well were what whatever when where
        whether which while who whole whom whose why will with within without would yes yet you your
        yours yourself isn't aren't wasn't don't doesn't didn't can't won't shouldn't i'm i've it's
        that's there's we're they're you're let's""",
    "de": """aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin
        bis bist da damit dann das dass dem den denn der des die dies diese diesem diesen dieser
        dieses doch dort du durch ein eine einem einen einer eines er es etwas euch für gegen habe
        haben hat hatte hier ich ihm ihn ihnen ihr ihre ihrem ihren im in ins ist ja jede jeden
        jeder jedes kann kein keine können man mehr mein mich mir mit muss müssen nach nicht nichts
        noch nun nur ob oder ohne sehr sein seine sich sie sind so soll sollen sollte sollten über
        um und uns unser unsere unter viel viele vom von vor wann war waren warum was weil welche
        wenn wer werden wie wieder will wir wird wo wollen wäre würde zu zum zur zwischen""",
    "fr": """à afin ai ainsi alors après au aucun aussi autre autres aux avant avec avoir beaucoup bien
        car ce cela ces cet cette ceux chaque comme comment contre d'un d'une dans de depuis des
        doit doivent donc du elle elles en encore entre est et être eux faire fait faut il ils je
        jusque l'on la le les leur leurs lui mais me même moi moins mon ne ni nos notre nous on ont
        ou où par pas peu peut plus pour pourquoi quand que quel quelle qui sa sans se sera ses si
        son sont sous sur ta te tous tout toute toutes très trop tu un une vers votre vous y""",
    "es": """a al algo algunos ante antes así aunque bajo bien cada como con contra cual cuando cómo de
        debe deben del desde donde dos el ella ellas ellos en entre era es esa ese eso esta este
        esto está están fue ha hacer hasta hay la las le les lo los más me mi muchos muy nada ni no
        nos nosotros nuestro o otra otro otros para pero por porque puede que qué quien se sea ser
        si sin sino sobre solo son su sus también tan tanto te tiene todo todos tu un una uno unos y
        ya yo""",
}
_ENDINGS = (("ability", "abl"), ("ies", "y"), ("ing", ""), ("es", ""), ("ed", ""), ("s", ""), ("e", ""))
SMALL_WORDS: frozenset[str] = frozenset(" ".join(_SMALL.values()).split())


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, in order; numbers and signs are no words."""
    if text.isascii():  # several times as quick; elsewhere a small letter may be two signs
        return WORD.findall(text.lower())
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """One key for the plain forms of a word ("house", "houses", "housing"); rough, and never shown."""
    word = word.removesuffix("'s")
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)] + put
    return word


def question_stems(question: str) -> frozenset[str]:
    """The keys of the words of a question that carry meaning; none for an empty question."""
    return frozenset(stem(word) for word in words_of(question) if word not in SMALL_WORDS)


def without(text: str, stems: frozenset[str]) -> str:
    """The text with the words of the question taken out; the text itself when nothing would be left."""
    left = WORD.sub(lambda m: "" if stem(m.group().lower().replace("’", "'")) in stems else m.group(), text)
    left = re.sub(r"\s+", " ", left).strip()
    return left if any(word not in SMALL_WORDS for word in words_of(left)) else text


def masked(texts: Sequence[str], question: str) -> list[str]:
    """Each text without the words of the question, in order."""
    stems = question_stems(question)
    return [without(text, stems) for text in texts] if stems else list(texts)
