"""Random small expressions of Terraform's language over the forms in which values are easily confused."""

from __future__ import annotations

import random

NUMBERS = ["0", "1", "2", "3", "-1", "10", "0.5", "0.1", "0.2", "0.3", "1.5", "9007199254740992", "9007199254740993", "1e30",
           "1e400", "-0", "100"]
TEXTS = ['""', '"a"', '"b"', '"ab"', '"A"', '"1"', '"0"', '"0.1"', '"true"', '"false"', '"a,b"', '"a-b"', '"YQ=="',
         '"YQ==\\n"', '"Inf"', '"0x1"', '"1e3"', '"1e400"', '" 1"', '"+1"', '"1_0"', '".5"', '"5."', '"é"', '"ſ"', '"İ"',
         '"[1]"', '"{\\"a\\":1}"', '"a\\r\\nb"', '"10.0.0.0/8"', '"007"', '"-1"']
BOOLS = ["true", "false"]
NAMES = ["a", "b", "c"]
PATTERNS = ['"a"', '"(?i)a"', '"[a-z]+"', '"^$"', '"(a)(b)?"', '"."', '"(?i)S"', '"\\\\d+"', '"a|ab"', '"["']
FORMATS = ['"%s"', '"%d"', '"%02d"', '"%v"', '"%5s"', '"%.1f"', '"%q"', '"%t"', '"%x"', '"%s-%s"', '"%%"', '"%"', '"x"']


