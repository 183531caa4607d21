"""What is published about 1 September 2024: the figures the reconstruction reproduces. Sources: SOURCE.md and samples/figures.csv."""

CONTESTS = 125
STATIONS, PERMANENT_STATIONS, TEMPORARY_STATIONS = 6478, 6343, 135
VOTERS, PERMANENT_VOTERS, TEMPORARY_VOTERS = 6421960, 6308851, 113109
SMALLEST, LARGEST = 404, 1500
CHOICES, NOMINEES, SELF, INITIATIVE, MEMBERS = 990, 305, 684, 1, 676
DISPLACED_STATIONS, DISPLACED_VOTERS = 574, 397862
LIBERATED_STATIONS, LIBERATED_VOTERS = 54, 42050
HANDED = 6516567

NIGHT = "2024-09-02T01:25:00+04:00"
END = "2024-09-02T22:00:00+04:00"
COUNTED, COUNTED_LIST, COUNTED_VOTED = 5895, 5894207, 2196771
VOTED = 2391538
CUTOFFS = {"10:00": 636842, "12:00": 1309522, "15:00": 1893555, "17:00": 2172087}
CUTOFF_17_COUNTED = 1995403
HELD_AT_NIGHT = 9

KHANKENDI, KHANKENDI_LIST, KHANKENDI_17 = 122, 51498, 25481
SECOND = 61  # where the next highest share at 17:00 lies is not published
LANKARAN, LANKARAN_STATIONS, LANKARAN_LIST, LANKARAN_CHOICES = (77, 78, 79), 132, 139166, 20
NASIMI, NASIMI_STATIONS = 22, 38
FIELDS = {1: 6, 36: 6, 48: 6, 55: 6, 12: 13}

# number: (party, votes of the winner, valid votes); the valid votes are those nearest to the middle of what the printed per cent allow.
WINNERS = {10: ("BAP", 11576, 20308), 22: ("DIP", 8180, 14103), 26: ("BQP", 8651, 17477),
           36: ("EHDP", 9055, 17052), 81: ("MCP", 8300, 17149), 116: ("ADMP", 10432, 19870)}
WINNER_PERCENT = {10: "57.0", 22: "58.0", 26: "49.5", 36: "53.1", 81: "48.4", 116: "52.5"}
SEATS = {"YAP": 68, "VHP": 3, "EHDP": 2, "BAP": 1, "DIP": 1, "BQP": 1, "REAL": 1, "AVP": 1, "AMIP": 1, "MCP": 1, "ADMP": 1, "": 44}
CORRECTED, CORRECTED_BEFORE, CORRECTED_AFTER = 70, 3093, 3177
INVALIDATED = 46
INVALIDATED_KNOWN = ((22, 2), (22, 14), (22, 20), (78, 29), (78, 32))

PARTIES = [
    ("YAP", "Yeni Azərbaycan Partiyası", "New Azerbaijan Party", "Партия «Новый Азербайджан»", "YAP", "#2f6db5"),
    ("VHP", "Vətəndaş Həmrəyliyi Partiyası", "Civic Solidarity Party", "Партия гражданской солидарности", "VHP", "#b5482f"),
    ("EHDP", "Ədalət, Hüquq, Demokratiya Partiyası", "Justice, Law, Democracy Party", "Партия справедливости, права, демократии", "ƏHDP", "#7a4fa3"),
    ("BAP", "Böyük Azərbaycan Partiyası", "Great Azerbaijan Party", "Партия «Великий Азербайджан»", "BAP", "#1f8a70"),
    ("DIP", "Demokratik İslahatlar Partiyası", "Democratic Reforms Party", "Партия демократических реформ", "DİP", "#c98a1b"),
    ("BQP", "Böyük Quruluş Partiyası", "Great Order Party", "Партия «Великое созидание»", "BQP", "#8a6d3b"),
    ("REAL", "Respublikaçı Alternativ Partiyası", "Republican Alternative Party", "Партия «Республиканская альтернатива»", "REAL", "#c2457f"),
    ("AVP", "Ana Vətən Partiyası", "Motherland Party", "Партия «Ана Ветен» (Родина)", "AVP", "#3f7f3f"),
    ("AMIP", "Azərbaycan Milli İstiqlal Partiyası", "National Independence Party", "Партия национальной независимости Азербайджана", "AMİP", "#4c5a9e"),
    ("MCP", "Milli Cəbhə Partiyası", "National Front Party", "Партия национального фронта", "MCP", "#a33b3b"),
    ("ADMP", "Azərbaycan Demokratik Maarifçilik Partiyası", "Democratic Enlightenment Party", "Азербайджанская партия демократического просвещения", "ADMP", "#2a8ca0"),
]

# Names of constituencies that a source of 2024 gives: az, en, ru. All others stay numbers.
ORDINAL = {1: ("birinci", "First", "Первый"), 2: ("ikinci", "Second", "Второй"), 3: ("üçüncü", "Third", "Третий"),
           4: ("dördüncü", "Fourth", "Четвёртый"), 5: ("beşinci", "Fifth", "Пятый")}


def _numbered(az, en, ru, number):
    ordinal = ORDINAL[number]
    return f"{az} {ordinal[0]}", f"{en} {ordinal[1]}", f"{ru} {ordinal[2]}"


