"""Which constituencies are drawn in which outline of map.geojson: those that bear the name of the area. Outlines and names of areas are the file's own."""

import csv
import json

FILE = "map.geojson"

# Parts of a constituency's name that count the constituencies of one area.
COUNTED = {"birinci", "ikinci", "üçüncü", "dördüncü", "beşinci"}

# The districts of the city of Baku, which is one outline.
WITHIN = {"Bakı": {"Binəqədi", "Nərimanov", "Nəsimi", "Nizami", "Pirallahı", "Qaradağ", "Sabunçu", "Səbail", "Suraxanı", "Xətai", "Xəzər", "Yasamal"}}

TOWN, CITY, RURAL = " şəhər", " şəhəri", " kənd"


def places(name):
    """The places in a constituency's name: "Şəki kənd (115 saylı seçki dairəsi)" is of "Şəki kənd"."""
    for part in name.split(" (")[0].split("-"):
        yield " ".join(word for word in part.split() if word not in COUNTED)


def bears(area, place, areas):
    """Whether a place of a constituency's name is the area, or a district of it."""
    if place.endswith(TOWN):
        town = place.removesuffix(TOWN)
        return area == (town + CITY if town + CITY in areas else town)
    if place.endswith(RURAL):
        return area == place.removesuffix(RURAL)
    return place in (area, area.removesuffix(CITY)) or place in WITHIN.get(area, ())


def drawn(folder):
    """The text of the map with the constituencies of contests.csv."""
    with open(folder / "contests.csv", encoding="utf-8", newline="") as file:
        contests = [(row["contest"], row["name_az"]) for row in csv.DictReader(file)]
    shape = json.loads((folder / FILE).read_text(encoding="utf-8"))
    areas = {feature["properties"]["name_az"] for feature in shape["features"]}
    for feature in shape["features"]:
        own = feature["properties"]
        own["contests"] = [code for code, name in contests if any(bears(own["name_az"], place, areas) for place in places(name))]
    return text(shape)


def text(shape):
    """The map with one feature a line."""
    rest = {key: value for key, value in shape.items() if key != "features"}
    head = json.dumps(rest, ensure_ascii=False)[:-1]
    return head + ', "features": [\n' + ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in shape["features"]) + "\n]}\n"
