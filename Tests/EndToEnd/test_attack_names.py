"""Names that are Markdown, HTML, a template or a script: on every page they are text, and add nothing else.

The elements and attributes of the pages are compared with those of the same pipeline under plain names. What a
configuration's names are on a page is test_hostile_configuration.py's; here they come from a state and a log, as names
of buckets, functions, rules, tags and keys, and as names of files.
"""
from __future__ import annotations

import ctypes
import ctypes.util
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attack_support import files_of, run

NAMES = [
    "<script>alert(1)</script>", "</title><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "\"><iframe src=javascript:alert(1)>", "' onmouseover='alert(1)", "\" autofocus onfocus=\"alert(1)", "<!-- x", "--> <b>x</b>",
    "]]><script>alert(1)</script>", "<a href=\"javascript:alert(1)\">x</a>", "<style>*{display:none}</style>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>", "<base href=https://evil.example/>", "&lt;script&gt;alert(1)",
    "&#60;script&#62;", "[x](javascript:alert(1))", "[x]: https://evil.example", "![x](https://evil.example/x.png)",
    "<https://evil.example>", "https://evil.example/x", "www.evil.example", "HTTPS://EVIL.EXAMPLE", "`</code><script>alert(1)</script>`",
    "```\n<script>alert(1)</script>\n```", "| a | <b>b</b> |\n| --- | --- |", "a\n\n# heading\n\n- item", "\n---\n", "**bold** _it_ ~~no~~",
    "@octocat/team", "{{{raw}}} {{#section}} {{> partial}} {{=<% %>=}}", "${self.triggers}", "\x1b]8;;https://evil.example\x07x\x1b]8;;\x07",
    "\x9b31mred", "a\u202eb\u2066c", "a\u0301\"\u0301 onclick=\"x", "\u2028\u2029x", "\ufeff\u200bx", "../../../etc/passwd", "C:\\x.html#?y",
    "%3Cscript%3E", "-" * 80, "=" * 80, "1. one", "> quote", "    code", "\\", "\\`\\|\\[", "x" * 4000, "a\U000e0041\U000e0042", "", " ",
]
ACCOUNT = "111122223333"


def instance(type_: str, name: str, values: dict, key: object = None) -> dict:
    found = {"mode": "managed", "type": type_, "name": name, "provider": 'provider["registry.terraform.io/hashicorp/aws"]',
             "instances": [{"attributes": values}]}
    if key is not None:
        found["instances"][0]["index_key"] = key
    return found