PLACES = {
    1: ("Şərur-Sədərək", "Sharur-Sadarak", "Шарур-Садарак"),
    2: ("Şərur-Kəngərli", "Sharur-Kangarli", "Шарур-Кенгерли"),
    3: ("Babək-Şahbuz-Kəngərli", "Babek-Shahbuz-Kangarli", "Бабек-Шахбуз-Кенгерли"),
    4: ("Naxçıvan şəhər", "Nakhchivan City", "Нахчыван городской"),
    8: _numbered("Binəqədi", "Binagadi", "Бинагадинский", 1),
    9: _numbered("Binəqədi", "Binagadi", "Бинагадинский", 2),
    10: _numbered("Binəqədi", "Binagadi", "Бинагадинский", 3),
    12: _numbered("Xəzər", "Khazar", "Хазарский", 1),
    14: _numbered("Xəzər", "Khazar", "Хазарский", 2),
    15: _numbered("Yasamal", "Yasamal", "Ясамальский", 1),
    16: _numbered("Yasamal", "Yasamal", "Ясамальский", 2),
    17: _numbered("Yasamal", "Yasamal", "Ясамальский", 3),
    22: ("Nəsimi-Yasamal", "Nasimi-Yasamal", "Насими-Ясамал"),
    26: _numbered("Sabunçu", "Sabunchu", "Сабунчинский", 1),
    30: _numbered("Suraxanı", "Surakhani", "Сураханский", 1),
    31: _numbered("Suraxanı", "Surakhani", "Сураханский", 2),
    32: _numbered("Suraxanı", "Surakhani", "Сураханский", 3),
    33: _numbered("Xətai", "Khatai", "Хатаинский", 1),
    34: _numbered("Xətai", "Khatai", "Хатаинский", 2),
    36: ("Xətai-Suraxanı", "Khatai-Surakhani", "Хатаи-Сураханы"),
    41: ("Gəncə-Samux-Goranboy", "Ganja-Samukh-Goranboy", "Гянджа-Самух-Геранбой"),
    42: _numbered("Sumqayıt", "Sumgayit", "Сумгаитский", 1),
    43: _numbered("Sumqayıt", "Sumgayit", "Сумгаитский", 2),
    44: _numbered("Sumqayıt", "Sumgayit", "Сумгаитский", 3),
    45: _numbered("Sumqayıt", "Sumgayit", "Сумгаитский", 4),
    46: _numbered("Sumqayıt", "Sumgayit", "Сумгаитский", 5),
    47: ("Sumqayıt-Abşeron-Qaradağ", "Sumgayit-Absheron-Garadagh", "Сумгаит-Абшерон-Гарадаг"),
    48: _numbered("Abşeron", "Absheron", "Абшеронский", 1),
    55: ("Siyəzən-Quba-Xızı", "Siyazan-Guba-Khizi", "Сиазань-Губа-Хызы"),
    58: ("Hacıqabul-Kürdəmir", "Hajigabul-Kurdamir", "Гаджигабул-Кюрдамир"),
    59: ("Quba", "Guba", "Губа"),
    61: ("Qusar", "Gusar", "Гусар"),
    65: ("Salyan-Biləsuvar-Neftçala", "Salyan-Bilasuvar-Neftchala", "Сальян-Билясувар-Нефтчала"),
    67: ("Sabirabad", "Sabirabad", "Сабирабад"),
    68: ("Sabirabad-Şirvan", "Sabirabad-Shirvan", "Сабирабад-Ширван"),
    69: ("Cəlilabad-Masallı-Biləsuvar", "Jalilabad-Masalli-Bilasuvar", "Джалилабад-Масаллы-Билясувар"),
    70: ("Neftçala", "Neftchala", "Нефтчала"),
    71: ("Cəlilabad şəhər", "Jalilabad City", "Джалилабад городской"),
    72: ("Cəlilabad kənd", "Jalilabad Rural", "Джалилабад сельский"),
    77: ("Lənkəran şəhər", "Lankaran City", "Ленкорань городской"),
    78: ("Lənkəran kənd", "Lankaran Rural", "Ленкорань сельский"),
    81: ("İmişli", "Imishli", "Имишли"),
    90: ("Ağdaş", "Aghdash", "Агдаш"),
    92: ("Göyçay-Ağdaş", "Goychay-Aghdash", "Гёйчай-Агдаш"),
    94: ("Ucar", "Ujar", "Уджар"),
    99: ("Bərdə", "Barda", "Барда"),
    114: ("Şəki şəhər", "Shaki City", "Шеки городской"),
    115: ("Şəki kənd", "Shaki Rural", "Шеки сельский"),
    116: ("Qəbələ", "Gabala", "Габала"),
    122: ("Xankəndi", "Khankendi", "Ханкенди"),
    124: ("Şuşa-Ağdam-Xocalı-Xocavənd", "Shusha-Aghdam-Khojaly-Khojavend", "Шуша-Агдам-Ходжалы-Ходжавенд"),
    125: ("Zəngilan-Qubadlı", "Zangilan-Gubadli", "Зангилан-Губадлы"),
}
