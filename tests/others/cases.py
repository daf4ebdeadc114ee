"""Makes a workspace of each set of records: those that are shipped, and every example of the rule pages."""

import pathlib
import re
import shutil
import sys

repository, cases = map(pathlib.Path, sys.argv[1:])


def shipped():
    for name, folders in {"own": ["plans", "records"], "town": ["tests/town/planer", "tests/town/uppfoljning"]}.items():
        for folder in folders:
            shutil.copytree(repository / folder, cases / name / pathlib.Path(folder).name)
        settings = repository / ("vbe.toml" if name == "own" else "tests/town/vbe.toml")
        shutil.copy(settings, cases / name / "vbe.toml")


def examples():
    for page in sorted((repository / "docs/rules").glob("*.md")):
        part = ""
        for block in re.split(r"(?m)^(?=## |```yaml )", page.read_text()):
            if block.startswith("## "):
                part = block.split("\n", 1)[0][3:].lower()
                continue
            found = re.match(r"```yaml (\S+)\n(.*?)^```", block, re.S | re.M)
            if not found:
                continue
            path, text = found.groups()
            lines = [line for line in text.splitlines(keepends=True) if not re.fullmatch(r"[\s^]*\^[\s^]*", line)]
            place = cases / f"{page.stem}-{part}" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text("".join(lines))


def forms():
    """A plan, or a case, with one text in one place, of every form and of what only looks like one."""
    times = """V 2018|v 12 2018|2018-H1|2018-H3|2018–2021|2018-02-29|2020-02-29|20188|maj 2018|MAJ 2018|Hösten 2026|hösten
        tills vidare|från 2016|2016-12-05 –|från och med maj 2016 tills vidare|T4 2019|T3  2019|kv 2 2018|kv 5 2018|2018-13
        V 2018 - H 2019|2018-5|maj2018|1899|2200|2017-2021 tills vidare|löpande|2018-05-14|2018-05-14 - 2018-06-01"""
    rhythms = """årligen|Två gånger per år|2 ggr/år|minst två gånger per år|inom 24 månader|inom månader|varje|var tredje månad
        var sjunde månad|löpande|inför varje helg|vartannat år|400 gånger per år|VARJE VECKA|half-yearly"""
    targets = "minst 2|flera|≤ 26 %|fyra träffar|minska|minska med 5 procentenheter|halvera|"
    plan = "kind: plan\nid: p\ntitle: P\nareas: []\n"
    case = "kind: case\nid: {0}\nsource: school\nchannel: staff\nage_band: 16-17\nenvironment: unclear\nconcern: [threat]\nstatus: open\n"
    places = [
        ("plans/validity", times, plan + "period: {0}\n"),
        ("plans/period", times, plan + "period: 2018\nactivities: [{{id: a, title: A, finish: {0}}}]\n"),
        ("records/day", times, "kind: activity\nid: a\nplan: p\nupdates: [{{on: {0}, by: ks, note: x}}]\n"),
        ("plans/recurs", rhythms, plan + "period: 2018\nactivities: [{{id: a, title: A, recurs: {0}}}]\n"),
        ("plans/target", targets, plan + "period: 2018\nactivities: [{{id: a, title: A, goal: {{text: x, target: {0}}}}}]\n"),
        ("records/half-year", times, case.format("x") + "registered: {0}\nexpires: 2030-H1\n"),
    ]
    for place, texts, record in places:
        texts = [text.strip() for line in texts.splitlines() for text in line.split("|")]
        written = [f"'{text}'" for text in texts] + ["2018", "20188", "1.5", "true", "[2018]", "{a: b}", "~", "2018-05"]
        for number, text in enumerate(written):
            file = cases / "forms" / f"{place}-{number}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(record.format(text))


shipped()
examples()
forms()
for case in cases.iterdir():
    (case / "vbe.toml").touch()
