"""From S3 by EventBridge to what is no function, and schedules of EventBridge Scheduler."""
from published_case import PublishedCase, allowed, bucket_with_events, function, queue, role, rule, target, topic

STATES = "https://docs.aws.amazon.com/step-functions/latest/dg/tutorial-cloudwatch-events-s3.html"
QUEUES = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sqs-permissions"
TOPICS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions"
TASKS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html#eb-target-permissions"
SCHEDULER = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html"

NAMED = "{ bucket = { name = [aws_s3_bucket.inbox.id] } }"
BY_ROLE = "  role_arn = aws_iam_role.start.arn\n"
MACHINE = role("machine", "states.amazonaws.com") + """
resource "aws_sfn_state_machine" "load" {
  name       = "orders-load"
  role_arn   = aws_iam_role.machine.arn
  definition = jsonencode({ StartAt = "Done", States = { Done = { Type = "Succeed" } } })
}
"""
TASK = role("task", "ecs-tasks.amazonaws.com") + """
resource "aws_ecs_cluster" "load" {
  name = "orders-load"
}

resource "aws_ecs_task_definition" "load" {
  family                   = "orders-load"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.task.arn
  container_definitions    = jsonencode([{ name = "load", image = "public.ecr.aws/docker/library/busybox:1.37" }])
}

variable "subnets" {
  type = list(string)
}

resource "aws_iam_role_policy" "start_pass" {
  name = "pass"
  role = aws_iam_role.start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = ["iam:PassRole"]
      Resource  = aws_iam_role.task.arn
      Condition = { StringLike = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
    }]
  })
}
"""
RUN_TASK = BY_ROLE + """
  ecs_target {
    task_definition_arn = aws_ecs_task_definition.load.arn
    launch_type         = "FARGATE"
    task_count          = 1

    network_configuration {
      subnets = var.subnets
    }
  }
"""
SCHEDULED = function("report") + """
data "aws_caller_identity" "current" {}

resource "aws_iam_role" "schedule" {
  name = "orders-schedule"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_scheduler_schedule" "nightly" {
  name                         = "orders-nightly"
  schedule_expression          = "cron(30 2 * * ? *)"
  schedule_expression_timezone = "Europe/Vienna"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.report.arn
    role_arn = aws_iam_role.schedule.arn
    input    = jsonencode({ period = "day" })
  }
}
""" + allowed("schedule", '["lambda:InvokeFunction"]', "aws_lambda_function.report.arn")


def started(parts: str, arn: str, more_of_target: str = "") -> str:
    return bucket_with_events("inbox") + parts + rule("created", NAMED) + target("created", arn, more_of_target)


CASES = [
    PublishedCase("eventbridge-to-step-functions", STATES, started(
        MACHINE + role("start", "events.amazonaws.com")
        + allowed("start", '["states:StartExecution"]', "aws_sfn_state_machine.load.arn"),
        "aws_sfn_state_machine.load.arn", BY_ROLE)),
    PublishedCase("eventbridge-to-a-queue", QUEUES, started(
        queue("created", "events.amazonaws.com", "aws_cloudwatch_event_rule.created.arn"),
        "aws_sqs_queue.created.arn")),
    PublishedCase("eventbridge-to-a-topic", TOPICS, started(
        topic("created", "events.amazonaws.com", "aws_cloudwatch_event_rule.created.arn"),
        "aws_sns_topic.created.arn")),
    PublishedCase("eventbridge-to-a-task", TASKS, started(
        role("start", "events.amazonaws.com")
        + allowed("start", '["ecs:RunTask"]', '"${aws_ecs_task_definition.load.arn_without_revision}:*"') + TASK,
        "aws_ecs_cluster.load.arn", RUN_TASK)),
    PublishedCase("scheduler-to-function", SCHEDULER, SCHEDULED),
]
