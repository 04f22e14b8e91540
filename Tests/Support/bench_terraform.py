"""scripts/bench terraform: configuration beside Checkov, and plans of growing size. See the options with --help."""
from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "chinook-pipeline"
PLAN = EXAMPLE / "deployments" / "healthy" / "plan.json"
CHECKOV = "checkov==3.3.30"


def run(command: list[str], cwd: Path, env: dict[str, str] | None = None) -> dict[str, float]:
    """Wall and CPU seconds and the peak of the largest process, in MB."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read().decode(errors="replace") if process.stderr else ""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    code = os.waitstatus_to_exitcode(status)
    # check and Checkov answer 1 where there are findings.
    if code not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, command))} ended with {code}: {error[-500:]}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak_mb": usage.ru_maxrss / 1024}


def copies_of_the_example(target: Path, copies: int) -> int:
    """One root module with the pipeline written out ``copies`` times, a file each; returns the number of resources.

    The modules' blocks are written into the root, since Checkov judges blocks and not instances.
    """
    target.mkdir(parents=True)
    body = (EXAMPLE_COPY).strip()
    (target / "providers.tf").write_text(
        'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "~> 5.100"\n'
        '    }\n  }\n}\n\nprovider "aws" {\n  region = "us-east-1"\n}\n\ndata "aws_caller_identity" "current" {}\n\n'
        'variable "name_prefix" {\n  type    = string\n  default = "chinook"\n}\n')
    for number in range(copies):
        (target / f"pipeline_{number:03d}.tf").write_text(body.replace("@", f"p{number:03d}") + "\n")
    return copies * body.count('resource "') + 1


def stage(name: str, source: str, prefix: str) -> str:
    """A function with all that belongs to it, triggered by a bucket's objects."""
    return f'''
resource "aws_cloudwatch_log_group" "{name}_@" {{
  name              = "/aws/lambda/${{var.name_prefix}}-{name}-@"
  retention_in_days = 14
}}

resource "aws_iam_role" "{name}_@" {{
  name = "${{var.name_prefix}}-{name}-@"

  assume_role_policy = jsonencode({{
    Version = "2012-10-17"
    Statement = [{{
      Effect    = "Allow"
      Principal = {{ Service = "lambda.amazonaws.com" }}
      Action    = "sts:AssumeRole"
    }}]
  }})
}}

resource "aws_iam_role_policy" "{name}_@" {{
  name = "data"
  role = aws_iam_role.{name}_@.id

  policy = jsonencode({{
    Version = "2012-10-17"
    Statement = [
      {{
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${{aws_cloudwatch_log_group.{name}_@.arn}}:*"
      }},
      {{
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "${{aws_s3_bucket.{source}_@.arn}}/{prefix}*"
      }},
    ]
  }})
}}

resource "aws_lambda_function" "{name}_@" {{
  function_name = "${{var.name_prefix}}-{name}-@"
  role          = aws_iam_role.{name}_@.arn
  runtime       = "python3.12"
  handler       = "handler.handler"
  filename      = "${{path.module}}/build/{name}.zip"

  environment {{
    variables = {{
      SOURCE_BUCKET = aws_s3_bucket.{source}_@.bucket
    }}
  }}
}}

resource "aws_cloudwatch_event_rule" "{name}_@" {{
  name = "${{var.name_prefix}}-{name}-@"

  event_pattern = jsonencode({{
    source      = ["aws.s3"]
    detail-type = ["Object Created"]
    detail = {{
      bucket = {{ name = [aws_s3_bucket.{source}_@.bucket] }}
      object = {{ key = [{{ prefix = "{prefix}" }}] }}
    }}
  }})
}}

resource "aws_cloudwatch_event_target" "{name}_@" {{
  rule      = aws_cloudwatch_event_rule.{name}_@.name
  target_id = "{name}"
  arn       = aws_lambda_function.{name}_@.arn
}}

resource "aws_lambda_permission" "{name}_@" {{
  statement_id  = "AllowEventBridge"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.{name}_@.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.{name}_@.arn
}}
'''


def bucket(name: str) -> str:
    """A bucket with its settings."""
    return f'''
resource "aws_s3_bucket" "{name}_@" {{
  bucket = "${{var.name_prefix}}-{name}-@-${{data.aws_caller_identity.current.account_id}}"
}}

resource "aws_s3_bucket_ownership_controls" "{name}_@" {{
  bucket = aws_s3_bucket.{name}_@.id

  rule {{
    object_ownership = "BucketOwnerEnforced"
  }}
}}

resource "aws_s3_bucket_notification" "{name}_@" {{
  bucket      = aws_s3_bucket.{name}_@.id
  eventbridge = true
}}
'''


# 3 buckets of 3 resources and 2 functions of 7, with a queue: 24 resources, 300 times 7,200.
EXAMPLE_COPY = "".join(bucket(name) for name in ("raw", "processed", "analytics")) + stage(
    "processing", "raw", "raw/") + stage("analysis", "processed", "processed/") + '''
resource "aws_sqs_queue" "dead_letters_@" {
  name                    = "${var.name_prefix}-dead-letters-@"
  sqs_managed_sse_enabled = true
}
'''


