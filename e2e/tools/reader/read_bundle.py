"""A reader by another hand, written from docs/bundle-format.md; needs Python 3.10 and minisign.

    read_bundle.py FILE…       what is in each file, or the code of its refusal; one line of JSON each
    read_bundle.py --lines     the same for lines of records.ndjson: a JSON list of texts from standard input
"""

import hashlib
import json
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

from json_rules import Schemas, length, read_json, written

SCHEMAS = Schemas(Path(__file__).parents[3] / "docs/bundle-format")
ID = re.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}")
EVIDENCE = re.compile("data/evidence/([0-9a-f]{64})")
MIB = 1 << 20
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
HEAD = ["bagit.txt", "bag-info.txt", "data/bundle.json", "data/records.ndjson", "data/封面.html"]
TAIL = ["manifest-sha256.txt", "tagmanifest-sha256.txt", "tagmanifest-sha256.txt.minisig"]


class Refused(Exception):
    pass


def need(holds, code):
    if not holds:
        raise Refused(code)


# Sections 2 and 3: seal, ZIP


def check_seal(file):
    end = file[-93:]
    if len(file) < 97 or end[:4] != b"PK\5\6" or end[20:29] != b"G\0sha256:":
        raise Refused(why_unsealed(file))
    need(hashlib.sha256(file[:-64]).hexdigest().encode() == file[-64:], "E_HASH")


def why_unsealed(file):
    if file.startswith(b"age-encryption.org/"):
        return "E_PASSWORD"
    if file and not file.startswith(b"PK\3\4"[: len(file)]):
        return "E_NOT_A_BUNDLE"
    at = file.rfind(b"PK\5\6", max(0, len(file) - 65557))
    if at < 0 or at + 22 > len(file):
        return "E_TRUNCATED"
    behind = len(file) - at - 22 - struct.unpack_from("<H", file, at + 20)[0]
    return "E_TRUNCATED" if behind < 0 else "E_HASH" if behind else "E_NOT_A_BUNDLE"


def directory(file):
    """The root folder, and of each entry its name, method, place and sizes."""
    disks, here, count, size, at = struct.unpack_from("<IHHII", file, len(file) - 89)
    need(disks == 0 and here == count and at + size == len(file) - 93, "E_BAD_ENTRY")
    need(count <= 5008, "E_TOO_LARGE")
    entries, place, end, root = [], at, 0, None
    for _ in range(count):
        need(place + 46 <= len(file) - 93, "E_BAD_ENTRY")
        header = struct.unpack_from("<I2x5HIIIHHH4xII", file, place)
        mark, *kind, crc, packed, inflated, named, extra, comment, attributes, start = header
        _, flags, method, _, _ = kind
        name = file[place + 46 : place + 46 + named]
        check_extra(file[place + 46 + named : place + 46 + named + extra])
        place += 46 + named + extra
        follows = flags == 0x808
        need(mark == 0x02014B50 and flags in (0x800, 0x808) and comment == 0, "E_BAD_ENTRY")
        need(method == 8 or method == 0 and packed == inflated, "E_BAD_ENTRY")
        need(attributes >> 28 in (0, 8) and not attributes & 0x18, "E_BAD_ENTRY")
        need(start == end and start + 30 + named <= at, "E_BAD_ENTRY")
        stated = (0, 0, 0) if follows else (crc, packed, inflated)
        need(
            struct.unpack_from("<I5HIIIHH", file, start) == (0x04034B50, *kind, *stated, named, 0)
            and file[start + 30 : start + 30 + named] == name,
            "E_BAD_ENTRY",
        )
        end = start + 30 + named + packed
        if follows:
            trailer = struct.pack("<IIII", 0x08074B50, crc, packed, inflated)
            need(file[end : end + 16] == trailer, "E_BAD_ENTRY")
            end += 16
        need(end <= at, "E_BAD_ENTRY")
        folder, _, name = decoded(name, "E_BAD_ENTRY").partition("/")
        root = root or folder
        need(ID.fullmatch(folder) and folder == root, "E_BAD_ENTRY")
        entries.append((name, method, start + 30 + named, packed, inflated))
    need(entries and end == at and place == len(file) - 93, "E_BAD_ENTRY")
    return root, entries


