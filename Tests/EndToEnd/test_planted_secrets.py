"""Three hundred secrets, planted in sixty places of a stranger's repository and account, are in no output.

They are searched for byte by byte, as text, UTF-16 and base64, in the database with its log and its freed pages, in the
report, the site and the comment, and in everything that the program says. The inputs lie in folders of their own.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from accounts import ALL, KEYS
from fault_answers import Answer
from planted_secrets import Planted, commands, configuration, log, plan, policies, state, suppressions
from test_secrets import leaks, published


@pytest.fixture
def planted() -> Planted:
    return Planted()


def nowhere(planted: Planted, folder, said) -> None:
    found = {f"{planted.places[text.rsplit(': ', 1)[1]]} in {text.rsplit(': ', 1)[0]}: {text.rsplit(': ', 1)[1]}"
             for text in leaks(folder, list(planted.places), *said)}
    assert not found, "\n".join(sorted(found))


def test_three_hundred_secrets_are_nowhere(pipereport, tmp_path, planted):
    inputs, work = tmp_path / "inputs", tmp_path / "work"
    inputs.mkdir()
    work.mkdir()
    configuration(inputs, planted)
    (tmp_path / "x.tfstate").write_text(json.dumps(state(planted)))
    (tmp_path / "x.planned").write_text(json.dumps(plan(planted)))
    (tmp_path / "x.jsonl").write_text(log(planted))
    (tmp_path / "x.yml").write_text(suppressions(planted))
    said = []
    for command in commands(planted):
        # The programs are not there, or fail; what is asked is what is kept of their names and words.
        done = pipereport("record", "--db", "x.db", "--", "true", *command, cwd=work)
        said.append(done.stderr)
        done = pipereport("record", "--db", "x.db", "--", f"/no/such/{command[0]}", *command[1:], cwd=work)
        said.append(done.stderr)
    assert len(planted.places) >= 300 and len(set(planted.places.values())) >= 60
    done = pipereport(
        "snapshot", "--no-aws", "--db", "x.db", "-v", "--terraform", inputs, "--state", tmp_path / "x.tfstate",
        "--plan", tmp_path / "x.planned", "--log", tmp_path / "x.jsonl", "--config", tmp_path / "x.yml", cwd=work)
    assert done.returncode == 0, done.stderr
    said += [done.stdout, done.stderr, *published(pipereport, work)]
    for arguments in (["explain", "--db", "x.db", "s3://the-bucket-1/raw/x.json"], ["explain", "--db", "x.db", "s3://state-1/x"]):
        done = pipereport(*arguments, cwd=work)
        said += [done.stdout, done.stderr]
    nowhere(planted, work, said)
    assert leaks(work, ["the-bucket-1"]), "the search finds what is there"
    with closing(sqlite3.connect(work / "x.db")) as database:
        kept = database.execute("SELECT count(*) FROM resource WHERE type = 'aws_s3_bucket' AND origin = 'config'").fetchone()[0]
        assert kept == 10, "what secrets are planted in is kept"
        masks = database.execute("SELECT count(*) FROM event_target WHERE input_template LIKE '%***%'").fetchone()[0]
        assert masks >= 5


def test_a_recorded_log_is_kept_without_its_secrets(pipereport, tmp_path, planted):
    inputs, work = tmp_path / "inputs", tmp_path / "work"
    inputs.mkdir()
    work.mkdir()
    (inputs / "x.jsonl").write_text(log(planted, "recorded log"))
    done = pipereport("record", "--db", "x.db", "--", "cat", inputs / "x.jsonl", cwd=work)
    assert done.returncode == 0
    (inputs / "main.tf").write_text('resource "aws_s3_bucket" "b" {\n  bucket = "the-bucket-1"\n}\n')
    done = pipereport("snapshot", "--no-aws", "--db", "x.db", "-v", "--terraform", inputs, cwd=work)
    assert done.returncode == 0, done.stderr
    nowhere(planted, work, [done.stdout, done.stderr, *published(pipereport, work)])


def test_answers_of_aws_are_kept_without_their_secrets(account_of, pipereport, tmp_path, planted):
    message = " ".join(planted.texts("AWS: error message"))
    tags = "".join(f"<Tag><Key>k{n}</Key><Value>{text.replace('&', '&amp;')}</Value></Tag>"
                   for n, text in enumerate(planted.texts("AWS: tag")))
    answers = {
        "GetBucketPolicy": Answer(200, policies(planted).encode(), "application/json"),
        "GetBucketTagging": Answer(200, f"<Tagging><TagSet>{tags}</TagSet></Tagging>".encode(), "application/xml"),
        "GetKeyPolicy": Answer(400, json.dumps({"__type": "AccessDeniedException", "message": message}).encode(),
                               "application/x-amz-json-1.1"),
    }
    with account_of(2).proxy(overrides=answers) as proxy:
        done = pipereport("snapshot", "--db", "x.db", *ALL, "-v", cwd=tmp_path, env={**KEYS, "AWS_ENDPOINT_URL": proxy.url})
    assert done.returncode == 0, done.stderr
    nowhere(planted, tmp_path, [done.stdout, done.stderr, *published(pipereport, tmp_path)])
    with closing(sqlite3.connect(tmp_path / "x.db")) as database:
        assert database.execute("SELECT count(*) FROM s3_bucket_settings WHERE policy LIKE '%***%'").fetchone()[0] > 0


@pytest.mark.parametrize("text", [
    'source = "git::https://oauth2:SECRET@git.example.com/a.git"', 'source = "./a/SECRET"',
])
def test_errors_are_said_without_secrets(pipereport, tmp_path, planted, text):
    """What cannot be read is quoted in a message, which goes to the log of a CI job."""
    token = planted.tokens("broken file", 1)[0]
    (tmp_path / "inputs").mkdir()
    (tmp_path / "work").mkdir()
    (tmp_path / "inputs" / "main.tf").write_text('module "m" {\n  ' + text.replace("SECRET", token) + "\n}\n")
    (tmp_path / "inputs" / "broken.tf").write_text(f'resource "{token}" {{\n  x = "{token}\n')
    done = pipereport("snapshot", "--no-aws", "--db", "x.db", "-v", "--terraform", tmp_path / "inputs", cwd=tmp_path / "work")
    said = [done.stdout, done.stderr, *published(pipereport, tmp_path / "work")]
    for arguments in (["snapshot", "--no-aws", "--state", f"/no/{token}.tfstate"], ["snapshot", "--no-aws", "--config", f"/no/{token}.yml"]):
        done = pipereport(*arguments, "--db", "y.db", cwd=tmp_path / "work")
        assert done.returncode != 0
        said.append(done.stderr)
    nowhere(planted, tmp_path / "work", said)


def test_names_arns_and_hashes_stay(pipereport, tmp_path):
    """The opposite: what speaks of secrets and is none reads as it was written."""
    kept = ["arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db-AbCdEf", "the-token-bucket", "password-reset",
            "secrets/token.json", "secretsmanager:GetSecretValue", "AWS4-HMAC-SHA256"]
    (tmp_path / "main.tf").write_text(f'''
resource "aws_s3_bucket" "token" {{
  bucket = "{kept[1]}"
}}

resource "aws_s3_bucket_policy" "password_policy" {{
  bucket = aws_s3_bucket.token.id
  policy = jsonencode({{ Statement = [{{ Effect = "Deny", Principal = "*", Action = "s3:GetObject", Resource = "*",
    Condition = {{ StringNotEquals = {{ "s3:signatureversion" = "{kept[5]}" }} }} }}] }})
}}

resource "aws_lambda_function" "f" {{
  function_name = "{kept[2]}"
  role          = aws_iam_role.secret.arn
  handler       = "h.h"
  filename      = "x.zip"
  environment {{
    variables = {{
      SECRET = aws_s3_bucket.token.bucket
    }}
  }}
}}

resource "aws_iam_role" "secret" {{
  name               = "secret"
  assume_role_policy = "{{}}"
}}

resource "aws_iam_role_policy" "secret" {{
  role   = aws_iam_role.secret.name
  policy = jsonencode({{ Statement = [{{ Effect = "Allow", Action = "{kept[4]}", Resource = "{kept[0]}" }}] }})
}}

resource "aws_s3_bucket_notification" "n" {{
  bucket = aws_s3_bucket.token.id
  lambda_function {{
    lambda_function_arn = aws_lambda_function.f.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "{kept[3]}"
  }}
}}
''')
    done = pipereport("snapshot", "--no-aws", "--db", "x.db", "--terraform", tmp_path, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    published(pipereport, tmp_path)
    with closing(sqlite3.connect(tmp_path / "x.db")) as database:
        dump = "\n".join(database.iterdump())
    assert "***" not in dump
    assert [text for text in kept if text not in dump] == []
    environment = [row for row in dump.splitlines() if '{"SECRET":' in row]
    assert environment, "the value is the name of a bucket, whatever the variable is called"
