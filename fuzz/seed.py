#!/usr/bin/env python3
"""Makes what the fuzzer begins with: texts of the fixtures in `corpus`, words of the lexicon in `russian.dict`."""

import bz2
import gzip
import itertools
import json
import pathlib
import re

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent


def fixtures():
    """Paragraphs and sentences, without the notation around them."""
    text = (ROOT / "fixtures/paragraphs.txt").read_text() + (ROOT / "fixtures/reports.txt").read_text()
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    lines += (ROOT / "fixtures/without-dates.txt").read_text().splitlines()[:100]
    return [re.sub(r"[\[\]]| @ .*", "", line) for line in lines]


def examples():
    """The examples and decoys of all rules: each pattern is walked by one."""
    sources = [*(ROOT / "src/phrase/rules").glob("*.rs"), ROOT / "src/event/voice.rs"]
    strings = itertools.chain.from_iterable(re.findall(r'"([^"\\]*)"', source.read_text()) for source in sources)
    return [re.sub(r"[\[\]{}]| [@=] .*", "", string) for string in strings if re.search("[а-я] ", string)]


def files(text):
    """The text in every format, with the byte that names it."""
    line = json.dumps({"id": "1", "title": text[:20], "text": text, "date": "2025-11-02", "url": "https://a.ru/1"}) + "\n"
    page = f'<!DOCTYPE html><html><head><title>{text[:20]}</title><meta property="article:published_time" content="2025-11-02">'
    page += f"</head><body><article><h1>{text[:20]}</h1><p>{text}</p><p>{text}</p></article></body></html>"
    item = f"<item><title>{text[:20]}</title><pubDate>Ср, 10 мар 2021 09:00:00 +0300</pubDate><description><![CDATA[{text}]]></description></item>"
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>A</title>{item}{item}</channel></rss>'
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.ru/1\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
    archive = f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"
    table = f"id;text;date\n1;{text};2025-11-02\n".encode()
    yield b"\0" + text.encode()
    yield b"\0" + text.encode("cp1251", "ignore")
    yield b"\7" + text.encode("koi8-r", "ignore")
    yield b"\0" + text.encode("utf-16")
    yield b"\1" + line.encode()
    yield b"\2" + table
    yield b"\3" + page.encode()
    yield b"\4" + feed.encode()
    yield b"\5" + archive
    yield b"\6" + gzip.compress(table, mtime=0)
    yield b"\7" + bz2.compress(text.encode())
    yield b"\7" + zstd(text.encode())


def zstd(data):
    """A frame of one block that is not packed."""
    return b"\x28\xb5\x2f\xfd\xa0" + len(data).to_bytes(4, "little") + (len(data) << 3 | 1).to_bytes(3, "little") + data


def words():
    """The stems of the lexicon with their endings, and signs that formats are made of."""
    source = (ROOT / "src/language/words.rs").read_text()
    for line in re.findall(r'"([^"\\]*[а-я][^"\\]*)"', source):
        paradigm, _, others = line.partition(";")
        stem, bar, endings = paradigm.partition("|")
        endings = endings if bar else stem
        for ending in re.split(r"[\s/|]+", endings):
            if not ending.startswith(("_", "+", "=")) and ending:
                yield (stem.strip() if bar else "") + ending.strip("-").partition("+")[0]
        yield from others.split() + re.findall("=(\\S+)", endings)
    yield from ["\u00a0", "\u0301", "\u00ad", "\u202e", "\u2028", "\u001b[5m", "\u009b", "</script>", "](", "https://", "\x1e", "\x1f"]
    yield from ["<p>", "<article>", "</div>", "<item>", "<![CDATA[", "]]>", "WARC/1.0", "Content-Length: ", "\r\n\r\n", '{"text": "', "&#"]


def main():
    texts = fixtures()
    phrases = sorted(set(examples()))
    corpus = {
        "read": [file for text in texts[::20] for file in files(text)],
        "find": [b"\0" + text.encode() for text in texts + phrases],
        "explain": [bytes([n % 8]) + phrase.encode() for n, phrase in enumerate(phrases)],
        "write": [
            b"\x1e".join(f"{name}\x1f{text[:15]}\x1fhttps://{name}.ru/?b=1&c=2\x1fТАСС\x1f\0{text}".encode() for name in "ab")
            for text in texts[::4]
        ],
    }
    for target, seeds in corpus.items():
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        for n, seed in enumerate(seeds):
            (folder / f"seed-{n:04}").write_bytes(seed)
    entries = sorted({word for word in words() if word})
    escaped = ("".join(f"\\x{byte:02X}" for byte in word.encode()) for word in entries)
    (HERE / "russian.dict").write_text("".join(f'"{word}"\n' for word in escaped))
    print(*(f"{target}: {len(seeds)}" for target, seeds in corpus.items()), f"words: {len(entries)}")


main()
