"""The rows of samples/figures.csv: what is published, each with its moment and source. Typed out as published; nothing is computed here."""

SAMPLE = "azerbaijan-2024"
AFTERNOON, CLOSE, NIGHT, END, FINAL = "2024-09-01T17:05:00+04:00", "2024-09-01T19:00:00+04:00", "2024-09-02T01:25:00+04:00", "2024-09-02T22:00:00+04:00", "2024-09-21T18:00:00+04:00"
CODE = "election code art. 29"
MENAFN, WZ, FIRST = "menafn.com/1108624431", "wz.lviv.ua/news/518953", "1news.az/az/news/20240901124806191"
DERIVED, INVENTED = "derived from the published figures", "assignment of the reconstruction"

REGISTERS = [
    ("contests/count", 125, "medeniyyet.az/page/news/75738"), ("stations", 6478, "medeniyyet.az/page/news/75738"),
    ("stations/permanent", 6343, MENAFN), ("stations/temporary", 135, MENAFN), ("stations/displaced", 574, MENAFN), ("stations/liberated", 54, MENAFN),
    ("voters", 6421960, FIRST), ("voters/permanent", 6308851, "menafn.com/1108622680"), ("voters/temporary", 113109, "menafn.com/1108622680"),
    ("voters/displaced", 397862, MENAFN), ("voters/liberated", 42050, DERIVED + " (published: more than 42,000)"), ("voters/norm", 51376, DERIVED),
    ("choices", 990, MENAFN), ("choices/party", 305, WZ), ("choices/self", 684, WZ), ("choices/initiative", 1, WZ),
    ("choices/affiliated", 676, MENAFN), ("choices/unaffiliated", 314, DERIVED), ("choices/members", 371, DERIVED + ": 676 less 305 nominated by parties"),
    ("ballots/handed", 6516567, "menafn.com/1108623320"), ("ballots/handed/share", "101.47", DERIVED),
    ("contest:122/voters", 51498, DERIVED), ("contest:022/stations", 38, "menafn.com/1108662547"),
    ("contests:077+078+079/voters", 139166, "israelan.com 235014"), ("contests:077+078+079/stations", 132, "israelan.com 235014"),
    ("contests:077+078+079/choices", 20, "israelan.com 235014"),
]
TURNOUT = [
    ("10:00", 636842, "9.92", "menafn.com/1108623638; hemlemedia.az/32158"), ("12:00", 1309522, "20.39", FIRST),
    ("15:00", 1893555, "29.49", "menafn.com/1108624089"), ("17:00", 2172087, "33.82", "azvision.az; yenicag.az"),
]
NIGHT_ROWS = [
    ("counted/stations", 5895, "thelatestnews.world quoting AZERTAC"), ("counted/stations/share", "91.00", DERIVED),
    ("counted/list", 5894207, DERIVED + ": 2,196,771 / 37.27 %"), ("counted/voted", 2196771, "news.az; gazeta.ru/Interfax 2024-09-02"),
    ("counted/voted/share", "37.27", "gazeta.ru/Interfax 2024-09-02"), ("counted/voted/of-all-voters", "34.21", DERIVED),
    ("outstanding/stations", 583, DERIVED), ("outstanding/list", 527753, DERIVED),
    ("protocols", 5904, INVENTED + ": 9 are held by a check"), ("protocols/held", 9, INVENTED), ("protocols/counted", 5895, "thelatestnews.world quoting AZERTAC"),
    ("contest:122/cutoff/17:00", 25481, DERIVED + ": 49.48 % of 51,498"),
]
END_ROWS = [
    ("protocols", 6478, "mir24 2024-09-02 21:42"), ("protocols/counted", 6478, "mir24 2024-09-02 21:42"), ("protocols/held", 0, INVENTED), ("counted/stations", 6478, "mir24 2024-09-02 21:42"),
    ("counted/list", 6421960, FIRST), ("counted/voted", 2391538, DERIVED + ": 37.24 %"), ("counted/voted/share", "37.24", "TASS 2024-09-02"),
]
FINAL_ROWS = [
    ("contest:022/invalidated", 3, "menafn.com/1108662547"), ("contest:078/invalidated", 2, "menafn.com/1108662547"),
    ("invalidated", 46, "turan.az 784680"), ("protocols/invalidated", 46, "turan.az 784680"), ("protocols/counted", 6432, DERIVED), ("counted/stations", 6432, DERIVED), ("turnout/voted", 2391538, DERIVED + ": invalidated stations stay in turnout"),
    ("checks/broken/K5", 3, INVENTED), ("checks/broken/K7", 13, INVENTED), ("checks/broken/K17", 3, INVENTED), ("protocols/blank", 0, INVENTED),
    ("turnout-series", 6478, "hemlemedia.az/32158; yenicag.az"), ("turnout-series/falling", 0, INVENTED), ("protocols/early", 2, INVENTED),
    ("turnout/share", "37.24", "medeniyyet.az/page/news/75738"), ("turnout/share/without-invalidated", "37.24", INVENTED),
]
SEATS = [("YAP", 68), ("independent", 44), ("VHP", 3), ("EHDP", 2), ("BAP", 1), ("DIP", 1), ("BQP", 1), ("REAL", 1), ("AVP", 1), ("AMIP", 1), ("MCP", 1), ("ADMP", 1)]
# Constituency, choice (its number is invented), party, votes, share of the valid votes, valid votes (the middle of those that print this share).
WINNERS = [("010", "010-5", "BAP", 11576, "57.0", 20308), ("022", "022-6", "DIP", 8180, "58.0", 14103), ("026", "026-6", "BQP", 8651, "49.5", 17477),
           ("036", "036-1", "EHDP", 9055, "53.1", 17052), ("081", "081-6", "MCP", 8300, "48.4", 17149), ("116", "116-4", "ADMP", 10432, "52.5", 19870)]
