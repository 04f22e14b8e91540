"""Faults of the way from bucket to function, one for each rule that a configuration can break."""
from published_case import invoked_by_bucket, invoked_by_rule, rule, target
from wiring_fault import WiringFault, also

LOAD = "aws_lambda_function.load"
INBOX = "aws_s3_bucket.inbox"
NOTIFICATION = "aws_s3_bucket_notification.inbox"
CREATED = "aws_cloudwatch_event_rule.created"
TARGET = "aws_cloudwatch_event_target.created"
BY_RULE = "aws_lambda_permission.load_created"
BY_BUCKET = "aws_lambda_permission.load_inbox"
SOURCE = "  source_arn    = aws_cloudwatch_event_rule.created.arn\n"
NAMED = "{ bucket = { name = [aws_s3_bucket.inbox.id] } }"
REGIONS = """
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "west"
  region = "eu-west-1"
}

"""

PERMISSIONS = [
    WiringFault("missing-events-permission", "eventbridge-to-function", LOAD,
                ((invoked_by_rule("load", "created"), ""),), ("events.amazonaws.com", "orders-load")),
    WiringFault("missing-events-permission", "eventbridge-to-function", LOAD,
                (('"lambda:InvokeFunction"', '"lambda:GetFunction"'),), ("lambda:InvokeFunction", "orders-load"),
                label="for-another-action"),
    WiringFault("missing-events-permission", "eventbridge-two-stages", "aws_lambda_function.total",
                ((invoked_by_rule("total", "total"), ""),), ("events.amazonaws.com", "orders-total")),
    WiringFault("missing-events-permission", "eventbridge-to-an-alias", LOAD,
                (("  qualifier     = aws_lambda_alias.live.name\n", ""),), ("live", "orders-load")),
    WiringFault("missing-events-permission", "eventbridge-to-function-by-role", LOAD,
                (('["lambda:InvokeFunction"]', '["lambda:GetFunction"]'),), ("invoke", "orders-load")),
    WiringFault("missing-events-permission", "eventbridge-to-function-by-role", LOAD,
                (('{ Service = "events.amazonaws.com" }', '{ Service = "scheduler.amazonaws.com" }'),),
                ("invoke", "orders-load"), label="role-of-another-service"),
    WiringFault("events-permission-wrong-source", "eventbridge-schedules", "aws_lambda_function.report",
                (("source_arn    = aws_cloudwatch_event_rule.hourly.arn",
                  "source_arn    = aws_cloudwatch_event_rule.nightly.arn"),), ("hourly", "nightly")),
    WiringFault("events-permission-wrong-source", "eventbridge-forwarded-to-a-custom-bus", LOAD,
                ((SOURCE, SOURCE.replace("created", "forward")),), ("created", "forward")),
    WiringFault("missing-s3-permission", "notification-of-one-account", LOAD,
                (('= "arn:aws:s3:::${local.inbox}"',
                  '= "arn:aws:s3:::orders-outbox-${data.aws_caller_identity.current.account_id}"'),),
                ("orders-inbox-", "orders-outbox-")),
    WiringFault("missing-s3-permission", "notification-to-several-functions", "aws_lambda_function.audit",
                ((invoked_by_bucket("audit", "inbox"), ""), (", aws_lambda_permission.audit_inbox]", "]")),
                ("s3.amazonaws.com", "orders-audit")),
    WiringFault("permission-without-source", "eventbridge-to-function", BY_RULE,
                ((SOURCE, ""),), ("events.amazonaws.com", "AllowEventBridge"), severity="medium"),
    WiringFault("permission-without-source", "notification-to-function", BY_BUCKET,
                (("  source_account = data.aws_caller_identity.current.account_id\n", ""),),
                ("AllowBucket", "source account"), severity="low"),
    WiringFault("permission-principal-mismatch", "eventbridge-to-function", BY_RULE,
                (('"events.amazonaws.com"', '"s3.amazonaws.com"'),),
                ("s3.amazonaws.com", "rule/orders-created"),
                also(("missing-events-permission", LOAD))),
    WiringFault("permission-principal-mismatch", "notification-to-function", BY_BUCKET,
                (('"s3.amazonaws.com"', '"events.amazonaws.com"'),), ("events.amazonaws.com", "aws_s3_bucket.inbox"),
                also(("missing-s3-permission", LOAD))),
    WiringFault("public-function", "eventbridge-to-function", BY_RULE,
                (('  principal     = "events.amazonaws.com"\n' + SOURCE, '  principal     = "*"\n'),),
                ("AllowEventBridge", "*"), severity="critical"),
]

