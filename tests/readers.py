#!/usr/bin/env python3
"""Reads every output back with something that this project did not write.

    cargo build
    python3 -m venv target/readers && target/readers/bin/pip install -r tests/readers.txt
    target/readers/bin/python tests/readers.py
"""

import csv
import datetime
import io
import json
import os
import subprocess
import tempfile
import xml.etree.ElementTree
from pathlib import Path

import icalendar
import jsonschema
import markdown_it
import openpyxl

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("LETOPIS", ROOT / "target/debug/letopis"))
EVIL = '<script>x</script> "]]> & *a* _b_ [c](d) `e` # | \\ \u2028 \u0007 =1+1; a,b\tЁ😀'

ARTICLES = [
    {"id": "bridge", "date": "2025-06-02", "url": "https://old.example/1", "title": "История моста", "text":
     "Мост заложили в 1911 году. С 1915 года по нему ходят поезда. В начале 1990-х его закрыли, "
     "а летом 2004 года открыли снова. 12 мая 2019 года на нём снимали кино, сообщил Иван Петров. "
     "В сентябре 2026 года его обещают починить. Выставка о нём шла с 28 сентября по 3 октября 2024 года. "
     "7 октября 2024 года в 18:30 мск её закрыли. Город известен с XII века и с 44 года до н. э."},
    {"id": "evil", "date": "2025-06-03", "url": "javascript:x", "title": "=HYPERLINK(\"http://x\")", "text":
     f"Завод закрыли 5 мая 2021 года {EVIL} и больше не открыли. =2+2 сказали 6 мая 2021 года. +7 мая 2021 года была тишина."},
    {"id": "a", "date": "2025-10-10", "url": "https://a.example/1?x=1&y=2", "text": "Суд Исландии 7 октября отменил стройку плотины «Хваммур»."},
    {"id": "b", "date": "2025-10-10", "url": "https://b.example/2", "text": "Стройку плотины «Хваммур» суд Исландии отменил во вторник."},
    {"id": "c", "date": "2025-10-11", "url": "https://c.example/3", "text": "Суд Исландии 8 октября отменил стройку плотины «Хваммур»."},
]


def run(folder, *words):
    done = subprocess.run([PROGRAM, *words], cwd=folder, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout, done.stderr.decode()


def export(folder, format_, *words):
    return run(folder, "export", "news.jsonl", "--format", format_, *words)


def check_csv(folder, events):
    text = export(folder, "csv")[0].decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == len(events)
    for row, event in zip(rows, events):
        for name, cell in row.items():
            value = event[name]
            if name == "merged":
                assert (json.loads(cell) if cell else []) == value
            elif name == "conflict":
                assert cell == ";".join(value)
            else:
                assert cell == ("" if value is None else str(value)), name


def check_excel(folder, events):
    text = export(folder, "csv", "--excel")[0].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert len(rows) == len(events)
    for row, event in zip(rows, events):
        assert row["event"].removeprefix("'") == event["event"]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values()), row
    assert any(row["title"].startswith("'=HYPER") for row in rows)


