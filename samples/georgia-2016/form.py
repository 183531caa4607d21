"""The Georgian summary protocol as data, as far as the source has its lines; every relation is shown, none holds a protocol back."""

SOURCE = "Columns of the source: the summary protocol of a precinct election commission, Election Code of Georgia"

LINES = [
    ("registered", "before", False, "Voters on the unified list", "Vahid siyahıdakı seçicilər", "Избиратели в едином списке"),
    ("special", "before", False, "Voters on the special list", "Xüsusi siyahıdakı seçicilər", "Избиратели в специальном списке"),
    ("by12", "before", False, "Voters by 12:00", "Saat 12:00-dək səs verənlər", "Проголосовали к 12:00"),
    ("by17", "before", False, "Voters by 17:00", "Saat 17:00-dək səs verənlər", "Проголосовали к 17:00"),
    ("signed", "before", False, "Signatures of voters (ballots issued)", "Seçicilərin imzaları (verilmiş bülletenlər)",
     "Подписи избирателей (выданные бюллетени)"),
    ("received", "before", False, "Ballots received", "Alınmış bülletenlər", "Получено бюллетеней"),
    ("invalid", "after", False, "Invalid ballots", "Etibarsız bülletenlər", "Недействительные бюллетени"),
]
VALID = ("valid", "after", True, "Valid ballots, as entered in the source", "Etibarlı bülletenlər (mənbədə olduğu kimi)",
         "Действительные бюллетени, как в источнике")

COLUMNS = {
    "registered": "registered_voters", "special": "special_list_voters", "by12": "voted_by_12", "by17": "voted_by_17",
    "signed": "ballots_signed_for", "received": "ballots_received", "invalid": "ballots_invalid", "valid": "ballots_valid",
}


def names(en, az, ru):
    return {"az": az, "en": en, "ru": ru}


def check(code, left, relation, right, level, en, az, ru):
    return {"code": code, "left": left, "relation": relation, "right": right, "level": level, "sentence": names(en, az, ru)}


MORE = "There are no more ballots in the box than signatures.", "Qutudakı bülletenlər imzalardan çox deyil.", "Бюллетеней в ящике не больше, чем подписей."
DAY = "Voters by 12:00, by 17:00 and at the end never fall.", "12:00, 17:00 və yekun rəqəmlər azalmır.", "Число проголосовавших к 12:00, к 17:00 и в итоге не убывает."
STOCK = "There are no more signatures than ballots received.", "İmzalar alınmış bülletenlərdən çox deyil.", "Подписей не больше, чем полученных бюллетеней."
LIST = "There are no more signatures than voters on both lists.", "İmzalar hər iki siyahıdakı seçicilərdən çox deyil.", "Подписей не больше, чем избирателей в обоих списках."
SUM = "The votes add up to the valid ballots as entered.", "Səslərin cəmi etibarlı bülletenlərə bərabərdir.", "Сумма голосов равна числу действительных бюллетеней."

CHECKS = [
    check("BOX", ["@votes", "invalid"], "<=", ["signed"], "justify", *MORE),
    check("DAY", ["by12"], "<=", ["by17"], "note", *DAY),
    check("DAY", ["by17"], "<=", ["signed"], "note", *DAY),
    check("STOCK", ["signed"], "<=", ["received"], "justify", *STOCK),
    check("LIST", ["signed"], "<=", ["registered", "special"], "justify", *LIST),
]

ROLES = {
    "registered": ["registered", "special"], "received": ["received"], "issued": ["signed"], "valid": ["@votes"], "invalid": ["invalid"],
    "voted": ["signed"],
}


def form(code, titles, lines, checks):
    return {
        "code": code, "names": titles, "source": SOURCE,
        "lines": [{"code": c, "names": names(en, az, ru), "stage": stage} | ({"optional": True} if optional else {})
                  for c, stage, optional, en, az, ru in lines],
        "checks": checks, "roles": ROLES,
    }


FORMS = [
    form("majoritarian", names("Protocol, majoritarian", "Protokol, majoritar", "Протокол, мажоритарный округ"), LINES, CHECKS),
    form("proportional", names("Protocol, proportional", "Protokol, proporsional", "Протокол, пропорциональная система"), LINES + [VALID],
         CHECKS + [check("SUM", ["valid"], "=", ["@votes"], "note", *SUM)]),
]