NOTIFICATIONS = [
    WiringFault("notification-before-permission", "notification-to-function", NOTIFICATION,
                (("  depends_on = [aws_lambda_permission.load_inbox]\n", ""),), (NOTIFICATION, BY_BUCKET)),
    WiringFault("notification-before-permission", "notification-across-modules",
                "module.storage.aws_s3_bucket_notification.inbox",
                (("  depends_on   = [aws_lambda_permission.inbox]\n", ""),),
                ("module.storage.aws_s3_bucket_notification.inbox", "aws_lambda_permission.inbox")),
    WiringFault("notification-clobbering", "notification-to-function", INBOX,
                (('resource "aws_s3_bucket_notification" "inbox" {',
                  'resource "aws_s3_bucket_notification" "events" {\n  bucket      = aws_s3_bucket.inbox.id\n'
                  '  eventbridge = true\n}\n\nresource "aws_s3_bucket_notification" "inbox" {'),),
                ("aws_s3_bucket_notification.events", NOTIFICATION)),
    WiringFault("notification-overlap", "notification-to-several-functions", NOTIFICATION,
                (('"orders/"\n    filter_suffix       = ".jpg"', '"orders/"\n    filter_suffix       = "son"'),),
                (".json", "son", "orders/")),
    WiringFault("notification-overlap", "notification-to-several-functions", NOTIFICATION,
                (('    filter_prefix       = "audit/"\n', ""),), ("orders/*.json", "orders-audit"),
                label="no-filter"),
    WiringFault("notification-overlap", "notification-of-dynamic-blocks", NOTIFICATION,
                (('store = "store/"', 'store = "shop/store/"'),), ("shop/", "shop/store/")),
    WiringFault("filter-literal-wildcard", "notification-to-several-functions", NOTIFICATION,
                (('"audit/"', '"audit/*"'),), ("audit/*",)),
    WiringFault("put-only-trigger", "notification-to-function", NOTIFICATION,
                (('"s3:ObjectCreated:*"', '"s3:ObjectCreated:Put"'),), ("s3:ObjectCreated:Put",)),
]

