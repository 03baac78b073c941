"""JSON as docs/bundle-format.md has it: keywords of its schemas, and the one form of what is not understood."""

import json
import math
import re
from decimal import Decimal


def read_json(text):
    def refuse(name):
        raise ValueError(name)

    return json.loads(text, parse_constant=refuse)


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_double(value):
    try:
        return is_number(value) and math.isfinite(float(value))
    except OverflowError:
        return False


TYPES = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
    "number": is_double,
    "integer": lambda v: is_double(v) and float(v).is_integer(),
}
# What only tells people something, or is looked at together with another keyword.
SILENT = {"$schema", "$id", "$defs", "title", "description", "format", "then"}


def length(text):
    """In UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def same(a, b):
    return a == b and (type(a) is type(b) or is_number(a) and is_number(b))


class Schemas:
    """Documents that refer to one another by file name."""

    def __init__(self, folder):
        self.folder, self.documents = folder, {}

    def __getitem__(self, name):
        if name not in self.documents:
            with open(f"{self.folder}/{name}", encoding="utf-8") as file:
                self.documents[name] = json.load(file)
        return self.documents[name]

    def fits(self, value, name, schema=None):
        schema = self[name] if schema is None else schema
        if isinstance(schema, bool):
            return schema
        return all(self.holds(word, value, name, schema) for word in schema if word not in SILENT)

    def holds(self, word, value, name, schema):
        rule = schema[word]
        each = lambda rules: (self.fits(value, name, one) for one in rules)
        match word:
            case "$ref":
                if rule.startswith("#/$defs/"):
                    return self.fits(value, name, self[name]["$defs"][rule[len("#/$defs/") :]])
                return self.fits(value, rule)
            case "type":
                return any(TYPES[one](value) for one in ([rule] if isinstance(rule, str) else rule))
            case "const":
                return same(value, rule)
            case "enum":
                return any(same(value, one) for one in rule)
            case "anyOf":
                return any(each(rule))
            case "oneOf":
                return sum(each(rule)) == 1
            case "allOf":
                return all(each(rule))
            case "if":
                return not self.fits(value, name, rule) or self.fits(value, name, schema["then"])
            case "minimum":
                return not is_number(value) or value >= rule
            case "maximum":
                return not is_number(value) or value <= rule
            case "minLength":
                return not isinstance(value, str) or length(value) >= rule
            case "maxLength":
                return not isinstance(value, str) or length(value) <= rule
            case "pattern":
                pattern = rule.replace(r"\d", "[0-9]").replace("$", r"\Z")
                return not isinstance(value, str) or re.search(pattern, value) is not None
            case "minItems":
                return not isinstance(value, list) or len(value) >= rule
            case "maxItems":
                return not isinstance(value, list) or len(value) <= rule
            case "prefixItems":
                return not isinstance(value, list) or all(map(lambda v, s: self.fits(v, name, s), value, rule))
            case "items":
                rest = value[len(schema.get("prefixItems", [])) :] if isinstance(value, list) else []
                return all(self.fits(item, name, rule) for item in rest)
            case "required":
                return not isinstance(value, dict) or all(member in value for member in rule)
            case "properties":
                members = rule.keys() & value.keys() if isinstance(value, dict) else ()
                return all(self.fits(value[member], name, rule[member]) for member in members)
            case "propertyNames":
                return not isinstance(value, dict) or all(self.fits(member, name, rule) for member in value)
            case "additionalProperties":
                more = value.keys() - schema.get("properties", {}).keys() if isinstance(value, dict) else ()
                return all(self.fits(value[member], name, rule) for member in more)
        raise ValueError(f"no such keyword: {word}")


def written(value):
    """The form that ECMAScript's JSON.stringify gives it."""
    if isinstance(value, dict):
        members = ",".join(f"{text(name)}:{written(value[name])}" for name in sorted(value, key=place))
        return f"{{{members}}}"
    if isinstance(value, list):
        return f"[{','.join(map(written, value))}]"
    if isinstance(value, str):
        return text(value)
    return number(float(value)) if is_number(value) else json.dumps(value)


def place(name):
    """Names that are whole numbers stand first, ascending; the others as they came."""
    whole = re.fullmatch("0|[1-9][0-9]{0,9}", name) and int(name) < 2**32 - 1
    return (0, int(name)) if whole else (1, 0)


def text(value):
    plain = json.dumps(value, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda lone: f"\\u{ord(lone[0]):04x}", plain)


def number(value):
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else "null"
    sign, digits, exponent = Decimal(repr(value)).as_tuple()
    shown = "".join(map(str, digits)).lstrip("0")
    point = len(shown) + exponent
    shown = shown.rstrip("0")
    if len(shown) <= point <= 21:
        shown = shown.ljust(point, "0")
    elif 0 < point <= 21:
        shown = f"{shown[:point]}.{shown[point:]}"
    elif -6 < point <= 0:
        shown = f"0.{'0' * -point}{shown}"
    else:
        shown = f"{shown[0]}{'.' if shown[1:] else ''}{shown[1:]}e{point - 1:+d}"
    return f"-{shown}" if sign else shown
