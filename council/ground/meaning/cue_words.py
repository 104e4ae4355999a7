"""Words by which two statements that sound alike may yet say the opposite, in the languages of this program.

Small lists of everyday words, not a dictionary: what they miss is asked of people as any other pair is, and
what they catch wrongly is asked with one more word of warning.
"""

from __future__ import annotations


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATIONS = _words(
    """no not never nor neither without cannot nobody none nothing hardly barely unnecessary isn't aren't
    wasn't weren't don't doesn't didn't can't won't wouldn't shouldn't couldn't mustn't hasn't haven't
    isnt arent dont doesnt didnt cant wont wouldnt shouldnt nicht nie niemals kein keine keinen keinem
    keiner keines ohne weder niemand nichts pas jamais sans aucun aucune ni rien nunca jamás sin ningún
    ninguna nadie nada tampoco"""
)

# Where a new thought begins: a "not" before it does not reach what comes after it.
TURNS = _words(
    """because since as while although though but if so when whereas which weil denn da aber obwohl während
    wenn sondern parce car mais quoique puisque si lorsque porque pues pero aunque mientras si"""
)

# What is asked to end, and what is asked to be: the first such word of a statement is its demand.
ENDING = _words(
    """ban bans banned banning prohibit prohibits prohibited prohibiting forbid forbids forbidden outlaw
    outlawed outlawing abolish abolished abolishing abolition abandon abandoned abandoning end ended
    ending close closed closing closure shut stop stopped stopping eliminate eliminated remove removed
    removing scrap scrapped repeal repealed cancel cancelled illegal criminal criminalize criminalise
    crime fight against oppose opposed reject rejected eradicate disband avoid prevent prevented restrict
    restricted limit limited cut cuts cutting reduce reduced reducing lower lowered block blocked refuse
    refused verbieten verboten verbietet abschaffen abgeschafft beenden schließen gegen stoppen ablehnen
    verhindern senken kürzen einschränken streichen interdire interdit interdite supprimer abolir fermer
    arrêter contre refuser empêcher réduire limiter prohibir prohibido prohibida abolir cerrar detener
    contra rechazar impedir reducir limitar eliminar"""
)
WANTING = _words(
    """allow allows allowed allowing permit permits permitted legalize legalized legalizing legalise
    legalised legalising legal keep keeps kept continue continued maintain maintained support supports
    supported adopt adopted adopting introduce introduced introducing subsidize subsidized subsidizing
    subsidise subsidised fund funded funding encourage encouraged promote promoted preserve protect
    protected retain remain stay expand expanded increase increased increasing invest favor favour
    mandatory compulsory raise raised raising build built open opened welcome erlauben erlaubt behalten
    fördern gefördert unterstützen unterstützt einführen eingeführt ausbauen schützen erhalten erhöhen
    bauen öffnen investieren permettre permis autoriser autorisé garder soutenir introduire encourager
    protéger conserver augmenter construire ouvrir investir permitir permitido autorizar mantener apoyar
    introducir fomentar proteger conservar aumentar construir abrir invertir"""
)

# After these stands what somebody asks for.
SHOULD = _words(
    """should shouldn't must mustn't ought let's need needs shall soll sollte sollten sollen muss müssen
    devrait devraient doit doivent faut debe deben debería deberían"""
)

# Judgements: a statement that praises and one that blames the same thing are not the same statement.
PRAISING = _words(
    """good great better best benefit benefits beneficial help helps helpful helping improve improves
    improved improving important essential vital necessary valuable useful right fair safe safer effective
    efficient successful success advantage advantages positive healthy strong protects freedom opportunity
    opportunities deserve deserves justice saves strengthens strengthen affordable enriches trust gut
    besser wichtig nötig notwendig hilft helfen nützlich gerecht fair sicher vorteil vorteile freiheit bon
    bonne mieux important nécessaire utile juste sûr avantage liberté aide bueno buena mejor importante
    necesario útil justo seguro ventaja libertad ayuda"""
)
BLAMING = _words(
    """bad worse worst harm harms harmful harming hurt hurts damage damages damaging danger dangerous wrong
    unfair unsafe unjust cruel inhumane immoral unethical waste wasteful wastes costly expensive useless
    pointless outdated archaic exploit exploits exploited exploitation abuse abused corrupt corruption
    risk risks risky threat threatens problem problems problematic negative negatively fail fails failed
    failure destroy destroys discriminates discrimination discriminatory barbaric murder killing unhealthy
    evil schlecht schlechter schadet schädlich gefährlich falsch ungerecht unfair teuer nutzlos
    überflüssig risiko mauvais pire nuit nuisible dangereux injuste cher inutile risque malo mala peor
    daña dañino peligroso injusto caro inútil riesgo"""
)

OPPOSITES = (
    ("more", "less"), ("more", "fewer"), ("higher", "lower"), ("raise", "lower"), ("raise", "cut"),
    ("increase", "decrease"), ("increase", "reduce"), ("increase", "cut"), ("expand", "reduce"),
    ("public", "private"), ("free", "paid"), ("before", "after"), ("always", "never"), ("rich", "poor"),
    ("open", "closed"), ("open", "close"), ("build", "demolish"), ("safe", "dangerous"), ("good", "bad"),
    ("easier", "harder"), ("faster", "slower"), ("too much", "too little"), ("too many", "too few"),
    ("enough", "insufficient"), ("support", "oppose"), ("trust", "distrust"), ("agree", "disagree"),
    ("voluntary", "compulsory"), ("voluntary", "mandatory"), ("optional", "mandatory"), ("local", "national"),
    ("urban", "rural"), ("day", "night"), ("young", "old"), ("men", "women"), ("prevent", "promote"),
    ("decrease", "promote"), ("alleviate", "leading"), ("rather than", "both"), ("reduces", "increases"),
    ("creates", "destroys"),
    ("mehr", "weniger"), ("höher", "niedriger"), ("erhöhen", "senken"), ("öffentlich", "privat"),
    ("freiwillig", "verpflichtend"), ("immer", "nie"), ("vor", "nach"), ("alt", "jung"), ("stadt", "land"),
    ("plus", "moins"), ("public", "privé"), ("augmenter", "réduire"), ("toujours", "jamais"),
    ("más", "menos"), ("público", "privado"), ("aumentar", "reducir"), ("siempre", "nunca"),
)  # fmt: skip

# How strongly, and how widely: "all must" is not "some could".
MUST = _words("must shall required obligatory mandatory muss müssen doit doivent debe deben")
MAY = _words("may might could can kann können darf dürfen könnte peut peuvent puede pueden")
ALL = _words(
    """all every everyone everybody always entirely completely only any alle jeder jede jedes immer nur tous
    toutes chaque toujours seulement todos todas cada siempre solo"""
)
SOME = _words(
    """some certain sometimes partly few several occasionally einige manche manchmal teilweise certains
    certaines parfois quelques algunos algunas"""
)
THAN = _words("than over before als vor que avant antes")

NUMBER_WORDS = {
    word: str(number)
    for number, words in enumerate(
        (
            "zero null zéro cero", "one eins un uno", "two zwei deux dos", "three drei trois tres",
            "four vier quatre cuatro", "five fünf cinq cinco", "six sechs seis", "seven sieben sept siete",
            "eight acht huit ocho", "nine neun neuf nueve", "ten zehn dix diez",
        )
    )
    for word in words.split()
    if word not in ("one", "un", "uno")  # "one should" counts nothing
}  # fmt: skip
NUMBER_WORDS |= {"half": "1/2", "twice": "2x", "double": "2x", "hälfte": "1/2", "doppelt": "2x"}
