"""Russian names in Latin letters: one table for English readers, one for Azerbaijani readers."""

ENGLISH = dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".split()))
AZERBAIJANI = dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "a b v q d e yo j z i y k l m n o p r s t u f x ts ç ş şç _ ı _ e yu ya".split()))
VOWELS = set("аеёиоуыэюяъь")


def latin(text, table):
    """The text letter by letter; `е` at the start of a word or after a vowel is `ye`."""
    out = []
    for index, letter in enumerate(text):
        small = letter.lower()
        if small not in table:
            out.append(letter)
            continue
        before = text[index - 1].lower() if index else " "
        new = table[small].replace("_", "")
        if small == "е" and (before in VOWELS or not before.isalpha()):
            new = "ye"
        if letter != small and new:
            first = "İ" if new[0] == "i" and table is AZERBAIJANI else new[0].upper()
            new = first + new[1:]
        out.append(new)
    return "".join(out)


def english(text):
    return latin(text, ENGLISH)


def azerbaijani(text):
    return latin(text, AZERBAIJANI)


def code(text):
    """A code of small Latin letters made from a Russian word."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in english(text).lower()).strip("-")