def plan_of(target: Path, copies: int) -> tuple[int, int]:
    """A plan of ``copies`` instances of a module that is the example; returns the number of changes and of bytes."""
    plan = json.loads(PLAN.read_text())
    texts = [(change["address"], json.dumps(change, separators=(",", ":"))) for change in plan["resource_changes"]]
    values = json.dumps(plan["planned_values"]["root_module"]["resources"][:6], separators=(",", ":"))
    head = {name: value for name, value in plan.items()
            if name not in ("resource_changes", "planned_values", "configuration")}
    call = {"source": "./pipeline", "for_each_expression": {"references": ["local.copies"]}, "expressions": {},
            "module": plan["configuration"]["root_module"]}
    configuration = {"provider_config": plan["configuration"]["provider_config"],
                     "root_module": {"module_calls": {"pipeline": call}}}
    with target.open("w") as out:
        out.write(json.dumps(head)[:-1] + ',"configuration":' + json.dumps(configuration) + ',"resource_changes":[')
        for copy in range(copies):
            key = f"p{copy:06d}"
            for position, (address, text) in enumerate(texts):
                moved = f'module.pipeline["{key}"].{address}'
                element = text.replace("chinook-pipeline", f"chinook-{key}")
                element = element.replace(f'"address":{json.dumps(address)}', f'"address":{json.dumps(moved)}', 1)
                out.write(("" if copy == position == 0 else ",") + element)
        out.write('],"planned_values":{"root_module":{"child_modules":[')
        out.write(",".join(
            f'{{"address":"module.pipeline[\\"p{copy:06d}\\"]","resources":'
            + values.replace("chinook-pipeline", f"chinook-p{copy:06d}") + "}" for copy in range(copies)))
        out.write("]}}}")
    return copies * len(texts), target.stat().st_size


def bench_configuration(program: Path, work: Path, copies: int, runs: int, with_checkov: bool) -> None:
    tree = work / "configuration"
    count = copies_of_the_example(tree, copies)
    ours, peaks = [], []
    for number in range(runs):
        database = work / f"c{number}.db"
        read = run([str(program), "snapshot", "-q", "--no-aws", "--terraform", str(tree), "--db", str(database)], work)
        check = run([str(program), "check", "--db", str(database), "--format", "json"], work)
        ours.append((read["wall"] + check["wall"], read["cpu"] + check["cpu"]))
        peaks.append(max(read["peak_mb"], check["peak_mb"]))
    wall, cpu = (statistics.median(column) for column in zip(*ours))
    print(f"configuration: {copies} copies, {count} resources: snapshot and check {wall:.2f} s, CPU {cpu:.2f} s, "
          f"peak {max(peaks):.0f} MB (median of {runs})")
    if not with_checkov:
        return
    venv = ROOT / "build" / "checkov"
    if not (venv / "bin" / "checkov").exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([str(venv / "bin" / "pip"), "install", "-q", CHECKOV], check=True)
    other = run([str(venv / "bin" / "checkov"), "-d", str(tree), "--framework", "terraform", "--quiet", "--compact",
                 "-o", "json"], work)
    print(f"Checkov on the same tree: {other['wall']:.1f} s, CPU {other['cpu']:.1f} s, peak {other['peak_mb']:.0f} MB: "
          f"{other['wall'] / wall:.0f} times the time, {other['cpu'] / cpu:.0f} times the CPU")


def bench_plans(program: Path, work: Path, changes: list[int]) -> None:
    for wanted in changes:
        file = work / "plan.json"
        count, size = plan_of(file, max(1, round(wanted / 45)))
        database = work / "plan.db"
        for leftover in work.glob("plan.db*"):
            leftover.unlink()
        # One cheap rule: what is measured is reading and deriving.
        done = run([str(program), "snapshot", "-q", "--no-aws", "--plan", str(file), "--rules", "module-not-read",
                    "--db", str(database)], work)
        megabytes = size / 1e6
        print(f"plan: {count} changes, {megabytes:.0f} MB: CPU {done['cpu']:.2f} s ({megabytes / done['cpu']:.0f} MB/s, "
              f"{done['cpu'] / count * 1e6:.0f} us a change), wall {done['wall']:.2f} s, peak {done['peak_mb']:.0f} MB "
              f"({done['peak_mb'] / megabytes:.1f} times its size)")
        file.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=300)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-checkov", action="store_true", help="without Checkov, which takes a minute and PyPI")
    parser.add_argument("--changes", type=int, nargs="*", default=[1000, 10_000, 95_000],
                        help="sizes of plans, in changes; 475000 is half a gigabyte")
    parser.add_argument("--program", type=Path, help="a release build; made when not given")
    options = parser.parse_args()
    program = options.program
    if program is None:
        subprocess.run(["swift", "build", "--quiet", "-c", "release", "--product", "pipereport",
                        "--static-swift-stdlib"], cwd=ROOT, check=True)
        program = ROOT / ".build" / "release" / "pipereport"
    work = Path(tempfile.mkdtemp(prefix="pipereport-bench-"))
    try:
        bench_configuration(program.resolve(), work, options.copies, options.runs, not options.no_checkov)
        bench_plans(program.resolve(), work, options.changes)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
