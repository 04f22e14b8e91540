"""A small AWS account on moto's server, and what boto3 reads of it.

    python3 moto_world.py

Prints one line of JSON, {"endpoint", "facts"}, and serves until its standard input closes.
Exits with 3 when moto or boto3 is not installed.
"""

import io
import json
import logging
import os
import sys
import zipfile

try:
    import boto3
    from moto.server import ThreadedMotoServer
except ImportError:
    sys.exit(3)

KEYS = ["raw/a b.json", "raw/a+b%.json", "raw/größe/日本語.json", "raw/a//b/../c.json", "raw/<&>.json"]


def seed(client):
    s3, iam, events, functions = client("s3"), client("iam"), client("events"), client("lambda")
    account = client("sts").get_caller_identity()["Account"]
    trust = {"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
    for index in range(3):
        iam.create_role(RoleName=f"role-{index}", AssumeRolePolicyDocument=json.dumps(trust))
    iam.put_role_policy(RoleName="role-0", PolicyName="in+line@1", PolicyDocument=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/a b+c%*"}]}))
    policy = iam.create_policy(PolicyName="managed", PolicyDocument=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}]}))["Policy"]["Arn"]
    iam.attach_role_policy(RoleName="role-0", PolicyArn=policy)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("handler.py", "def main(event, context): pass\n")
    layer = functions.publish_layer_version(
        LayerName="deps", Content={"ZipFile": archive.getvalue()}, CompatibleRuntimes=["python3.12"])
    for index in range(3):
        functions.create_function(
            FunctionName=f"function-{index}", Runtime="python3.12", Handler="handler.main",
            Role=f"arn:aws:iam::{account}:role/role-0", Code={"ZipFile": archive.getvalue()},
            Environment={"Variables": {"INDEX": str(index)}}, Layers=[layer["LayerVersionArn"]], Timeout=30)
    for name in ("example-raw", "example-processed", "example.dots"):
        s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    s3.put_bucket_notification_configuration(
        Bucket="example-raw", NotificationConfiguration={"LambdaFunctionConfigurations": [{
            "Id": "n1", "LambdaFunctionArn": f"arn:aws:lambda:eu-west-1:{account}:function:function-0",
            "Events": ["s3:ObjectCreated:*"],
            "Filter": {"Key": {"FilterRules": [{"Name": "prefix", "Value": "raw/"}, {"Name": "suffix", "Value": ".json"}]}}}]})
    s3.put_bucket_ownership_controls(
        Bucket="example-raw", OwnershipControls={"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]})
    for key in KEYS:
        s3.put_object(Bucket="example-raw", Key=key, Body=key.encode())
    for index in range(120):
        s3.put_object(Bucket="example-processed", Key=f"processed/{index:04}", Body=b"x")
    for index in range(3):
        events.put_rule(Name=f"rule-{index}", EventPattern='{"source": ["aws.s3"]}', State=["ENABLED", "DISABLED"][index % 2])
        events.put_targets(Rule=f"rule-{index}", Targets=[{
            "Id": "t", "Arn": f"arn:aws:lambda:eu-west-1:{account}:function:function-{index}",
            "InputTransformer": {"InputPathsMap": {"key": "$.detail.object.key"}, "InputTemplate": '{"key": <key>}'}}])
    functions.add_permission(
        FunctionName="function-0", StatementId="s1", Action="lambda:InvokeFunction", Principal="events.amazonaws.com",
        SourceArn=f"arn:aws:events:eu-west-1:{account}:rule/rule-0")


def facts(client):
    """The same words as MotoTests.swift makes of what we read."""
    s3, iam, events, functions = client("s3"), client("iam"), client("events"), client("lambda")
    identity = client("sts").get_caller_identity()
    yield f"identity {identity['Account']} {identity['Arn']}"
    for bucket in s3.list_buckets()["Buckets"]:
        name = bucket["Name"]
        yield f"bucket {name} {int(bucket['CreationDate'].timestamp())} {s3.get_bucket_location(Bucket=name)['LocationConstraint']}"
        acl = s3.get_bucket_acl(Bucket=name)
        for grant in acl["Grants"]:
            yield f"grant {name} {grant['Grantee']['Type']} {grant['Grantee']['ID']} {grant['Permission']}"
        try:
            rules = s3.get_bucket_ownership_controls(Bucket=name)["OwnershipControls"]["Rules"]
            yield f"ownership {name} {rules[0]['ObjectOwnership']}"
        except s3.exceptions.ClientError as error:
            assert error.response["Error"]["Code"] == "OwnershipControlsNotFoundError"
            yield f"ownership {name} absent"
        for entry in s3.get_bucket_notification_configuration(Bucket=name).get("LambdaFunctionConfigurations", []):
            filters = {rule["Name"].lower(): rule["Value"] for rule in entry["Filter"]["Key"]["FilterRules"]}
            yield f"notification {name} {entry['LambdaFunctionArn']} {entry['Events'][0]} {filters['prefix']} {filters['suffix']}"
        for page in s3.get_paginator("list_objects_v2").paginate(Bucket=name):
            for item in page.get("Contents", []):
                etag = item["ETag"].strip('"')
                yield f"object {name} {item['Key']} {item['Size']} {int(item['LastModified'].timestamp())} {etag}"
    for function in functions.list_functions()["Functions"]:
        layers = " ".join(layer["Arn"] for layer in function["Layers"])
        yield (f"function {function['FunctionArn']} {function['Runtime']} {function['Timeout']} {function['CodeSha256']} "
               f"{function['Environment']['Variables']['INDEX']} {layers}")
        try:
            policy = functions.get_policy(FunctionName=function["FunctionArn"])["Policy"]
        except functions.exceptions.ResourceNotFoundException:
            policy = "absent"
        yield f"policy {function['FunctionName']} {policy}"
    for layer in functions.list_layers()["Layers"]:
        for version in functions.list_layer_versions(LayerName=layer["LayerName"])["LayerVersions"]:
            yield f"layer {layer['LayerName']} {version['Version']} {version['LayerVersionArn']}"
    for bus in events.list_event_buses()["EventBuses"]:
        for rule in events.list_rules(EventBusName=bus["Name"])["Rules"]:
            yield f"rule {bus['Name']} {rule['Arn']} {rule['State']} {rule['EventPattern']}"
            for target in events.list_targets_by_rule(Rule=rule["Name"], EventBusName=bus["Name"])["Targets"]:
                yield f"target {rule['Name']} {target['Id']} {target['Arn']} {target['InputTransformer']['InputTemplate']}"
    for role in iam.list_roles()["Roles"]:
        yield f"role {role['Arn']} {role['AssumeRolePolicyDocument']['Statement'][0]['Action']}"
        for name in iam.list_role_policies(RoleName=role["RoleName"])["PolicyNames"]:
            document = iam.get_role_policy(RoleName=role["RoleName"], PolicyName=name)["PolicyDocument"]
            yield f"inline {name} {document['Statement'][0]['Resource']}"
        for policy in iam.list_attached_role_policies(RoleName=role["RoleName"])["AttachedPolicies"]:
            default = iam.get_policy(PolicyArn=policy["PolicyArn"])["Policy"]["DefaultVersionId"]
            yield f"attached {policy['PolicyArn']} {default}"


def main():
    # moto and its Docker client print warnings; standard output is for the one line.
    answer, sys.stdout = sys.stdout, sys.stderr
    os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY="secret", AWS_DEFAULT_REGION="eu-west-1",
        MOTO_S3_DEFAULT_MAX_KEYS="50")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"

    def client(service):
        return boto3.client(service, endpoint_url=endpoint)

    seed(client)
    print(json.dumps({"endpoint": endpoint, "facts": sorted(facts(client))}), file=answer, flush=True)
    sys.stdin.read()
    server.stop()


main()