WINNER_SOURCE = "press, one report per constituency: mail.mia.az/mobil/1071005"


def rows():
    """(figure, at, value, source) in the order of the file."""
    for figure, value, source in REGISTERS:
        yield figure, "", value, source
    for cutoff, voters, share, source in TURNOUT:
        at = f"2024-09-01T{cutoff}:00+04:00"
        yield f"turnout/{cutoff}/voters", at, voters, source
        yield f"turnout/{cutoff}/stations", at, 6478, "hemlemedia.az/32158; yenicag.az"
        yield f"turnout/{cutoff}/share", at, share, source
    at = "2024-09-01T17:00:00+04:00"
    yield "turnout/17:00/contest/122", at, 25481, DERIVED + ": 49.48 % of 51,498"
    yield "turnout/17:00/contest/122/share", at, "49.48", "menafn.com/1108624433"
    yield "turnout/17:00/highest", at, "122", "menafn.com/1108624433"
    yield "turnout/17:00/second/share", at, "41.00", INVENTED
    for figure, value, source in (("voters", 2172087, "azvision.az; yenicag.az"), ("stations", 6478, "hemlemedia.az/32158; yenicag.az"), ("share", "33.82", "azvision.az; yenicag.az")):
        yield f"turnout/17:00/{figure}", AFTERNOON, value, source
    yield "protocols", AFTERNOON, 0, CODE.replace("29", "106")
    yield "counted/stations", AFTERNOON, 0, CODE.replace("29", "106")
    yield "counted/stations", CLOSE, 0, CODE.replace("29", "106")
    for moment, some in ((NIGHT, NIGHT_ROWS), (END, END_ROWS), (FINAL, FINAL_ROWS)):
        for figure, value, source in some:
            yield figure, moment, value, source
        for party, seats in SEATS:
            yield f"seats/leading/{party}", moment, seats, "turan.az 784680 and 784900" if moment != NIGHT or party == "YAP" else INVENTED
    for contest, choice, party, votes, share, valid in WINNERS:
        yield f"contest:{contest}/winner", END, choice, WINNER_SOURCE + "; the choice's number is invented"
        yield f"contest:{contest}/winner/party", END, party, WINNER_SOURCE
        yield f"contest:{contest}/votes/{choice}", END, votes, WINNER_SOURCE
        yield f"contest:{contest}/winner/share", END, share, WINNER_SOURCE
        yield f"contest:{contest}/valid", END, valid, DERIVED + ": the middle of what the printed share allows"
    yield "contest:070/votes/070-7", "2024-09-03T10:00:00+04:00", 3093, "turan.az 784198; the choice's number is invented"
    yield "contest:070/votes/070-7", "2024-09-03T12:00:00+04:00", 3177, "turan.az 784198; the choice's number is invented"


def lines():
    """The rows as text, without the header."""
    for figure, at, value, source in rows():
        yield f'{SAMPLE},{figure},{at},{value},"{source}"' if "," in source else f"{SAMPLE},{figure},{at},{value},{source}"
