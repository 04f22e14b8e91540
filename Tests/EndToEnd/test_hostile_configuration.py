"""Names of a configuration that mean something to a page, to Markdown or to a terminal are text there."""

from __future__ import annotations

import ctypes
import ctypes.util
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from configuration_audit import audited, rows, run, written

HOSTILE = {
    "script": "<script>alert(1)</script>", "image": "<img src=x onerror=alert(1)>", "link": "](http://evil.example/x)",
    "reference": "[a](javascript:alert(1))", "code": "`</code><b>`", "table": "a | b", "line": "a\nb\n# heading",
    "carriage": "a\rb", "comment": "--> <!-- x",
    "escape": "\x1b[31mred", "right to left": "a\u202eb", "quote": "\"' onload=x '",
    "entity": "&lt;b&gt;&#60;", "template": "{{{x}}} {{#a}}", "symbol": "$${aws_s3_bucket.x.bucket}", "long": "x" * 3000,
    "emphasis": "**a** __b__ ~~c~~", "mention": "@octocat #1",
}


def quoted(text: str) -> str:
    for raw, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\x1b", "\\u001b")):
        text = text.replace(raw, escape)
    return f'"{text}"'


def hostile(folder: Path) -> Path:
    """A key of an instance, of a module and of a tag, a name, an argument and a file for each."""
    text = ""
    for number, name in enumerate(HOSTILE.values()):
        key = quoted(name)
        text += f"""
resource "aws_s3_bucket" "b{number}" {{
  for_each = toset([{key}])
  bucket   = {key}
  acl      = {key}
  tags     = {{ {key} = {key} }}
}}

resource "aws_lambda_function" "f{number}" {{
  for_each      = {{ {key} = 1 }}
  function_name = {key}
  role          = {key}
  runtime       = {key}
  description   = {key}
  filename      = {key}
}}

resource "aws_cloudwatch_event_rule" "r{number}" {{
  name          = {key}
  description   = {key}
  event_pattern = jsonencode({{ source = ["aws.s3"], detail = {{ bucket = {{ name = [{key}] }} }} }})
}}

resource "aws_cloudwatch_event_target" "t{number}" {{
  rule = aws_cloudwatch_event_rule.r{number}.name
  arn  = aws_lambda_function.f{number}[{key}].arn
}}

module "m{number}" {{
  source   = "./m"
  for_each = toset([{key}])
  unused   = {key}
}}

module "missing{number}" {{
  source = {key}
}}

output "o{number}" {{
  value = {key}
}}
"""
    written(folder, main_tf=text)
    written(folder / "m", main_tf='variable "unused" {}\n\n'
                                  'resource "aws_s3_bucket" "s" {\n  bucket = "m-bucket"\n  acl    = "x"\n}\n')
    (folder / "<img src=x onerror=alert(2)>](http:evil)`|.tf").write_text("locals {\n  a = 1 b = <script>alert(3)\n}\n")
    return folder


class Active(HTMLParser):
    """Collects what a browser would act on in a page that should have none of it."""

    def __init__(self, page: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            value = value or ""
            is_link = name in ("href", "src", "action", "formaction", "xlink:href")
            if name.startswith("on") or is_link and ("javascript:" in value.lower() or "evil" in value):
                self.found.append(f"<{tag} {name}={value}>")
        if tag in ("img", "b") and any(name == "onerror" or value == "x" for name, value in attrs):
            self.found.append(f"<{tag}>")

    def handle_data(self, data):
        if self.lasttag == "script" and data.startswith("alert("):
            self.found.append(f"<script>{data}")


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory) -> Path:
    folder = hostile(tmp_path_factory.mktemp("hostile"))
    found = audited(folder)
    assert {"deprecated-acl-argument", "missing-events-permission", "configuration-syntax", "bucket-name-invalid",
            "module-not-read", "unused-module-input"} <= {one["rule"] for one in found}
    return folder


def test_hostile_names_reach_the_database_as_they_are(hostile_folder):
    names = {name for (name,) in rows(hostile_folder, "SELECT name FROM lambda_function")}
    wanted = {name.replace("$${", "${") if key == "symbol" else name for key, name in HOSTILE.items() if key != "symbol"}
    assert wanted <= names
    addresses = {address for (address,) in rows(hostile_folder, "SELECT address FROM resource WHERE type = 'aws_s3_bucket'")}
    assert not any("\n" in address or "\x1b" in address or "\r" in address for address in addresses)


def test_hostile_names_are_text_on_every_page(hostile_folder):
    pages = sorted((hostile_folder / "out" / "site").rglob("*.html"))
    assert len(pages) > 5
    active = {page.name: found for page in pages if (found := Active(page.read_text()).found)}
    assert active == {}
    assert any("&lt;script&gt;alert(1)" in page.read_text() for page in pages), "they are shown"


@pytest.mark.parametrize("name", ["comment.md", "out/session-report.md"])
def test_hostile_names_are_text_in_markdown(hostile_folder, name):
    library = ctypes.util.find_library("cmark")
    if library is None:
        pytest.skip("libcmark is missing")
    cmark = ctypes.CDLL(library)
    cmark.cmark_markdown_to_html.restype = ctypes.c_char_p
    cmark.cmark_markdown_to_html.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
    text = (hostile_folder / name).read_bytes()
    assert b"alert" in text, "they are shown"
    unsafe = 1 << 17
    page = cmark.cmark_markdown_to_html(text, len(text), unsafe).decode()
    assert Active(page).found == []
    assert "<h1>heading" not in page and "<strong>a</strong>" not in page
    assert not any(character in text.decode() for character in "\x1b\u202e\r")


def test_hostile_names_do_not_steer_the_terminal(hostile_folder):
    done = run(hostile_folder, "check", "--db", "x.db")
    again = run(hostile_folder, "snapshot", "--no-aws", "--terraform", ".", "--db", "y.db", "-v")
    for text in (done.stdout, done.stderr, again.stdout, again.stderr):
        assert not any(character in text for character in "\x1b\u202e\r")
    assert "\n# heading" not in done.stdout
    json.loads(run(hostile_folder, "check", "--db", "x.db", "--format", "json").stdout)