def check_json(folder, events):
    schema = json.loads((ROOT / "src/output/timeline.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(events, schema)
    lines = export(folder, "jsonl")[0].decode().split("\n")
    assert lines.pop() == "" and [json.loads(line) for line in lines] == events
    assert any(len(event["merged"]) == 2 for event in events) and any(event["conflict"] for event in events)


def check_md(folder, events):
    text = export(folder, "md")[0].decode()
    tokens = markdown_it.MarkdownIt("commonmark").parse(text)
    kinds = [token.type for token in tokens]
    assert kinds.count("list_item_open") == len(events)
    assert "html_block" not in kinds and "fence" not in kinds
    inside = [child for token in tokens for child in token.children or []]
    assert {child.type for child in inside} <= {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close", "link_open", "link_close"}
    told = ["".join(child.content for child in token.children) for token in tokens if token.children]
    assert any("<script>x</script>" in line and "*a* _b_ [c](d) `e`" in line for line in told)
    assert {child.attrs["href"].split(":")[0] for child in inside if child.type == "link_open"} == {"https"}


def check_ics(folder, events):
    bytes_, told = export(folder, "ics")
    assert all(len(line) <= 75 for line in bytes_.split(b"\r\n")) and b"\n" not in bytes_.replace(b"\r\n", b"")
    entries = icalendar.Calendar.from_ical(bytes_).walk("VEVENT")
    assert f"{len(events) - len(entries)} events left out" in told, told
    assert len({str(entry["UID"]) for entry in entries}) == len(entries)
    day = lambda event, name: datetime.date.fromisoformat(event[name][:10])
    entry_of = lambda event: (event["event"], day(event, "first"), day(event, "last") + datetime.timedelta(days=1), event["edtf"])
    expected = [entry_of(event) for event in events if (event["first"] or "-")[0] != "-" and event["last"]]
    found = [(str(entry["SUMMARY"]), entry["DTSTART"].dt, entry["DTEND"].dt, str(entry["X-LETOPIS-EDTF"])) for entry in entries]
    assert set(found) <= set(expected)
    wide = [end for _, start, end, _ in found if (end - start).days > 1]
    assert len(wide) >= 2 and any("<script>x</script>" in told and "\\" in told for told, *_ in found)


def check_timelinejs(folder, events):
    slides = json.loads(export(folder, "timelinejs")[0])["events"]
    assert len(slides) == len(events)
    for slide, event in zip(slides, events):
        assert slide["display_date"] and slide["edtf"] == event["edtf"]
        assert "<" not in slide["text"]["headline"] and "<script" not in slide["text"]["text"]
        assert slide["start_date"]["year"] and set(slide) <= {"unique_id", "start_date", "end_date", "display_date", "text", "autolink", "edtf"}


def check_timex3(folder, events):
    root = xml.etree.ElementTree.fromstring(run(folder, "tag", "news.jsonl", "--format", "timex3")[0])
    lines = run(folder, "tag", "news.jsonl", "--text")[0].decode().split("\n")[:-1]
    assert len(root) == len(lines) == len(ARTICLES)
    for document, line in zip(root, map(json.loads, lines)):
        assert (document.findtext("DOCID"), document.find("DCT/TIMEX3").get("value")) == (line["id"], line["published"])
        told = "".join(document.find("TEXT").itertext())
        assert told == line["text"].replace("\u0007", "\ufffd")
        for element, mention in zip(document.find("TEXT"), line["mentions"], strict=True):
            assert element.text == mention["text"] and element.get("mod") == mention["mod"]
            assert (element.get("type"), element.get("value")) == (mention["type"], mention["value"])
            assert element.get("comment") == (mention["edtf"] and f"edtf {mention['edtf']}")


def check_xlsx(folder, events):
    run(folder, "export", "news.jsonl", "-o", "news.xlsx")
    sheet = openpyxl.load_workbook(folder / "news.xlsx").active
    head, *rows = sheet.iter_rows()
    names = [cell.value for cell in head]
    assert names == list(events[0]) and len(rows) == len(events)
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == f"A1:W{len(events) + 1}"
    dates = links = 0
    for row, event in zip(rows, events):
        cells = dict(zip(names, row))
        assert all(cell.data_type != "f" for cell in row)
        for name in ["first", "last"]:
            day = event[name]
            if day and "1900-03-01" <= day:
                dates += 1
                expected = datetime.datetime.fromisoformat(day)
                assert cells[name].is_date and cells[name].value == expected, (cells[name].value, day)
            else:
                assert cells[name].value == day
        for name in ["phrase", "event", "title", "edtf", "value", "sentence"]:
            value = event[name]
            plain = value and value.replace("\u0007", "").replace("\r", "")
            cell = cells[name].value
            assert (cell and cell.replace("_x0007_", "").replace("\u0007", "")) == plain, (cell, value)
            assert value is None or cells[name].data_type == "s"
        assert cells["sources"].value == event["sources"]
        links += cells["url"].hyperlink is not None
        assert cells["url"].value == event["url"]
    assert dates > 20 and links > 10


def main():
    assert PROGRAM.exists(), f"{PROGRAM} is missing: cargo build"
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        lines = [json.dumps(article, ensure_ascii=False) for article in ARTICLES]
        (folder / "news.jsonl").write_text("\n".join(lines) + "\n")
        events = json.loads(export(folder, "json")[0])
        assert 15 <= len(events), len(events)
        for name, check in globals().copy().items():
            if name.startswith("check_"):
                check(folder, events)
                print(f"{name.removeprefix('check_')}: read back")


if __name__ == "__main__":
    main()