RULES = [
    WiringFault("eventbridge-not-enabled", "eventbridge-to-function", INBOX,
                (("eventbridge = true", "eventbridge = false"),), ("orders-created",)),
    WiringFault("double-delivery", "eventbridge-to-function", LOAD,
                (("  eventbridge = true\n",
                  '  eventbridge = true\n\n'
                  '  lambda_function {\n    lambda_function_arn = aws_lambda_function.load.arn\n'
                  '    events              = ["s3:ObjectCreated:*"]\n  }\n\n'
                  '  depends_on = [aws_lambda_permission.load_inbox]\n'),
                 (invoked_by_rule("load", "created"),
                  invoked_by_rule("load", "created") + invoked_by_bucket("load", "inbox")
                  + 'data "aws_caller_identity" "current" {}\n')), ("orders-created", "notification")),
    WiringFault("double-delivery", "eventbridge-suffix", LOAD,
                ((target("created", "aws_lambda_function.load.arn"),
                  target("created", "aws_lambda_function.load.arn") + rule("every", NAMED)
                  + target("every", "aws_lambda_function.load.arn")
                  + invoked_by_rule("load", "every").replace("AllowEventBridge", "AllowEvery")),),
                ("orders-created", "orders-every")),
    WiringFault("put-only-trigger", "eventbridge-to-function", CREATED,
                ((NAMED, '{ bucket = { name = [aws_s3_bucket.inbox.id] }, reason = ["PutObject"] }'),), ("PutObject",)),
    WiringFault("rule-without-target", "eventbridge-to-function", CREATED,
                ((target("created", "aws_lambda_function.load.arn"), ""),), ("orders-created",)),
    WiringFault("target-missing", "eventbridge-to-an-alias", CREATED,
                (("  arn  = aws_lambda_alias.live.arn\n", '  arn  = "${aws_lambda_function.load.arn}:blue"\n'),),
                ("blue", "orders-created"), also(("missing-events-permission", LOAD))),
    WiringFault("rule-on-wrong-bus", "eventbridge-forwarded-to-a-custom-bus", CREATED,
                (('  name = "orders-forward"\n  event_pattern = jsonencode({\n    source      = ["aws.s3"]',
                  '  name = "orders-forward"\n  event_pattern = jsonencode({\n    source      = ["orders.shop"]'),),
                ("orders-created",)),
    WiringFault("rule-on-wrong-bus", "eventbridge-to-function", CREATED,
                (('  name = "orders-created"\n',
                  '  name = "orders-created"\n  event_bus_name = aws_cloudwatch_event_bus.orders.name\n'),
                 ("  rule = aws_cloudwatch_event_rule.created.name\n",
                  "  rule = aws_cloudwatch_event_rule.created.name\n"
                  "  event_bus_name = aws_cloudwatch_event_bus.orders.name\n"),
                 (invoked_by_rule("load", "created"), invoked_by_rule("load", "created")
                  + '\nresource "aws_cloudwatch_event_bus" "orders" {\n  name = "orders"\n}\n')), ("orders-created",)),
    WiringFault("rule-in-other-region", "eventbridge-to-function", CREATED,
                (('resource "aws_s3_bucket" "inbox" {\n',
                  REGIONS + 'resource "aws_s3_bucket" "inbox" {\n  provider = aws.west\n'),
                 ('resource "aws_s3_bucket_notification" "inbox" {\n',
                  'resource "aws_s3_bucket_notification" "inbox" {\n  provider = aws.west\n')),
                ("eu-west-1", "orders-created")),
    WiringFault("rule-in-other-region", "notification-to-function", INBOX,
                (('resource "aws_s3_bucket" "inbox" {\n',
                  REGIONS + 'resource "aws_s3_bucket" "inbox" {\n  provider = aws.west\n'),
                 ('resource "aws_s3_bucket_notification" "inbox" {\n',
                  'resource "aws_s3_bucket_notification" "inbox" {\n  provider = aws.west\n')),
                ("eu-west-1", "orders-load")),
    WiringFault("pattern-never-matches", "eventbridge-to-function", CREATED,
                (('["Object Created"]', '["ObjectCreated:Put"]'),), ("ObjectCreated:Put",)),
    WiringFault("pattern-never-matches", "eventbridge-suffix", CREATED,
                (("object = { key = ", "object = { name = "),), ("name",)),
    WiringFault("pattern-never-matches", "eventbridge-pattern-in-a-heredoc", CREATED,
                (('["Object Created"],', '["Object created"],'),), ("Object created",)),
    WiringFault("event-loop", "output-beside-the-input", LOAD,
                (("/done/*", "/incoming/*"),), ("OUTPUT_BUCKET", "incoming/"), severity="critical"),
    WiringFault("event-loop", "eventbridge-two-stages", LOAD,
                (("OUTPUT_BUCKET = aws_s3_bucket.totals.bucket", "OUTPUT_BUCKET = aws_s3_bucket.inbox.bucket"),
                 ('"${aws_s3_bucket.totals.arn}/*"', '"${aws_s3_bucket.inbox.arn}/*"')),
                ("aws_s3_bucket.inbox", "aws_s3_bucket.clean", "orders-total"),
                also(("event-loop", "aws_lambda_function.total")), severity="critical"),
    WiringFault("event-loop", "eventbridge-to-function", LOAD,
                (('["s3:GetObject"]', '["s3:GetObject", "s3:PutObject"]'),), ("orders-load", "orders-created"),
                severity="medium"),
    WiringFault("transformer-breaks-json", "eventbridge-transformed-object", TARGET,
                (('"size": <size>,', '"size": <size>'),), ("size",)),
    WiringFault("transformer-breaks-json", "eventbridge-transformed-object", TARGET,
                (('"size": <size>,', '"size": <bytes>,'),), ("bytes",), label="unmapped-variable"),
    WiringFault("transformer-path-missing", "eventbridge-transformed-object", TARGET,
                (('"$.detail.source-ip-address"', '"$.detail.sourceIPAddress"'),), ("$.detail.sourceIPAddress",)),
    WiringFault("transformer-path-missing", "eventbridge-transformed-sentence", TARGET,
                (('"$.detail.object.key"', '"$.detail.s3.object.key"'),), ("$.detail.s3.object.key",)),
]

FAULTS = [*PERMISSIONS, *NOTIFICATIONS, *RULES]
