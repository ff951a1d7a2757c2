"""Makes ``emoji.json`` from the npm package emojibase-data: ``python resources/emoji/make.py FOLDER_OF_THE_PACKAGE``."""

import json
import sys
from pathlib import Path

NEWEST = 15.0
"""Newest version of Unicode's emoji that the fonts of supported systems have."""
GROUPS = ("smileys", "people", "component", "nature", "food", "travel", "activities", "objects", "symbols", "flags")


def main(package: Path) -> None:
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    english = json.loads((package / "en" / "data.json").read_text("utf-8"))
    russian = {each["hexcode"]: each for each in json.loads((package / "ru" / "data.json").read_text("utf-8"))}
    rows = []
    for each in sorted(english, key=lambda found: found.get("order", 0)):
        group = GROUPS[each["group"]] if "group" in each else "component"
        if group == "component" or each["version"] > NEWEST:
            continue
        other = russian[each["hexcode"]]
        words = [" ".join(found.get("tags", ())) for found in (each, other)]
        # what is drawn in colour by default needs no sign that asks for it
        signs = "".join(chr(int(code, 16)) for code in each["hexcode"].split("-")) if each["type"] else each["emoji"]
        rows.append([signs, group, each["label"], words[0], other["label"], words[1]])
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    target = Path(__file__).with_name("emoji.json")
    target.write_text(f'{{"source": "emojibase-data {version}", "emoji": [\n{lines}\n]}}\n', "utf-8")
    sys.stdout.write(f"{len(rows)} emoji\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
