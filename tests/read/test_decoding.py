"""Bytes become text: encodings, marks, line ends and characters that act on a terminal."""

import codecs

import pytest

from workbench import read
from workbench.errors import InputError

ENGLISH = (
    "The bridge cost £12 million, “too much” said Zoë Müller – about 5 per cent of the budget of the town."
)
FRENCH = "Le pont a coûté 12 millions d’euros, soit près de 5 % du budget de la ville, a déclaré le maire à la presse."
GERMAN = (
    "Die Brücke kostete 12 Millionen €, das sind 5 Prozent des Haushalts der Stadt, sagte der Bürgermeister."
)
POLISH = "Most kosztował 12 milionów złotych, około 5 procent budżetu miasta, powiedział prezydent Łodzi. Są źródła."
RUSSIAN = "Мост обошёлся в 12 миллионов рублей, это около 5 процентов бюджета города, сообщил во вторник мэр."
GREEK = "Η γέφυρα κόστισε 12 εκατομμύρια ευρώ, περίπου το 5 τοις εκατό του προϋπολογισμού της πόλης, είπε ο δήμαρχος."
JAPANESE = "橋の建設費は1200万ユーロで、市の予算のおよそ5パーセントに当たると市長が火曜日に述べた。"
CHINESE = "市长星期二表示，这座桥耗资一千二百万欧元，约占该市预算的百分之五。"

GUESSED = [
    (ENGLISH, "cp1252", "windows-1252"),
    (FRENCH, "cp1252", "windows-1252"),
    (GERMAN, "cp1252", "windows-1252"),
    (POLISH, "cp1250", "windows-1250"),
    (POLISH, "iso8859_2", "iso-8859-2"),
    (RUSSIAN, "cp1251", "windows-1251"),
    (RUSSIAN, "koi8_r", "koi8-r"),
    (GREEK, "cp1253", "windows-1253"),
    (JAPANESE, "cp932", "shift_jis"),
    (CHINESE, "gb18030", "gb18030"),
]
MARKED = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
]


@pytest.mark.parametrize(("text", "codec", "shown"), GUESSED)
def test_an_encoding_is_guessed_and_the_guess_reported(text: str, codec: str, shown: str) -> None:
    article, problems = read.read_bytes(text.encode(codec), name="old.txt")
    assert article.text == text
    assert [problem.message for problem in problems] == [f"read as {shown}, which is a guess"]


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, GERMAN, POLISH, RUSSIAN, GREEK, JAPANESE])
def test_utf_8_is_read_without_a_word(text: str) -> None:
    article, problems = read.read_bytes(text.encode())
    assert (article.text, problems) == (text, ())


