"""Names and codes that the source has in Russian only."""

# Name in the source: code, az, en, az short, en short, ru short, colour (the product's choice).
PARTIES = {
    "Единая Россия": ("united-russia", "Vahid Rusiya", "United Russia", "VR", "UR", "ЕР", "#2f5fa8"),
    "Коммунистическая Партия Российской Федерации":
        ("cprf", "Rusiya Federasiyası Kommunist Partiyası", "Communist Party of the Russian Federation", "RFKP", "CPRF", "КПРФ", "#b3261e"),
    "ЛДПР": ("ldpr", "Rusiya Liberal Demokrat Partiyası", "Liberal Democratic Party of Russia", "LDPR", "LDPR", "ЛДПР", "#d9a400"),
    "Справедливая Россия": ("just-russia", "Ədalətli Rusiya – Həqiqət Naminə", "A Just Russia – For Truth", "ƏR", "JR", "СРЗП", "#e07a1f"),
    "Новые Люди": ("new-people", "Yeni İnsanlar", "New People", "Yİ", "NP", "НЛ", "#23a6a6"),
    "Яблоко": ("yabloko", "Yabloko", "Yabloko", "Yabloko", "Yabloko", "Яблоко", "#3f8f3f"),
    "Партия Роста": ("growth", "Artım Partiyası", "Party of Growth", "AP", "Growth", "ПР", "#7a4fa3"),
    "Партия Свободы и Справедливости":
        ("freedom-justice", "Rusiya Azadlıq və Ədalət Partiyası", "Russian Party of Freedom and Justice", "RAƏP", "RPFJ", "РПСС", "#8a6d3b"),
    "Коммунисты России": ("communists-of-russia", "Rusiya Kommunistləri", "Communists of Russia", "RK", "CR", "КР", "#8f1d1d"),
    "Гражданская Платформа": ("civic-platform", "Vətəndaş Platforması", "Civic Platform", "VP", "CP", "ГП", "#5b7fb5"),
    "Зеленая Альтернатива": ("green-alternative", "Yaşıl Alternativ", "Green Alternative", "YA", "GA", "ЗА", "#6aa84f"),
    "Зелёные": ("greens", "Yaşıllar", "The Greens", "Yaşıllar", "Greens", "Зелёные", "#2e7d32"),
    "Родина": ("rodina", "Rodina", "Rodina", "Rodina", "Rodina", "Родина", "#a0522d"),
    "Партия Пенсионеров": ("pensioners", "Təqaüdçülər Partiyası", "Party of Pensioners", "TP", "Pensioners", "ПП", "#777777"),
}

MUNICIPAL = {"Автово": ("avtovo", "Avtovo"), "Ланское": ("lanskoe", "Lanskoe")}

ABROAD = "Голосование за рубежом"

# Kind of the venue in the source: kind of the station. Without one the source has no venue (ships, hospitals and stations opened for the day).
STATION_KINDS = {"": "no-venue", "consulate": "abroad", "embassy": "abroad", "hospital": "medical", "neuropsychiatry": "medical"}

KIND_NAMES = [
    {"code": "ordinary", "names": {"az": "Adi", "en": "Ordinary", "ru": "Обычный"}, "special": False},
    {"code": "abroad", "names": {"az": "Xaricdə", "en": "Abroad", "ru": "За рубежом"}, "special": True},
    {"code": "medical", "names": {"az": "Tibb müəssisəsi", "en": "Medical institution", "ru": "Медицинское учреждение"}, "special": True},
    {"code": "no-venue", "names": {"az": "Ünvanı məlum deyil", "en": "No address in the source", "ru": "Нет адреса в источнике"}, "special": True},
    {"code": "scanner", "names": {"az": "Skanerli", "en": "With a ballot scanner", "ru": "С КОИБ"}, "special": False},
]

UNIT_KINDS = [
    {"code": "city", "names": {"az": "Şəhər", "en": "City", "ru": "Город"}},
    {"code": "district", "names": {"az": "Rayon", "en": "District", "ru": "Район"}},
    {"code": "commission", "names": {"az": "Ərazi komissiyası", "en": "Territorial commission", "ru": "Территориальная комиссия"}},
]

CITY = {"az": "Sankt-Peterburq", "en": "Saint Petersburg", "ru": "Санкт-Петербург"}
