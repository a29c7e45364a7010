"""Numbers from 0 to 9,999,999 spelt out in four languages, as their grammars have them."""

from __future__ import annotations

from collections.abc import Callable

MOST = 9_999_999


def _words(spaced: str) -> list[str]:
    return spaced.split()


_EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_DE = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_DE_TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_FR = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_FR_TENS = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"]
_ES = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_ES_TENS = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_ES_HUNDREDS = [
    "",
    "ciento",
    *["doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos"],
]
_ES_HUNDREDS += ["ochocientos", "novecientos"]


def english(number: int) -> str:
    """Six thousand seven hundred and twelve."""
    if number < 20:
        return _EN[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _EN_TENS[tens] + (f"-{_EN[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_EN[hundreds]} hundred" + (f" and {english(rest)}" if rest else "")
    for size, word in ((1_000_000, "million"), (1000, "thousand")):
        if number >= size:
            many, rest = divmod(number, size)
            joined = " and " if 0 < rest < 100 else " "
            return f"{english(many)} {word}" + (joined + english(rest) if rest else "")
    raise ValueError(number)


def german(number: int) -> str:
    """Sechstausendsiebenhundertzwölf; a million is a word of its own."""
    if number >= 1_000_000:
        many, rest = divmod(number, 1_000_000)
        word = "eine Million" if many == 1 else f"{_german(many)} Millionen"
        return word + (f" {_german(rest)}" if rest else "")
    return _german(number)


def _german(number: int, *, last: bool = True) -> str:
    if number < 20:
        return "ein" if number == 1 and not last else _DE[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return (("ein" if ones == 1 else _DE[ones]) + "und" if ones else "") + _DE_TENS[tens]
    size, word = (100, "hundert") if number < 1000 else (1000, "tausend")
    many, rest = divmod(number, size)
    return _german(many, last=False) + word + (_german(rest) if rest else "")


def french(number: int) -> str:
    """Six mille sept cent douze, with hyphens below a hundred."""
    if number < 20:
        return _FR[number]
    if number < 70:
        tens, ones = divmod(number, 10)
        return _FR_TENS[tens] + (" et un" if ones == 1 else f"-{_FR[ones]}" if ones else "")
    if number < 80:
        return "soixante et onze" if number == 71 else f"soixante-{_FR[number - 60]}"
    if number < 100:
        return "quatre-vingts" if number == 80 else f"quatre-vingt-{_FR[number - 80]}"
    if number < 1000:
        return _french_many(number, 100, "cent")
    if number < 1_000_000:
        return _french_many(number, 1000, "mille")
    many, rest = divmod(number, 1_000_000)
    return f"{french(many)} million{'s' * (many > 1)}" + (f" {french(rest)}" if rest else "")


def _french_many(number: int, size: int, word: str) -> str:
    many, rest = divmod(number, size)
    if size == 100 and many > 1 and not rest:
        word += "s"
    before = french(many).replace("cents", "cent").replace("vingts", "vingt")
    return (f"{before} " if many > 1 else "") + word + (f" {french(rest)}" if rest else "")


def reformed(number: int) -> str:
    """French with the hyphens of 1990: six-mille-sept-cent-douze."""
    return "-".join(
        part
        for part in french(number)
        .replace(" million", "#million")
        .replace("million ", "million#")
        .replace("millions ", "millions#")
        .replace(" ", "-")
        .replace("#", " ")
        .split("-")
    )


def swiss(number: int) -> str:
    """French of Switzerland: septante-deux, huitante, nonante-neuf."""
    if number < 1000:
        hundreds, below = divmod(number, 100)
        if below >= 70:
            tens, ones = divmod(below, 10)
            word = ["septante", "huitante", "nonante"][tens - 7]
            word += " et un" if ones == 1 else f"-{_FR[ones]}" if ones else ""
            head = "" if not hundreds else "cent " if hundreds == 1 else f"{_FR[hundreds]} cent "
            return head + word
    if 1000 <= number < 1_000_000:
        many, rest = divmod(number, 1000)
        return (
            (f"{swiss(many)} ".replace("cents ", "cent ") if many > 1 else "")
            + "mille"
            + (f" {swiss(rest)}" if rest else "")
        )
    return french(number)


def spanish(number: int) -> str:
    """Seis mil setecientos doce."""
    if number < 30:
        return _ES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _ES_TENS[tens] + (f" y {_ES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return "cien" if number == 100 else _ES_HUNDREDS[hundreds] + (f" {spanish(rest)}" if rest else "")
    if number < 1_000_000:
        many, rest = divmod(number, 1000)
        return (
            (f"{_apocope(spanish(many))} " if many > 1 else "")
            + "mil"
            + (f" {spanish(rest)}" if rest else "")
        )
    many, rest = divmod(number, 1_000_000)
    word = "un millón" if many == 1 else f"{_apocope(spanish(many))} millones"
    return word + (f" {spanish(rest)}" if rest else "")


def _apocope(words: str) -> str:
    """Before a scale "uno" is "un": treinta y un mil, veintiún mil."""
    if words.endswith("veintiuno"):
        return words.removesuffix("veintiuno") + "veintiún"
    return words.removesuffix("o") if words.endswith("uno") else words


SPELLERS: dict[str, tuple[str, Callable[[int], str]]] = {
    "English": ("en", english),
    "German": ("de", german),
    "French": ("fr", french),
    "French with the hyphens of 1990": ("fr", reformed),
    "French of Switzerland": ("fr", swiss),
    "Spanish": ("es", spanish),
}