@pytest.mark.parametrize(("mark", "codec"), MARKED)
def test_a_byte_order_mark_is_obeyed_and_taken_off(mark: bytes, codec: str) -> None:
    article, problems = read.read_bytes(mark + RUSSIAN.encode(codec))
    assert (article.text, problems) == (RUSSIAN, ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_a_guess(codec: str) -> None:
    article, problems = read.read_bytes(ENGLISH.encode(codec))
    assert article.text == ENGLISH
    assert [problem.message for problem in problems] == [f"read as {codec}, which is a guess"]


@pytest.mark.parametrize("label", ["windows-1251", "CP1251", "cp1251"])
def test_a_declared_charset_is_no_guess(label: str) -> None:
    article, problems = read.read_bytes(RUSSIAN.encode("cp1251"), media_type=f'text/plain; charset="{label}"')
    assert (article.text, problems) == (RUSSIAN, ())


def test_a_page_declares_its_charset() -> None:
    page = f"<html><head><meta charset=koi8-r></head><body><p>{RUSSIAN}</p></body></html>"
    article, problems = read.read_bytes(page.encode("koi8_r"))
    assert RUSSIAN in article.text
    assert not any("guess" in problem.message for problem in problems)


@pytest.mark.parametrize(
    "label", ["unicode_escape", "zlib", "idna", "undefined", "no such thing", "x" * 500, "utf-7"]
)
def test_a_charset_that_no_text_has_is_not_obeyed(label: str) -> None:
    article, _ = read.read_bytes(GERMAN.encode("cp1252"), media_type=f"text/plain; charset={label}")
    assert article.text == GERMAN


def test_utf_8_beats_what_is_declared() -> None:
    article, _ = read.read_bytes(GERMAN.encode(), media_type="text/plain; charset=windows-1252")
    assert article.text == GERMAN


def test_a_damaged_byte_in_utf_8_is_replaced_and_counted() -> None:
    article, problems = read.read_bytes(RUSSIAN.encode() + b"\xd0\xff.")
    assert article.text.startswith(RUSSIAN)
    assert problems[0].message == "2 characters could not be read as utf-8 and stand as “\ufffd”"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\u2029"])
def test_line_ends_become_one(end: str) -> None:
    article, _ = read.read_bytes(f"The first line of it.{end}The\tsecond line.".encode())
    assert article.text == "The first line of it.\nThe\tsecond line."


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x0b", "\x7f", "\x9b", "\u202e", "\u2066", "\x00"])
def test_a_character_that_acts_is_replaced_one_for_one_and_counted(char: str) -> None:
    text = (
        f"The tax is {char}5 percent of the price that {char}is paid for a house, and it was {{}} years ago."
        + " So it is." * 20
    )
    article, problems = read.read_bytes(text.encode())
    assert article.text == text.replace(char, "\ufffd")
    assert [problem.message for problem in problems] == ["replaced 2 control characters by “\ufffd”"]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_few_zeros_in_a_short_text_are_replaced(count: int) -> None:
    text = "The tax is 5 percent of the price of a house." + "\x00" * count + "So it is."
    article, problems = read.read_bytes(text.encode())
    assert article.text == text.replace("\x00", "\ufffd")
    assert [problem.message.partition(" control")[0] for problem in problems] == [f"replaced {count}"]


def test_a_letter_and_its_accent_are_one_so_that_the_word_is_found() -> None:
    composed, apart = "The café of the town", "The cafe\u0301 of the town"
    assert read.read_bytes(composed.encode())[0].text == composed
    assert read.read_bytes(apart.encode())[0].text == composed


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("It cost 2,5 Mil\u00adlio\u00adnen Euro.", "It cost 2,5 Millionen Euro."),
        ("It cost 2 mil\u200blion, or\u2060 3.", "It cost 2 million, or 3."),
        ("El an\u0303o costo\u0301 2 millones.", "El año costó 2 millones."),
        ("ภาษา\u200bไทย คือ ภาษา", "ภาษา\u200bไทย คือ ภาษา"),
        ("It is ½ of a ﬁre, ① of Å.", "It is ½ of a ﬁre, ① of Å."),
    ],
    ids=["soft hyphens", "no width", "accents", "Thai", "other signs stay"],
)
def test_what_hides_a_word_is_taken_out(written: str, text: str) -> None:
    assert read.read_bytes(written.encode())[0].text == text


def test_a_form_feed_ends_a_line() -> None:
    article, problems = read.read_bytes(b"Page one ends.\n\x0cPage two begins.")
    assert (article.text, problems) == ("Page one ends.\n\nPage two begins.", ())


UNDECLARED = {
    "de": "Die Brücke über die Große Lenne kostet 12 Millionen €, sagte Bürgermeister Jörg Öhler für die Straße.",
    "fr": "Le pont coûtera 12 millions de € à la ville, a dit le maire « très inquiet » au cœur du problème.",
    "es": "El puente costará 12 millones de € el próximo año, dijo la señora Muñoz: «¿Quién pagará mañana?»",
    "en": "The bridge cost £12 million, which the café’s owner – Zoë Müller – thought a lot. She had €5.",
}


@pytest.mark.parametrize("language", UNDECLARED)
@pytest.mark.parametrize("encoding", ["cp1252", "iso8859_15", "mac_roman", "utf-16-le", "utf-16-be"])
def test_an_encoding_that_nobody_declares_is_told(encoding: str, language: str) -> None:
    data = UNDECLARED[language].encode(encoding, "replace")
    assert read.read_bytes(data)[0].text == data.decode(encoding)


def test_a_page_of_an_old_macintosh_is_obeyed() -> None:
    page = f"<html><head><meta charset=macintosh></head><body><p>{UNDECLARED['fr']}</p></body></html>"
    assert UNDECLARED["fr"] in read.read_bytes(page.encode("mac_roman"))[0].text


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t\r\n ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u3000\u00a0".encode()],
    ids=["nothing", "white space", "a mark", "a wide mark", "wide white space"],
)
def test_an_empty_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="empty") as refused:
        read.read_bytes(data, name="empty.txt")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x00" * 40,
        b"\x01\x02\x03\x04",
        b"MZ\x90\x00\x03" * 30,
        b"ab\x00\x00\x00\x00" * 9,
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="no text that can be read"):
        read.read_bytes(data)
