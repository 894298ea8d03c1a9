#!/usr/bin/env python3
"""Holds that no input takes more than in proportion to its length, by counting the instructions of the program.

    cargo build --release
    python3 tests/growth.py [part of a name]

Needs valgrind, whose counts are the same on any machine however busy. A pattern is fed in at a tenth, a half and
all of a length; a byte of the second half may cost at most a tenth more than one before it.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("LETOPIS", ROOT / "target/release/letopis"))
BYTES = 60_000
MOST = 1.1

TAG = "tag -q --date 2025-11-02 -j1 -"
MERGE = "export --format jsonl -q -j1 -"


def text(unit, end=""):
    """A text of nothing but one thing."""
    return TAG + " --input-format text", lambda size: unit * (size // len(unit.encode())) + end


def stream(format_, head, unit, end=""):
    """One document or many in a format of files."""
    return f"{TAG} --input-format {format_}", lambda size: head + unit * (size // len(unit.encode())) + end


def records(unit, article):
    """Many articles as one timeline; the article is given its number."""
    def made(size):
        lines = [json.dumps(article(n), ensure_ascii=False) for n in range(size // unit)]
        return "\n".join(lines)
    return MERGE, made


def report(n):
    day, month = n % 28 + 1, n // 28 % 12 + 1
    return {"id": str(n), "date": f"{1950 + n // 336}-{month:02}-{day:02}",
            "text": f"Суд в городе {n} отменил стройку моста {day} числа. Завод {n * 7} закрыли вчера."}


def same(n):
    return {"id": str(n), "date": "2025-10-10", "text": "Суд Исландии 7 октября отменил стройку плотины «Хваммур»."}


def disagreeing(n):
    return {"id": str(n), "date": "2025-10-20", "text":
            f"Суд Исландии {n % 15 + 1} октября отменил стройку плотины «Хваммур»."}


INPUTS = {
    # Texts.
    "plain words": text("слово за слово и так далее без конца "),
    "one word": text("а"),
    "a word with accents": text("а\u0301", "b"),
    "digits": text("1"),
    "digits and points": text("1."),
    "digits misread": text("O", "1"),
    "hyphens": text("-"),
    "hyphened words": text("а-"),
    "blanks": text(" ", "5 мая"),
    "lines": text("\n", "5 мая"),
    "soft hyphens": text("\u00ad", "5 мая"),
    "quotation marks that open": text("«"),
    "quotation marks that close": text("»"),
    "straight quotation marks": text('"'),
    "brackets that open": text("("),
    "brackets around dates": text("(7 октября "),
    "clauses in brackets": text("( который (7 октября, "),
    "commas": text(","),
    "full stops": text(". "),
    "abbreviations": text("г. "),
    "capitals": text("А. "),
    "names": text("Иван Петров "),
    "dates": text("7 октября "),
    "dates in a row": text("7 октября, "),
    "dates of verbs": text("сказал 7 октября "),
    "years": text("2019 и "),
    "ranges": text("с 3 по 5 мая 2019 - "),
    "times": text("18:30 "),
    "days told": text("на следующий день "),
    "no such day": text("31 ноября "),
    "weekdays": text("в минувший четверг "),
    "numerals": text("двадцать "),
    "centuries": text("XX в. "),
    "voices": text("как сообщила газета, 7 октября якобы что "),
    "sources": text("по данным по словам ТАСС "),
    "headings": text("Парк 5 мая\n"),
    "paragraphs": text("Парк открыли 5 мая.\n\n"),
    "addresses": text("https://a.ru/2016-06-30/"),
    "wide signs": text("日"),
    # Files.
    "lines of JSON": stream("jsonl", "", '{"text":"5 мая 2020 года"}\n'),
    "lines that are no JSON": stream("jsonl", "", "{\n"),
    "JSON in JSON": stream("jsonl", '{"text":"5 мая","a":', "[", ""),
    "records of CSV": stream("csv", "id,text\n", "1,5 мая 2020 года\n"),
    "a quotation mark of CSV left open": stream("csv", "id,text\n", '1,"а\n'),
    "quotation marks of CSV": stream("csv", "id,text\n", '"'),
    "elements left open": stream("html", "", "<div>"),
    "articles in articles": stream("html", "", "<article><p>5 мая"),
    "paragraphs left open": stream("html", "", "<p><b>5 мая"),
    "marks of elements": stream("html", "", "<"),
    "comments left open": stream("html", "", "<!--"),
    "attributes": stream("html", "<p ", "a=1 "),
    "entities": stream("html", "", "&amp;&laquo"),
    "links": stream("html", "", "<a href=x>5 мая"),
    "tables": stream("html", "", "<table><tr><td>5 мая"),
    "items": stream("feed", "<rss><channel>", "<item><description>5 мая 2020 года</description></item>"),
    "items left open": stream("feed", "<rss><channel>", "<item>"),
    "a head of a feed": stream("feed", "<rss>", "a>"),
    "lengths that lie": stream("warc", "", "WARC/1.0\r\nContent-Length: 99999999\r\n\r\n"),
    "heads of records": stream("warc", "WARC/1.0\r\n", "a: b\r\n"),
    # Timelines.
    "articles of their own": records(150, report),
    "the same article": records(150, same),
    "articles that disagree": records(150, disagreeing),
}


def instructions(command, data):
    with tempfile.TemporaryDirectory() as folder:
        words = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", PROGRAM, *command.split()]
        done = subprocess.run(words, input=data.encode(), capture_output=True)
    told = done.stderr.decode(errors="replace")
    found = re.search(r"Collected : (\d+)", told)
    assert found and done.returncode in (0, 2, 3), f"{command}: exit {done.returncode}\n{told[-2000:]}"
    return int(found[1])


def growth(name):
    """What a byte costs at last, as a multiple of what it cost before, and in instructions."""
    command, made = INPUTS[name]
    sizes = [BYTES // 10, BYTES // 2, BYTES]
    tenth, half, whole = (instructions(command, made(size)) for size in sizes)
    early, late = (half - tenth) / (sizes[1] - sizes[0]), (whole - half) / (sizes[2] - sizes[1])
    return name, late / early, late


def main():
    if not shutil.which("valgrind"):
        sys.exit("missing: valgrind (apt-get install valgrind)")
    names = [name for name in INPUTS if len(sys.argv) < 2 or sys.argv[1] in name]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(growth, names))
    for name, times, each in sorted(found, key=lambda row: -row[1]):
        print(f"{times:5.2f} × {each:8.0f} instructions a byte  {name}")
    bad = [name for name, times, _ in found if times > MOST]
    if bad:
        sys.exit(f"more than in proportion to their length: {', '.join(bad)}")


if __name__ == "__main__":
    main()
