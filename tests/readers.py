#!/usr/bin/env python3
"""Reads every output back with something that this project did not write.

    cargo build --features full
    python3 -m venv target/readers && target/readers/bin/pip install -r tests/readers.txt
    target/readers/bin/python tests/readers.py

Needs the program `sqlite3` besides, and says what is missing.
"""

import csv
import datetime
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from pathlib import Path

try:
    import duckdb
    import icalendar
    import jsonschema
    import markdown_it
    import openpyxl
    import pyarrow
    import pyarrow.parquet
except ImportError as error:
    sys.exit(f"missing: {error.name} (python3 -m venv target/readers && target/readers/bin/pip install -r "
             "tests/readers.txt, then target/readers/bin/python tests/readers.py)")

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("LETOPIS", ROOT / "target/debug/letopis"))
EVIL = '<script>x</script> "]]> & *a* _b_ `e` # | \\ =1+1; a,b\tЁ😀 \u0007 [c](d) \u2028'

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
    assert any("<script>x</script>" in line and "& *a* _b_ `e`" in line for line in told)
    assert {child.attrs["href"].split(":")[0] for child in inside if child.type == "link_open"} == {"https"}


def check_ics(folder, events):
    bytes_, told = export(folder, "ics")
    assert all(len(line) <= 75 for line in bytes_.split(b"\r\n")) and b"\n" not in bytes_.replace(b"\r\n", b"")
    entries = icalendar.Calendar.from_ical(bytes_).walk("VEVENT")
    assert f"{len(events) - len(entries)} events left out" in told, told
    assert len({str(entry["UID"]) for entry in entries}) == len(entries)
    day = lambda event, name: datetime.date.fromisoformat(event[name][:10])
    whether = {"planned": "План: ", "alleged": "Предположительно: ", "denied": "Опровергается: "}
    entry_of = lambda event: (whether.get(event["status"], "") + event["event"], day(event, "first"), day(event, "last") + datetime.timedelta(days=1), event["edtf"])
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


DAYS, COUNTS = ["first", "last", "published"], ["sources", "line", "start", "end"]


def typed(folder):
    """The cells of the CSV with the types of databases: a day where one is known and Python has it, a number, a text."""
    def cell(name, text):
        if name in COUNTS and text:
            return int(text)
        if name in DAYS:
            is_day = len(text[:10]) == 10 and not text.startswith("-")
            return datetime.date.fromisoformat(text[:10]) if is_day else None
        return text or None
    rows = csv.DictReader(io.StringIO(export(folder, "csv")[0].decode(), newline=""))
    return [{name: cell(name, text) for name, text in row.items()} for row in rows]


def check_sqlite(folder, events):
    run(folder, "export", "news.jsonl", "-o", "news.sqlite")
    expected = typed(folder)
    database = sqlite3.connect(folder / "news.sqlite")
    database.row_factory = sqlite3.Row
    rows = [dict(row) for row in database.execute("SELECT * FROM events ORDER BY id")]
    assert [row.pop("id") for row in rows] == list(range(1, len(events) + 1))
    told = lambda row: {name: cell.isoformat() if isinstance(cell, datetime.date) else cell for name, cell in row.items()}
    assert rows == [told(row) for row in expected]
    types = {name: of for _, name, of, *_ in database.execute("PRAGMA table_info(events)")}
    assert all(types[name] == "DATE" for name in DAYS) and all(types[name] == "INTEGER" for name in COUNTS), types
    assert list(types)[1:] == list(events[0]) and types["edtf"] == types["value"] == "TEXT"
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM events WHERE first BETWEEN '2025-10-01' AND '2025-10-31'").fetchone()
    assert "USING INDEX events_first" in plan["detail"], dict(plan)
    # How Datasette finds the full-text index of a table.
    found = database.execute("SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"events\"%'")
    assert [name for name, in found] == ["events_fts"]
    database.close()
    query = "SELECT phrase FROM events WHERE id IN (SELECT rowid FROM events_fts WHERE events_fts MATCH 'хваммур AND плотин*') ORDER BY id"
    done = subprocess.run(["sqlite3", "-json", folder / "news.sqlite", query], capture_output=True, check=True)
    assert json.loads(done.stdout) == [{"phrase": event["phrase"]} for event in events if "Хваммур" in event["event"]]
    for pragma in ["integrity_check", "quick_check"]:
        done = subprocess.run(["sqlite3", folder / "news.sqlite", f"PRAGMA {pragma}"], capture_output=True, check=True)
        assert done.stdout == b"ok\n", done.stdout