def state(names: list[str]) -> dict:
    resources, place = [], "eu-central-1:" + ACCOUNT
    for number, name in enumerate(names):
        # With a colon in its name, or a mark that joins the one before it, the ARN would be none of a function.
        function = f"arn:aws:lambda:{place}:function:f{name.replace(':', '')}"
        resources += [
            instance("aws_s3_bucket", f"b{number}", {
                "bucket": name, "id": name, "arn": f"arn:aws:s3:::{name}", "region": "eu-central-1", "acl": name,
                "tags": {name: name}, "tags_all": {name: name}}, key=name),
            instance("aws_lambda_function", f"f{number}", {
                "function_name": name, "arn": function, "role": f"arn:aws:iam::{ACCOUNT}:role/{name}", "handler": name,
                "runtime": "python3.7", "description": name, "tags": {name: name},
                "environment": [{"variables": {name: name, "BUCKET": name}}]}, key=number),
            instance("aws_cloudwatch_event_rule", f"r{number}", {
                "name": name, "arn": f"arn:aws:events:{place}:rule/{name}", "description": name, "event_bus_name": "default",
                "event_pattern": json.dumps({"source": ["aws.s3"], "detail": {"bucket": {"name": [name]}}})}),
            instance("aws_cloudwatch_event_target", f"t{number}", {
                "rule": name, "target_id": name, "arn": function, "event_bus_name": "default"}),
            instance("aws_lambda_permission", f"p{number}", {
                "function_name": name, "statement_id": name, "action": "lambda:InvokeFunction", "principal": name,
                "source_arn": f"arn:aws:events:{place}:rule/{name}"}),
            instance("aws_s3_bucket_notification", f"n{number}", {
                "bucket": name, "eventbridge": False, "lambda_function": [{
                    "id": name, "lambda_function_arn": function, "events": ["s3:ObjectCreated:*"], "filter_prefix": name,
                    "filter_suffix": ""}]}),
        ]
    outputs = {name or "empty": {"value": name, "type": "string"} for name in names}
    return {"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "x", "outputs": outputs, "resources": resources}


def log(names: list[str]) -> str:
    def line(kind: str, **members) -> str:
        return json.dumps({"@level": "info", "@message": "m", "@module": "terraform.ui",
                           "@timestamp": "2025-10-28T17:32:55.500Z", "type": kind, **members})

    lines = [line("version", terraform=names[0][:20], ui="1.2")]
    for name in names:
        resource = {"addr": f"aws_s3_bucket.{name}", "resource_type": "aws_s3_bucket", "resource_name": name, "resource_key": name}
        lines += [line("apply_start", hook={"resource": resource, "action": "create"}),
                  line("apply_errored", hook={"resource": resource, "action": "create"}),
                  line("diagnostic", **{"@level": "error"}, diagnostic={
                      "severity": "error", "summary": name, "detail": name, "address": name,
                      "range": {"filename": name, "start": {"line": 1, "column": 1, "byte": 0}}})]
    return "\n".join(lines) + "\n"


def audited(folder: Path, names: list[str]) -> Path:
    folder.mkdir()
    (folder / "terraform.tfstate").write_text(json.dumps(state(names)))
    (folder / "run.jsonl").write_text(log(names))
    terraform = folder / "tf"
    terraform.mkdir()
    for name in names:
        # A file's name is no path and has an end.
        file = re.sub(r"[/\x00]", "_", name)[:200].strip() or "empty"
        (terraform / f"{file}.tf").write_text('resource "aws_s3_bucket" "x" {\n  bucket = <script>\n')
    done = run(folder, "snapshot", "--no-aws", "--state", "terraform.tfstate", "--terraform", "tf", "--log", "run.jsonl",
               "--db", "x.db")
    assert done.returncode == 0, done.stderr
    done = run(folder, "render", "--db", "x.db", "--reports", "out", "--site", "site", "--pr-comment", "comment.md")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> Path:
    return audited(tmp_path_factory.mktemp("names") / "plain", [f"plain-{number}" for number in range(len(NAMES))])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Path:
    return audited(tmp_path_factory.mktemp("names") / "hostile", NAMES)


class Shape(HTMLParser):
    """The elements and attributes of a page, what they point to, and what stands in scripts and styles."""

    def __init__(self, page: str):
        super().__init__()
        self.parts: set[tuple[str, ...]] = set()
        self.links: set[str] = set()
        self.code: set[str] = set()
        self.comments: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.parts |= {(tag,), *((tag, name) for name, _ in attrs)}
        self.links |= {value or "" for name, value in attrs
                       if name in ("href", "src", "action", "formaction", "xlink:href", "data", "srcset", "content", "style")}

    def handle_data(self, data):
        if self.cdata_elem:
            self.code.add(data)

    def handle_comment(self, data):
        self.comments.add(data)

    def handle_decl(self, decl):
        self.parts.add(("!", decl))

    unknown_decl = handle_pi = handle_comment


def union(shapes: list[Shape], name: str) -> set:
    return set().union(*(getattr(shape, name) for shape in shapes))


def shapes(folder: Path) -> dict[str, Shape]:
    pages = files_of(folder / "site")
    return {path: Shape(text.decode()) for path, text in pages.items() if path.endswith(".html")}


def test_names_add_no_element_attribute_or_script_to_a_page(plain, hostile):
    usual, seen = shapes(plain), shapes(hostile)
    assert len(seen) > 10
    for what in ("parts", "code", "comments"):
        known = union(list(usual.values()), what)
        added = {path: more for path, shape in seen.items() if (more := getattr(shape, what) - known)}
        assert not added, (what, added)
    assert not [part for part in union(list(seen.values()), "parts") if len(part) > 1 and part[1].startswith("on")]


def test_names_are_in_no_address_of_a_page(hostile):
    for path, shape in shapes(hostile).items():
        for link in shape.links:
            text = link.lower()
            assert not re.search(r"javascript:|data:text/html|vbscript:|evil\.example|\s*<", text), (path, link)
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", text)
            assert not scheme or scheme[1] in ("http", "https", "data"), (path, link)


def test_every_page_is_within_the_site_and_its_name_is_plain(hostile):
    for path in files_of(hostile / "site"):
        assert re.fullmatch(r"[a-z0-9._/-]+", path) and ".." not in path, path
    for path, shape in shapes(hostile).items():
        for link in shape.links:
            if link.endswith(".html") and ":" not in link:
                assert ((hostile / "site" / path).parent / link).exists(), (path, link)


def test_names_are_shown(hostile):
    pages = "".join(text.decode() for path, text in files_of(hostile / "site").items() if path.endswith(".html"))
    for shown in ("&lt;script&gt;alert(1)&lt;/script&gt;", "{{{raw}}}", "[x](javascript:alert(1))", "␛]8;;"):
        assert shown in pages


@pytest.fixture(scope="module")
def markdown_html():
    library = ctypes.util.find_library("cmark")
    if library is None:
        pytest.skip("libcmark is missing; run scripts/setup")
    cmark = ctypes.CDLL(library)
    cmark.cmark_markdown_to_html.restype = ctypes.c_char_p
    cmark.cmark_markdown_to_html.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
    # CMARK_OPT_UNSAFE: what is HTML in the text stays HTML.
    return lambda text: cmark.cmark_markdown_to_html(text, len(text), 1 << 17).decode()


MARKDOWN = ["comment.md", "out/session-report.md"]


@pytest.mark.parametrize("name", MARKDOWN)
def test_names_are_text_in_markdown(name, plain, hostile, markdown_html):
    usual, seen = (Shape(markdown_html((folder / name).read_bytes())) for folder in (plain, hostile))
    assert "alert(1)" in (hostile / name).read_text(), "they are shown"
    # A text that has a backtick in it is no code, and one that is long is cut; otherwise the shape is the same.
    assert seen.parts - usual.parts - {("p",), ("pre",), ("code",)} == set()
    assert seen.links - usual.links == set()
    assert seen.comments - usual.comments == set()


@pytest.mark.parametrize("name", MARKDOWN)
def test_no_host_makes_a_link_or_a_mention_of_a_name(name, hostile):
    """GitHub and GitLab look for bare addresses and mentions outside of code after Markdown was read."""
    text = (hostile / name).read_text()
    prose = re.sub(r"(?m)^(`{3,})[^`\n]*\n.*?^\1$", "", text, flags=re.S)
    prose = re.sub(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", "", prose)
    prose = re.sub(r"\]\(https?://(docs\.aws\.amazon\.com|registry\.terraform\.io|developer\.hashicorp\.com)[^)\s]*\)", "", prose)
    assert not re.findall(r"(?i)(?:https?://|www\.)evil[^\s]*", prose)
    assert not re.findall(r"(?<!\w)@octocat", prose)


def test_names_do_not_steer_a_terminal_or_make_lines(hostile):
    for arguments in (("check",), ("explain", "s3://" + NAMES[26] + "/x"), ("check", "--only", NAMES[32])):
        done = run(hostile, *arguments, "--db", "x.db")
        for text in (done.stdout.decode(), done.stderr.decode()):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", text), text
            assert not re.search(r"(?m)^# heading", text)
    json.loads(run(hostile, "check", "--db", "x.db", "--format", "json").stdout)
