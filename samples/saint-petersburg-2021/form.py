"""The Russian protocol of 2021 as data: twelve lines, four control relations."""

SOURCE = ("Federal law 20-FZ on the elections of deputies of the State Duma, protocol of the precinct commission, "
          "lines 1 to 12, and its control relations; the city's and the municipal protocols have the same lines")

LINES = [
    ("1", "before", "Число избирателей, внесённых в список на момент окончания голосования",
     "Voters on the list when voting ended", "Səsvermə başa çatanda siyahıda olan seçicilərin sayı"),
    ("2", "before", "Число бюллетеней, полученных участковой комиссией",
     "Ballots received by the precinct commission", "Məntəqə komissiyasının aldığı bülletenlərin sayı"),
    ("3", "before", "Число бюллетеней, выданных проголосовавшим досрочно",
     "Ballots issued to early voters", "Vaxtından əvvəl səs verənlərə verilmiş bülletenlərin sayı"),
    ("4", "before", "Число бюллетеней, выданных в помещении для голосования",
     "Ballots issued at the polling station", "Səsvermə otağında verilmiş bülletenlərin sayı"),
    ("5", "before", "Число бюллетеней, выданных вне помещения для голосования",
     "Ballots issued outside the polling station", "Səsvermə otağından kənarda verilmiş bülletenlərin sayı"),
    ("6", "before", "Число погашенных бюллетеней", "Ballots cancelled unused", "Ləğv edilmiş bülletenlərin sayı"),
    ("7", "after", "Число бюллетеней в переносных ящиках", "Ballots in portable boxes", "Səyyar qutulardakı bülletenlərin sayı"),
    ("8", "after", "Число бюллетеней в стационарных ящиках", "Ballots in stationary boxes", "Stasionar qutulardakı bülletenlərin sayı"),
    ("9", "after", "Число недействительных бюллетеней", "Invalid ballots", "Etibarsız bülletenlərin sayı"),
    ("10", "after", "Число действительных бюллетеней", "Valid ballots", "Etibarlı bülletenlərin sayı"),
    ("11", "after", "Число утраченных бюллетеней", "Ballots lost", "İtirilmiş bülletenlərin sayı"),
    ("12", "after", "Число бюллетеней, не учтённых при получении",
     "Ballots not accounted for at receipt", "Alınarkən nəzərə alınmamış bülletenlərin sayı"),
]

COLUMNS = {
    "1": "registered_count", "2": "received_count", "3": "ahead_of_time_count", "4": "walk_by_count", "5": "on_home_count",
    "6": "destroyed_count", "7": "portable_box_count", "8": "stationary_box_count", "9": "invalid_count", "10": "valid_count",
    "11": "lost_count", "12": "ignored_count",
}

ROLES = {
    "registered": ["1"], "received": ["2"], "unused": ["6"], "issued": ["3", "4", "5"], "portable": ["7"], "stationary": ["8"],
    "valid": ["10"], "invalid": ["9"], "voted": ["3", "4", "5"],
}


def check(code, left, relation, right, ru, en, az):
    return {"code": code, "left": left, "relation": relation, "right": right, "level": "block", "article": "20-FZ",
            "sentence": {"az": az, "en": en, "ru": ru}}


COMMON = [
    check("R1", ["3", "4", "5"], "<=", ["1"], "Выдано бюллетеней не больше, чем избирателей в списке.",
          "No more ballots are issued than there are voters on the list.",
          "Verilmiş bülletenlər siyahıdakı seçicilərdən çox deyil."),
    check("R2", ["2"], "=", ["3", "4", "5", "6", "11", "-12"],
          "Полученные бюллетени равны сумме выданных, погашенных и утраченных за вычетом не учтённых при получении.",
          "Ballots received are those issued, cancelled and lost, less those not accounted for at receipt.",
          "Alınmış bülletenlər verilmiş, ləğv edilmiş və itirilmiş bülletenlərin cəminə bərabərdir, nəzərə alınmayanlar çıxılır."),
    check("R3", ["7", "8"], "=", ["9", "10"], "Бюллетени в ящиках равны сумме недействительных и действительных.",
          "Ballots in the boxes are the invalid and the valid ones.",
          "Qutulardakı bülletenlər etibarsız və etibarlı bülletenlərin cəminə bərabərdir."),
]

ONE_MARK = check("R4", ["10"], "=", ["@votes"], "Сумма голосов равна числу действительных бюллетеней.",
                 "The votes add up to the valid ballots.", "Səslərin cəmi etibarlı bülletenlərin sayına bərabərdir.")


def marks(count):
    return [
        check("R4", ["@votes"], "<=", [f"{count}*10"], f"Голосов не больше {count} на действительный бюллетень.",
              f"There are no more than {count} votes to a valid ballot.",
              f"Hər etibarlı bülletenə {count} səsdən çox düşmür."),
        check("R4", ["10"], "<=", ["@votes"], "На действительном бюллетене не меньше одного голоса.",
              "A valid ballot has at least one vote.", "Etibarlı bülletendə ən azı bir səs var."),
    ]


def form(code, names, checks):
    lines = [{"code": c, "names": {"az": az, "en": en, "ru": ru}, "stage": stage} for c, stage, ru, en, az in LINES]
    return {"code": code, "names": names, "source": SOURCE, "lines": lines, "checks": COMMON + checks, "roles": ROLES}


def forms(seats):
    """The form of ballots with one mark, and that of the municipal ballots with several."""
    return [
        form("one-mark", {"az": "Məntəqə protokolu", "en": "Protocol of a precinct", "ru": "Протокол участковой комиссии"}, [ONE_MARK]),
        form("several-marks", {"az": "Məntəqə protokolu, çoxmandatlı", "en": "Protocol of a precinct, several seats",
                               "ru": "Протокол участковой комиссии, многомандатный округ"}, marks(seats)),
    ]