def check_extra(extra):
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        need(kind == 0x5455 and size <= len(extra) - 4, "E_BAD_ENTRY")
        extra = extra[4 + size :]


def content(file, entry):
    _, method, start, packed, inflated = entry
    raw = file[start : start + packed]
    if method == 0:
        return raw
    stream = zlib.decompressobj(-15)
    try:
        out = stream.decompress(raw, inflated + 1)
    except zlib.error:
        raise Refused("E_BAD_ENTRY") from None
    need(len(out) == inflated and stream.eof, "E_BAD_ENTRY")
    return out


def decoded(data, code):
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Refused(code) from None


def check_size(entry, most):
    need(entry[4] <= most and (entry[4] <= 16 * MIB or entry[4] <= 200 * entry[3]), "E_TOO_LARGE")


# Section 9: in the order of its table


def read_bundle(file):
    need(len(file) <= 2048 * MIB, "E_TOO_LARGE")
    check_seal(file)
    root, entries = directory(file)
    found = next((entry for entry in entries if entry[0] == "data/bundle.json"), None)
    need(found, "E_NOT_A_BUNDLE")
    check_size(found, 4 * MIB)
    stated = content(file, found)
    bundle = readable(stated)
    evidence = check_layout(entries)
    need(SCHEMAS.fits(bundle, "bundle.schema.json") and bundle["id"] == root, "E_BAD_ENTRY")
    need(bundle["to"] is not None or bundle["kind"] in ("card", "archive"), "E_BAD_ENTRY")

    by_name = {entry[0]: entry for entry in entries}
    part = lambda name: content(file, by_name[name])
    tags = part("tagmanifest-sha256.txt")
    need(is_signed(bundle, tags, part("tagmanifest-sha256.txt.minisig")), "E_SIGNATURE")
    bag = {name: part(name) for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")}
    need(tags == manifest(bag), "E_HASH")
    need(bag["bagit.txt"] == DECLARATION, "E_BAD_ENTRY")
    payload = {"data/bundle.json": stated, **{name: part(name) for name in HEAD[3:] + evidence}}
    need(all(hashlib.sha256(payload[name]).hexdigest() == name[14:] for name in evidence), "E_HASH")
    need(bag["manifest-sha256.txt"] == manifest(payload), "E_HASH")
    sums = re.findall(rb"^Payload-Oxum: (\d{1,15})\.(\d{1,9})$", bag["bag-info.txt"], re.MULTILINE)
    carried = (sum(map(len, payload.values())), len(payload))
    need([tuple(map(int, one)) for one in sums] == [carried], "E_BAD_ENTRY")
    counts = bundle["counts"]
    attached = {"files": len(evidence), "bytes": sum(len(payload[name]) for name in evidence)}
    need(attached.items() <= counts["evidence"].items(), "E_BAD_ENTRY")
    return {
        "format": f"{bundle['major']}.{bundle['minor']}",
        "kind": bundle["kind"],
        "evidence": len(evidence),
        "records": read_records(payload["data/records.ndjson"], counts),
    }


def readable(stated):
    try:
        bundle = read_json(decoded(stated, "E_BAD_ENTRY"))
    except (ValueError, RecursionError):
        raise Refused("E_BAD_ENTRY") from None
    need(isinstance(bundle, dict) and bundle.get("format") == "taizhang-bundle", "E_NOT_A_BUNDLE")
    major = bundle.get("major")
    need(type(major) in (int, float) and major == int(major) and major >= 1, "E_NOT_A_BUNDLE")
    need(major == 1, "E_NEWER_FORMAT")
    required, suite = bundle.get("required"), bundle.get("suite")
    asks = isinstance(required, list) and all(isinstance(one, str) for one in required) and required != []
    need(not asks and (suite == "sha256+ed25519" or not isinstance(suite, str)), "E_CAPABILITY")
    return bundle


def check_layout(entries):
    names = [entry[0] for entry in entries]
    evidence = sorted({name for name in names if EVIDENCE.fullmatch(name)})
    need(names == [*HEAD, *evidence, *TAIL], "E_BAD_ENTRY")
    for entry in entries:
        name, method = entry[:2]
        need(name not in evidence or method == 0, "E_BAD_ENTRY")
        most = 256 * MIB if name == "data/records.ndjson" else 4 * MIB
        check_size(entry, 512 * MIB if name in evidence else most)
    return evidence


def manifest(files):
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode()


def is_signed(bundle, message, signature):
    """minisign says whether it is; the form of four lines and the trusted comment are ours to ask for."""
    to = bundle["to"]["id"] if bundle["to"] else "-"
    seconds = int(bundle["createdAt"]) // 1000
    comment = f"timestamp:{seconds} bundle:{bundle['id']} from:{bundle['from']['id']} to:{to}"
    base64 = "[A-Za-z0-9+/]"
    signed = f"{base64}{{99}}=\ntrusted comment: {re.escape(comment)}\n{base64}{{86}}==\n"
    lines = re.fullmatch(b"(untrusted comment: )[^\n]*(\n" + signed.encode() + b")", signature)
    if not lines:
        return False
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "signed")
        file.write_bytes(message)
        Path(folder, "signed.minisig").write_bytes(b"".join(lines.groups()))
        command = ["minisign", "-VHqm", file, "-P", bundle["from"]["keys"]["minisign"]]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


