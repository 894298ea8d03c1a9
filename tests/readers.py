#!/usr/bin/env python3
"""Reads every output back with something that this project did not write.

    cargo build
    python3 -m venv /tmp/readers && /tmp/readers/bin/pip install -r tests/readers.txt
    /tmp/readers/bin/python tests/readers.py
"""

import csv
import io
import json
import os
import subprocess
import tempfile
from pathlib import Path

import jsonschema

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


def check_json(folder, events):
    schema = json.loads((ROOT / "src/output/timeline.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(events, schema)
    lines = export(folder, "jsonl")[0].decode().split("\n")
    assert lines.pop() == "" and [json.loads(line) for line in lines] == events
    assert any(len(event["merged"]) == 2 for event in events) and any(event["conflict"] for event in events)


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
