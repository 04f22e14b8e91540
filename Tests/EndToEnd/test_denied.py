"""An auditor who may list but not look inside: what was denied is unread, the rules answer unknown, the rest goes on."""
import json
import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from hygiene import hygiene_rules

FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function:f"
RULE = "arn:aws:events:us-east-1:111122223333:rule/r"
PATTERN = json.dumps({"source": ["aws.s3"], "detail-type": ["Object Created"], "detail": {"bucket": {"name": ["raw"]}}})
EVENTS = {
    "ListEventBuses": {"EventBuses": [{"Name": "default", "Arn": "arn:aws:events:us-east-1:111122223333:event-bus/default"}]},
    "ListRules": {"Rules": [{"Name": "r", "Arn": RULE, "State": "ENABLED", "EventPattern": PATTERN,
                             "EventBusName": "default"}]},
    "ListTargetsByRule": {"Targets": [{"Id": "t", "Arn": FUNCTION}]},
}
LAMBDA = {
    "/2015-03-31/functions": {"Functions": [{
        "FunctionName": "f", "FunctionArn": FUNCTION, "Role": "arn:aws:iam::111122223333:role/f",
        "Runtime": "python3.12", "Handler": "h.h", "CodeSize": 1, "Timeout": 3, "MemorySize": 128,
        "Environment": {"Variables": {"TOKEN": "hunter2-hunter2"}}}]},
    "/2018-10-31/layers": {"Layers": []},
}
IDENTITY = ("<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/auditor</Arn>"
            "<UserId>U</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>")
BUCKETS = ("<ListAllMyBucketsResult><Owner><ID>o</ID></Owner><Buckets><Bucket><Name>raw</Name>"
           "<CreationDate>2025-10-28T17:00:00.000Z</CreationDate><BucketRegion>us-east-1</BucketRegion></Bucket>"
           "</Buckets></ListAllMyBucketsResult>")


class Account(BaseHTTPRequestHandler):
    """An account whose lists answer and whose details are denied."""

    def do_GET(self):
        path = urlsplit(self.path).path.rstrip("/")
        if path in LAMBDA:
            self.answer(200, json.dumps(LAMBDA[path]))
        elif path.startswith("/2015-03-31/"):
            self.answer(403, '{"Message": "not authorized"}', {"x-amzn-ErrorType": "AccessDeniedException"})
        elif path == "":
            self.answer(200, BUCKETS)
        else:
            self.answer(403, "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
        target = self.headers.get("x-amz-target")
        if target:
            name = target.split(".")[-1]
            if name in EVENTS:
                self.answer(200, json.dumps(EVENTS[name]))
            else:
                self.answer(400, '{"__type": "AccessDeniedException", "message": "not authorized"}')
        elif parse_qs(body)["Action"] == ["GetCallerIdentity"]:
            self.answer(200, IDENTITY)
        else:
            self.answer(403, "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                             "<Message>not authorized</Message></Error><RequestId>r-1</RequestId></ErrorResponse>")

    def answer(self, status, text, headers=None):
        self.send_response(status)
        for name, value in {**(headers or {}), "content-length": str(len(text))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


class AccountWithoutBahrain(Account):
    """The same account, which has not enabled one of the regions that are asked for: AWS refuses the identity there."""

    def parse_request(self):
        parsed = super().parse_request()
        if parsed and "/me-south-1/" in self.headers.get("authorization", ""):
            self.rfile.read(int(self.headers.get("content-length") or 0))
            self.answer(403, '{"__type": "UnrecognizedClientException", "message": "the security token is invalid"}',
                        {"x-amzn-ErrorType": "UnrecognizedClientException"})
            return False
        return parsed


def serve(account):
    server = ThreadingHTTPServer(("127.0.0.1", 0), account)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_REGION": "us-east-1",
           "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_address[1]}"}
    server.shutdown()
    server.server_close()


@pytest.fixture
def environment():
    yield from serve(Account)


@pytest.fixture
def without_bahrain():
    yield from serve(AccountWithoutBahrain)


def test_a_region_that_is_not_enabled_is_unread_and_ends_no_run(pipereport, tmp_path, without_bahrain):
    taken = pipereport("snapshot", "--db", "x.db", "--region", "us-east-1", "--region", "me-south-1", cwd=tmp_path,
                       env=without_bahrain)
    assert taken.returncode == 0, taken.stderr
    database = sqlite3.connect(tmp_path / "x.db")
    rows = database.execute("SELECT fact, error_code FROM coverage WHERE region = 'me-south-1' AND state = 'unread'")
    assert ("lambda:functions", "UnrecognizedClientException") in rows.fetchall()
    assert database.execute("SELECT name FROM lambda_function").fetchall() == [("f",)]


def test_denied_reads_are_unknown_and_named_and_never_a_pass(pipereport, tmp_path, environment):
    taken = pipereport("snapshot", "--db", "x.db", cwd=tmp_path, env=environment)
    assert taken.returncode == 0, taken.stderr
    for words in ["s3:notification", "s3:GetBucketNotification", "lambda:policy", "lambda:GetPolicy"]:
        assert words in taken.stderr

    checked = pipereport("check", "--db", "x.db", "--format", "json", cwd=tmp_path)
    assert checked.returncode == 0, "an unknown alone does not fail a check"
    answer = json.loads(checked.stdout)
    verdicts = {finding["rule"]: finding["verdict"] for finding in answer["findings"]}
    # The list of functions itself tells of a key and a network; everything else takes a read that was denied.
    told = {"function-environment-not-encrypted-with-cmk", "function-outside-vpc"}
    assert {rule for rule, verdict in verdicts.items() if verdict != "unknown"} == told
    read = {"acl-in-use", "bucket-key-not-permitted", "concurrency-zero", "dead-permission", "event-loop",
            "eventbridge-not-enabled", "events-permission-wrong-source", "filter-literal-wildcard", "function-not-active",
            "logs-not-writable", "missing-events-permission", "missing-s3-permission", "ownership-not-enforced",
            "permission-principal-mismatch", "permission-without-source", "public-function", "put-only-trigger",
            "role-trust-not-lambda", "trigger-bucket-unreadable", "wildcard-action", "wildcard-resource"}
    # The notifications and objects of the bucket are unread, so that ways may be missing that these rules judge.
    lost = {"dead-letter-not-writable", "double-delivery", "pattern-misses-objects", "rule-in-other-region",
            "target-missing", "unmanaged-resource"}
    assert verdicts.keys() - hygiene_rules() == read | lost
    messages = {finding["rule"]: finding["message"] for finding in answer["findings"]}
    assert "lambda:GetPolicy" in messages["missing-events-permission"]
    assert "s3:GetBucketNotification" in messages["eventbridge-not-enabled"]
    assert answer["summary"]["unknown"] == len(answer["findings"]) - len(told)
    assert pipereport("check", "--db", "x.db", "--require-complete", cwd=tmp_path).returncode == 3

    assert pipereport("render", "--db", "x.db", cwd=tmp_path).returncode == 0
    report = (tmp_path / "reports" / "session-report.md").read_text()
    assert "lambda:GetPolicy" in report and "s3:GetBucketNotification" in report
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or b"hunter2" not in path.read_bytes(), path.name