class Generator:
    def __init__(self, seed: int):
        self.random = random.Random(seed)

    def pick(self, *choices):
        return self.random.choice(choices)

    def expression(self, depth: int = 3) -> str:
        kind = self.pick(*"nnttbbbblllmmmaaa")
        return {"n": self.number, "t": self.text, "b": self.bool, "l": self.sequence, "m": self.mapping,
                "a": self.any}[kind](depth)

    def any(self, depth: int) -> str:
        if depth <= 0:
            return self.pick(*NUMBERS, *TEXTS, *BOOLS, "null", "[]", "{}", "null")
        form = self.random.randrange(12)
        one, other, test = self.part(depth - 1), self.part(depth - 1), self.bool(depth - 1)
        if form < 4:
            return f"({test} ? {one} : {other})"
        if form == 4:
            return f"try({one}, {other})"
        if form == 5:
            return f"coalesce({one}, {other})"
        if form == 6:
            return f"{self.sequence(depth - 1)}[{self.pick('0', '1', '-1', 'length([])')}]"
        if form == 7:
            return f"{self.mapping(depth - 1)}{self.pick('.a', '.b', '[' + self.pick(*TEXTS[:4]) + ']')}"
        if form == 8:
            return f"lookup({self.mapping(depth - 1)}, {self.pick(*TEXTS[:4])}, {one})"
        if form == 9:
            return f"element({self.sequence(depth - 1)}, {self.pick('0', '1', '5', '-1')})"
        if form == 10:
            return f"one({self.sequence(depth - 1)})"
        return self.pick(f"jsondecode({self.text(0)})", f"regex({self.pick(*PATTERNS)}, {self.text(depth - 1)})",
                         f"tostring({one})", f"tonumber({one})", f"tobool({one})")

    def part(self, depth: int) -> str:
        return self.pick(self.any, self.number, self.text, self.bool, self.sequence, self.mapping)(depth)

    def number(self, depth: int) -> str:
        if depth <= 0:
            return self.pick(*NUMBERS)
        one, other = self.number(depth - 1), self.number(depth - 1)
        return self.pick(
            f"({one} {self.pick('+', '-', '*', '/', '%')} {other})", f"-{self.number(0)}", f"length({self.part(depth - 1)})",
            f"{self.pick('floor', 'ceil', 'abs', 'signum')}({one})", f"{self.pick('max', 'min', 'pow')}({one}, {other})",
            f"parseint({self.text(0)}, {self.pick('10', '16', '2', '1')})", f"sum({self.sequence(depth - 1)})",
            f"index({self.sequence(depth - 1)}, {self.part(0)})", f"tonumber({self.text(0)})", self.pick(*NUMBERS))

    def text(self, depth: int) -> str:
        if depth <= 0:
            return self.pick(*TEXTS)
        one, other = self.text(depth - 1), self.text(depth - 1)
        return self.pick(
            f"{self.pick('lower', 'upper', 'title', 'strrev', 'trimspace', 'chomp', 'base64encode', 'base64decode', 'urlencode', 'md5', 'basename', 'dirname')}({one})",
            f"join({self.pick(*TEXTS[:3])}, {self.sequence(depth - 1)})", f"replace({one}, {other}, {self.text(0)})",
            f"{self.pick('trimprefix', 'trimsuffix', 'trim')}({one}, {other})",
            f"substr({one}, {self.pick('0', '1', '-1', '3')}, {self.pick('0', '1', '-1', '5')})",
            f"format({self.pick(*FORMATS)}, {self.part(depth - 1)})", f"jsonencode({self.part(depth - 1)})",
            '"' + "${" + self.part(depth - 1) + "}x\"", '"' + "${" + self.part(depth - 1) + "}\"",
            f"tostring({self.part(depth - 1)})", self.pick(*TEXTS))

    def bool(self, depth: int) -> str:
        if depth <= 0:
            return self.pick(*BOOLS)
        one, other = self.part(depth - 1), self.part(depth - 1)
        return self.pick(
            f"({one} == {other})", f"({one} != {other})", f"({one} == {one})", f"({self.sequence(depth - 1)} == {self.sequence(depth - 1)})",
            f"({self.mapping(depth - 1)} == {self.mapping(depth - 1)})",
            f"({self.number(depth - 1)} {self.pick('<', '>', '<=', '>=', '==', '!=')} {self.number(depth - 1)})",
            f"({self.bool(depth - 1)} {self.pick('&&', '||')} {self.bool(depth - 1)})", f"!{self.bool(depth - 1)}",
            f"can({one})", f"contains({self.sequence(depth - 1)}, {other})",
            f"{self.pick('alltrue', 'anytrue')}({self.sequence(depth - 1)})",
            f"{self.pick('startswith', 'endswith', 'strcontains')}({self.text(depth - 1)}, {self.text(0)})",
            f"tobool({self.part(0)})", self.pick("null", *BOOLS))

    def sequence(self, depth: int) -> str:
        if depth <= 0:
            return self.pick("[]", "[1]", '["a"]', '["a", "b"]', '[1, "a"]', "[null]", "[true, 1]", "[[], 1]", "[0.1, 1]",
                             "[[1]]", "[{}]", '["b", "a", "b"]')
        inner = self.sequence(depth - 1)
        items = ", ".join(self.part(depth - 1) for _ in range(self.random.randrange(4)))
        return self.pick(
            f"[{items}]", f"[{items}]", f"tolist({inner})", f"toset({inner})", f"concat({inner}, {self.sequence(depth - 1)})",
            f"{self.pick('sort', 'distinct', 'compact', 'reverse', 'flatten')}({inner})", f"split({self.text(0)}, {self.text(0)})",
            f"{self.pick('keys', 'values')}({self.mapping(depth - 1)})", f"slice({inner}, 0, {self.pick('0', '1', '2')})",
            f"[for x in {inner} : {self.pick('x', '[x]', 'x == 1', 'length(x)')}]",
            f"[for k, v in {self.pick(inner, self.mapping(depth - 1))} : {self.pick('k', 'v', '[k, v]')}]",
            f"{inner}[*]", f"setunion({inner}, {self.sequence(depth - 1)})", f"setintersection({inner}, {self.sequence(depth - 1)})",
            f"setsubtract({inner}, {self.sequence(depth - 1)})", f"setproduct({inner}, {self.sequence(depth - 1)})",
            f"range({self.pick(*NUMBERS[:12])})", f"chunklist({inner}, {self.pick('0', '1', '2')})",
            f"coalescelist({inner}, {self.sequence(depth - 1)})", f"regexall({self.pick(*PATTERNS)}, {self.text(depth - 1)})",
            f"matchkeys({inner}, {self.sequence(0)}, {self.sequence(0)})", f"formatlist({self.pick(*FORMATS)}, {inner})",
            f"({self.bool(0)} ? {inner} : {self.sequence(depth - 1)})")

    def mapping(self, depth: int) -> str:
        if depth <= 0:
            return self.pick("{}", "{ a = 1 }", '{ a = "x" }', '{ a = 1, b = "x" }', "{ a = null }", "{ b = [] }", "{ a = true }",
                             "{ a = { a = 1 } }")
        inner = self.mapping(depth - 1)
        items = ", ".join(f"{self.pick(*NAMES)} = {self.part(depth - 1)}" for _ in range(self.random.randrange(4)))
        return self.pick(
            "{ " + items + " }", "{ " + items + " }", f"tomap({inner})", f"merge({inner}, {self.mapping(depth - 1)})",
            f"zipmap({self.sequence(0)}, {self.sequence(depth - 1)})",
            "{ for k, v in " + self.pick(inner, self.sequence(depth - 1)) + " : " + self.pick("k", "v", '"${k}x"')
            + " => " + self.pick("v", "k", "[v]") + self.pick("", "", "...") + " }",
            f"({self.bool(0)} ? {inner} : {self.mapping(depth - 1)})", f"transpose({inner})")


def expressions(seed: int, count: int) -> list[str]:
    generator = Generator(seed)
    return [generator.expression(generator.pick(1, 2, 2, 3)) for _ in range(count)]
