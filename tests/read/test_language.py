"""Which language a text is in, and which paragraphs are surely in another."""

import pytest

from tests.shell import printed_by
from workbench import read
from workbench.read import language

TEXTS = {
    "en": "The bridge was closed after the storm, and it will not be opened before the end of the year, he said.",
    "de": "Die Brücke wurde nach dem Sturm gesperrt und wird nicht vor dem Ende des Jahres geöffnet, sagte der Rat.",
    "fr": "Le pont a été fermé après la tempête et ne sera pas rouvert avant la fin de l’année, a déclaré le maire.",
    "es": "El puente fue cerrado después de la tormenta y no se abrirá antes de que termine el año, dijo el alcalde.",
    "it": "Il ponte è stato chiuso dopo la tempesta e non sarà riaperto prima della fine dell’anno, ha detto.",
    "pt": "A ponte foi fechada depois da tempestade e não será reaberta antes do fim do ano, disse ela.",
    "nl": "De brug is na de storm gesloten en gaat niet voor het einde van het jaar weer open, zegt de burgemeester.",
    "sv": "Bron stängdes efter stormen och kommer inte att öppnas före årets slut, säger borgmästaren till tidningen.",
    "pl": "Most został zamknięty po burzy i nie będzie otwarty przed końcem roku, powiedział burmistrz miasta.",
    "tr": "Köprü fırtınadan sonra kapatıldı ve bu yılın sonuna kadar açılmayacak, dedi belediye başkanı gazetecilere.",
    "ru": "Мост закрыли после бури, и он не откроется до конца года, сообщил мэр города на встрече с журналистами.",
    "uk": "Міст закрили після бурі, і він не відкриється до кінця року, повідомив мер міста на зустрічі з ними.",
    "el": "Η γέφυρα έκλεισε μετά την καταιγίδα και δεν θα ανοίξει πριν από το τέλος του έτους, είπε ο δήμαρχος.",
    "ja": "橋は嵐の後に閉鎖され、年末までは開通しないと市長が記者団に語った。",
    "zh": "市长对记者说，大桥在暴风雨后关闭，年底之前不会重新开放。",
    "ar": "أغلق الجسر بعد العاصفة ولن يفتح قبل نهاية العام، بحسب ما قاله رئيس البلدية للصحفيين.",
}
# Each is English, or may be: names, titles and quotations that a careless eye would take for another language.
KEPT = [
    "Angela Merkel, Emmanuel Macron, Donald Tusk, Viktor Orbán, Mark Rutte and Pedro Sánchez",
    "Germany 4.2, France 3.1, Italy 2.9, Spain 2.4, Poland 1.8, Netherlands 1.7 percent",
    "Russia captured Avdiivka, Bakhmut, Lysychansk, Sievierodonetsk, Popasna, Rubizhne",
    "Zelensky rejects Kremlin offer, urges NATO membership talks before summer summit",
    "Inflation rose sharply, reaching 9.1 percent, official statistics showed Tuesday",
    "Mardi 11 février",
    "Борис Пастернак",
    "Доктор Живаго",
    "東京",
    "El País",
    "The slogan „Wir schaffen das“ was hers, and “liberté, égalité, fraternité” was older than all of them.",
    "https://example.org/de/der-die-das/und-nicht-zu/mit-dem-von/auf-der-und-die",
]


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_the_language_of_a_text_is_told(code: str, text: str) -> None:
    assert language.of_text(text) == code


@pytest.mark.parametrize("text", ["", "1949", "5 %", "§ 12", "Halvik"])
def test_a_text_of_hardly_a_word_has_no_language(text: str) -> None:
    assert language.of_text(text) == ""


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_a_paragraph_is_foreign_to_every_other_language_and_to_its_own_never(code: str, text: str) -> None:
    assert {own: language.foreign(text, own) for own in TEXTS} == {
        own: "" if own == code else code for own in TEXTS
    }


@pytest.mark.parametrize("text", KEPT)
def test_names_titles_and_short_lines_are_not_called_foreign(text: str) -> None:
    assert language.foreign(text, "en") == ""


SHORT = [
    "Most zamknięty, powiedział burmistrz miasta Halvik wczoraj rano.",
    "Halvik kupuje 40 nowych autobusów elektrycznych.",
]


@pytest.mark.parametrize(
    "text", [*SHORT, "Halvik: 40 buses", "Bus fares doubled, Halvik mayor Anna Berg told reporters Monday"]
)
def test_a_short_text_whose_language_cannot_be_told_is_read_as_english_without_a_word(text: str) -> None:
    article, problems = read.read_bytes(text.encode())
    assert (article.language, problems) == ("en", ())


def test_a_longer_text_whose_language_cannot_be_told_says_so() -> None:
    text = "Xqz wvk plmf " * 8
    article, problems = read.read_bytes(text.encode())
    assert article.language == "en"
    assert [problem.message for problem in problems] == ["its language could not be told: read as English"]


def test_a_language_that_is_given_is_not_told_from_the_text() -> None:
    article, problems = read.read_bytes(f"{TEXTS['de']}\n\n{TEXTS['de']}".encode(), language="nl")
    assert (article.language, article.text.count("Brücke")) == ("nl", 2)
    assert [problem.message for problem in problems] == [
        "much of the text is not in nl but in de: it was kept"
    ]


@pytest.mark.parametrize(
    ("text", "given"),
    [(SHORT[0], ""), ("Fares doubled, Anna Berg told reporters Monday", ""), (TEXTS["sv"] * 3, "sv")],
)
def test_neither_a_short_text_nor_a_language_that_is_given_loads_the_model(text: str, given: str) -> None:
    code = (
        "import sys; from workbench import read\n"
        f"read.read_bytes({text!r}.encode(), language={given!r})\n"
        "print('py3langid' in sys.modules)"
    )
    assert printed_by(code) == "False"


def test_an_english_text_needs_no_model_and_reading_needs_no_page_reader_until_there_is_a_page() -> None:
    code = (
        "import sys; from workbench import read\n"
        f"text = {TEXTS['en']!r}\n"
        "read.read_bytes((text + '\\n\\n' + text).encode())\n"
        "heavy = ('py3langid', 'numpy', 'trafilatura', 'lxml', 'charset_normalizer', 'httpx', 'mammoth', 'email')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    assert printed_by(code) == "[]"
