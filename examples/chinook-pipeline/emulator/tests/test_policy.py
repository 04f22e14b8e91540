"""Who may invoke a function."""

import pytest

from policy import Request, arn_like, decide

FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:processing"
RULE = "arn:aws:events:us-east-1:123456789012:rule/raw-to-processing"


def statement(effect="Allow", service="events.amazonaws.com", action="lambda:InvokeFunction", condition=None, **other):
    return {"Sid": effect, "Effect": effect, "Principal": {"Service": service}, "Action": action,
            "Resource": FUNCTION, "Condition": condition or {}, **other}


def allowed(*statements):
    request = Request("lambda:InvokeFunction", FUNCTION, "events.amazonaws.com",
                      {"aws:sourcearn": RULE, "aws:sourceaccount": "123456789012"})
    return decide({"Statement": list(statements)}, request)


@pytest.mark.parametrize("made, expected", [
    (statement(), True),
    (statement(action="lambda:*"), True),
    (statement(action=["lambda:GetFunction"]), False),
    (statement(service="s3.amazonaws.com"), False),
    (statement(service=["s3.amazonaws.com", "events.amazonaws.com"]), True),
    (statement(Principal="*"), True),
    (statement(Principal={"AWS": "arn:aws:iam::123456789012:root"}), False),
    (statement(Resource=FUNCTION + "-2"), False),
    (statement(condition={"ArnLike": {"AWS:SourceArn": RULE}}), True),
    (statement(condition={"ArnLike": {"aws:SourceArn": RULE[:-4] + "*"}}), True),
    (statement(condition={"ArnEquals": {"aws:SourceArn": RULE}}), True),
    (statement(condition={"ArnLike": {"aws:SourceArn": RULE + "-2"}}), False),
    (statement(condition={"ArnLike": {"aws:SourceArn": RULE.replace("us-east-1", "eu-west-1")}}), False),
    (statement(condition={"StringEquals": {"aws:SourceArn": RULE[:-4] + "*"}}), False),
    (statement(condition={"StringLike": {"aws:SourceArn": ["x", RULE[:-4] + "*"]}}), True),
    (statement(condition={"StringEquals": {"aws:SourceAccount": "123456789012"}}), True),
    (statement(condition={"StringEquals": {"aws:SourceAccount": "210987654321"}}), False),
    (statement(condition={"StringNotEquals": {"aws:SourceAccount": "210987654321"}}), True),
    (statement(condition={"StringEquals": {"aws:PrincipalOrgID": "o-1"}}), False),
    (statement(condition={"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-1"}}), True),
    (statement(condition={"DateLessThan": {"aws:SourceArn": "2020"}}), False),
])
def test_one_statement_decides(made, expected):
    assert allowed(made).allowed is expected


def test_an_explicit_deny_wins_whatever_the_order():
    deny = statement("Deny", condition={"ArnLike": {"aws:SourceArn": RULE}})
    assert not allowed(statement(), deny).allowed
    assert not allowed(deny, statement()).allowed


def test_a_deny_for_others_does_not_matter():
    deny = statement("Deny", condition={"StringEquals": {"aws:SourceAccount": "210987654321"}})
    assert allowed(statement(), deny).allowed


def test_the_reason_names_the_statement_and_what_it_wants():
    decision = allowed(statement(condition={"ArnLike": {"aws:SourceArn": RULE + "-2"}}))
    assert RULE + "-2" in decision.reason and "Allow" in decision.reason
    assert "no statement allows events.amazonaws.com" in allowed().reason


def test_no_policy_allows_nothing():
    assert not decide(None, Request("lambda:InvokeFunction", FUNCTION, "events.amazonaws.com", {})).allowed


def test_a_wildcard_does_not_cross_an_arns_parts():
    assert not arn_like("arn:aws:events:*:rule/x", RULE)
    assert arn_like("arn:*:events:*:*:rule/*", RULE)