def check_parquet(folder, events):
    run(folder, "export", "news.jsonl", "-o", "out.parquet")
    expected = typed(folder)
    table = pyarrow.parquet.read_table(folder / "out.parquet")
    assert table.to_pylist() == expected
    of = lambda name: pyarrow.date32() if name in DAYS else pyarrow.int64() if name in COUNTS else pyarrow.string()
    assert table.schema.equals(pyarrow.schema([(name, of(name)) for name in events[0]])), table.schema
    found = duckdb.sql(f"SELECT first, phrase FROM '{folder}/out.parquet' WHERE first >= DATE '2025-10-01'").fetchall()
    assert found == [(row["first"], row["phrase"]) for row in expected if row["first"] and datetime.date(2025, 10, 1) <= row["first"]]


def check_parquet_input(folder, events):
    expected = export(folder, "csv")[0]
    table = pyarrow.Table.from_pylist(ARTICLES, pyarrow.schema([(name, pyarrow.string()) for name in ["id", "date", "url", "title", "text"]]))
    day = table.column("date").cast(pyarrow.date32())
    typed_date = lambda kind: table.set_column(1, "date", day.cast(kind))
    names = table.rename_columns({"text": "body"})
    def check(name, *words):
        assert run(folder, "export", name, "--format", "csv", *words)[0] == expected, (name, words)
    for packing in ["none", "snappy", "zstd", "gzip"]:
        for version in ["1.0", "2.0"]:
            for given in [table, typed_date(pyarrow.date32()), typed_date(pyarrow.timestamp("ns")),
                          table.set_column(0, "id", table.column("id").dictionary_encode())]:
                pyarrow.parquet.write_table(given, folder / "in.parquet", compression=packing, data_page_version=version, row_group_size=2)
                assert pyarrow.parquet.ParquetFile(folder / "in.parquet").num_row_groups == 3
                check("in.parquet")
    # Numbers as ids.
    for kind, first in [(pyarrow.int32(), 2**31), (pyarrow.int64(), 2**63), (pyarrow.uint32(), 2**32), (pyarrow.uint64(), 2**64)]:
        ids = pyarrow.array([first - 1 - n for n in range(len(ARTICLES))], kind)
        pyarrow.parquet.write_table(table.set_column(0, "id", ids), folder / "in.parquet")
        told = [json.loads(line)["id"] for line in run(folder, "tag", "in.parquet")[0].splitlines()]
        assert told == [str(id_) for id_ in ids.to_pylist()], told
    # Moments as Spark wrote them for long, and other names.
    pyarrow.parquet.write_table(typed_date(pyarrow.timestamp("ns")), folder / "in.parquet", use_deprecated_int96_timestamps=True)
    check("in.parquet")
    pyarrow.parquet.write_table(names, folder / "in.parquet")
    check("in.parquet", "--field", "text=body")
    for packing in ["snappy", "zstd", "gzip", "uncompressed"]:
        duckdb.from_arrow(table).write_parquet(str(folder / "in.parquet"), compression=packing)
        check("in.parquet")


def main():
    assert PROGRAM.exists(), f"{PROGRAM} is missing: cargo build --features full"
    if not shutil.which("sqlite3"):
        sys.exit("missing: sqlite3 (apt-get install sqlite3)")
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