# Section 7


def read_records(ndjson, counts):
    lines = ndjson.split(b"\n")
    whole = lines.pop() == b""
    number = len(lines) + (not whole)
    need(number <= 500_000, "E_TOO_LARGE")
    need(number == counts["total"], "E_BAD_RECORD")
    decoded(ndjson, "E_BAD_RECORD")
    need(whole, "E_BAD_RECORD")
    kinds, ids, outcomes = Counter(), set(), Counter()
    for line in lines:
        need(len(line) <= 4 * MIB, "E_BAD_RECORD")
        outcome, record = read_line(line.decode())
        need(record and record["id"] not in ids, "E_BAD_RECORD")
        ids.add(record["id"])
        kinds[record["kind"]] += 1
        outcomes[outcome] += 1
    need(kinds == Counter(counts["kinds"]), "E_BAD_RECORD")
    return dict(outcomes)


def read_line(line):
    """What a reader of this version makes of a line, and the record."""
    name = "record.schema.json"
    try:
        record = read_json(line)
    except (ValueError, RecursionError):
        return "refused", None
    if not SCHEMAS.fits(record, name, {**SCHEMAS[name], "allOf": []}):
        return "refused", None
    rules = {one["if"]["properties"]["kind"]["const"]: one for one in SCHEMAS[name]["allOf"]}
    known = record["kind"] in rules and record["kind"] != "handover"
    if known and not SCHEMAS.fits(record, name, rules[record["kind"]]):
        return "refused", None
    members = SCHEMAS[name]["$defs"][record["kind"]]["properties"] if known else {}
    extra = record["fields"].keys() - members.keys()
    if known and not extra:
        return "known", record
    order = ["kind", "id", "parent", "author", "clock", "except", "fields"]
    one_form = ",".join(f'"{part}":{written(record[part])}' for part in order if part in record)
    if known and len(extra) > 100 or not bounded(record["fields"]) or f"{{{one_form}}}" != line:
        return "refused", None
    return ("extra" if known else "unknown"), record


def bounded(value, depth=1):
    if isinstance(value, str):
        return length(value) <= 20_000
    if not isinstance(value, (dict, list)):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return depth <= 16 and all(bounded(one, depth + 1) for one in inner)


def answer(path):
    try:
        return read_bundle(Path(path).read_bytes())
    except Refused as refused:
        return {"code": str(refused)}


if __name__ == "__main__":
    sys.setrecursionlimit(100_000)
    if sys.argv[1:] == ["--lines"]:
        print(json.dumps([read_line(line)[0] for line in json.load(sys.stdin)]))
    else:
        for path in sys.argv[1:]:
            print(json.dumps(answer(path)))
