"""A small AWS account on moto's server, and what boto3 reads of it.

    python3 moto_world.py

Prints one line of JSON, {"endpoint", "facts"}, and serves until its standard input closes.
Exits with 3 when moto or boto3 is not installed.
"""

import datetime
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


# 2026-11-25T00:00:00Z, in seconds; the window of the metrics is the hour from there.
METRICS_START = 1795564800


def text(value):
    """JSON as pipereport stores it: sorted, compact, times to the second as the AWS CLI prints them."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False,
        default=lambda time: time.astimezone(datetime.timezone.utc).replace(microsecond=0).isoformat())


def answer_or_absent(code, read):
    try:
        value = read()
    except Exception as error:
        if error.response["Error"]["Code"] != code:
            raise
        value = None
    return text(value) if value else "absent"


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
    seed_settings(client, account, policy)


def seed_settings(client, account, policy):
    s3, functions, iam = client("s3"), client("lambda"), client("iam")
    bucket, locked = "example-raw", "example-locked"
    switches = {"BlockPublicAcls": True, "IgnorePublicAcls": False, "BlockPublicPolicy": True, "RestrictPublicBuckets": False}
    s3.create_bucket(Bucket=locked, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}, ObjectLockEnabledForBucket=True)
    for name in (bucket, locked):
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    s3.put_object_lock_configuration(Bucket=locked, ObjectLockConfiguration={
        "ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 3}}})
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": f"arn:aws:s3:::{bucket}/größe/<&>"}]}))
    s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=switches)
    s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [{
        "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "alias/example"},
        "BucketKeyEnabled": True}]})
    s3.put_bucket_acl(Bucket="example-processed", ACL="log-delivery-write")
    s3.put_bucket_logging(Bucket=bucket, BucketLoggingStatus={"LoggingEnabled": {
        "TargetBucket": "example-processed", "TargetPrefix": "logs/",
        "TargetGrants": [{"Grantee": {"Type": "CanonicalUser", "ID": "reader"}, "Permission": "READ"}]}})
    s3.put_bucket_acl(Bucket="example-processed", ACL="private")
    s3.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration={"Rules": [
        {"ID": "1", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 365}, "Transitions": [
            {"Days": 30, "StorageClass": "GLACIER"}, {"Days": 90, "StorageClass": "DEEP_ARCHIVE"}]},
        {"ID": "two", "Status": "Disabled",
         "Filter": {"And": {"Prefix": "raw/", "Tags": [{"Key": "k", "Value": "ü"}, {"Key": "l", "Value": "m"}]}},
         "NoncurrentVersionTransitions": [{"NoncurrentDays": 30, "StorageClass": "GLACIER"}],
         "NoncurrentVersionExpiration": {"NoncurrentDays": 9}, "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}},
        {"ID": "date", "Status": "Enabled", "Filter": {"Tag": {"Key": "k", "Value": "v"}},
         "Expiration": {"Date": "2027-01-01T00:00:00Z"}},
        {"ID": "marker", "Status": "Enabled", "Filter": {}, "Expiration": {"ExpiredObjectDeleteMarker": True}}]})
    s3.put_bucket_replication(Bucket=bucket, ReplicationConfiguration={
        "Role": f"arn:aws:iam::{account}:role/role-0", "Rules": [{
            "ID": "all", "Priority": 1, "Status": "Enabled", "Filter": {"Prefix": ""},
            "Destination": {"Bucket": f"arn:aws:s3:::{locked}", "StorageClass": "STANDARD"},
            "DeleteMarkerReplication": {"Status": "Disabled"}}]})
    s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": [
        {"Key": "größe", "Value": "日本 <&>"}, {"Key": "empty", "Value": ""}]})
    client("s3control").put_public_access_block(AccountId=account, PublicAccessBlockConfiguration=switches)
    client("kms").create_alias(
        AliasName="alias/example", TargetKeyId=client("kms").create_key(Description="of example-raw")["KeyMetadata"]["KeyId"])
    client("sqs").create_queue(QueueName="queue")
    queue = f"arn:aws:sqs:eu-west-1:{account}:queue"
    functions.update_function_configuration(FunctionName="function-0", Description="größe", MemorySize=256)
    functions.publish_version(FunctionName="function-0")
    functions.create_alias(FunctionName="function-0", Name="prod", FunctionVersion="1")
    functions.put_function_concurrency(FunctionName="function-0", ReservedConcurrentExecutions=3)
    functions.put_function_event_invoke_config(
        FunctionName="function-0", MaximumRetryAttempts=0, DestinationConfig={"OnFailure": {"Destination": queue}})
    functions.create_event_source_mapping(FunctionName="function-1", EventSourceArn=queue)
    iam.put_role_permissions_boundary(RoleName="role-1", PermissionsBoundary=policy)
    iam.create_instance_profile(InstanceProfileName="profile")
    iam.add_role_to_instance_profile(InstanceProfileName="profile", RoleName="role-2")
    deny = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}
    iam.create_policy_version(PolicyArn=policy, SetAsDefault=False, PolicyDocument=json.dumps(deny))
    for name, values in {"Invocations": [3, 4], "Errors": [1], "Duration": [10.5, 20]}.items():
        client("cloudwatch").put_metric_data(Namespace="AWS/Lambda", MetricData=[{
            "MetricName": name, "Dimensions": [{"Name": "FunctionName", "Value": "function-0"}],
            "Value": value, "Timestamp": METRICS_START + 600} for value in values])


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
                if item["Key"].startswith("logs/"):
                    continue  # moto logs the reading itself
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


def setting_facts(client):
    """The same words as MotoTests+Settings.swift makes."""
    s3, functions, account = client("s3"), client("lambda"), client("sts").get_caller_identity()["Account"]
    for bucket in s3.list_buckets()["Buckets"]:
        name = {"Bucket": bucket["Name"]}
        yield from (f"setting {bucket['Name']} {setting} {value}" for setting, value in {
            "policy": answer_or_absent("NoSuchBucketPolicy", lambda: json.loads(s3.get_bucket_policy(**name)["Policy"])),
            "publicAccessBlock": answer_or_absent("NoSuchPublicAccessBlockConfiguration", lambda:
                s3.get_public_access_block(**name)["PublicAccessBlockConfiguration"]),
            "encryption": answer_or_absent("ServerSideEncryptionConfigurationNotFoundError", lambda:
                s3.get_bucket_encryption(**name)["ServerSideEncryptionConfiguration"]["Rules"]),
            "versioning": answer_or_absent("", lambda: {
                k: v for k, v in s3.get_bucket_versioning(**name).items() if k != "ResponseMetadata"}),
            "logging": answer_or_absent("", lambda: s3.get_bucket_logging(**name).get("LoggingEnabled")),
            "lifecycle": answer_or_absent("NoSuchLifecycleConfiguration", lambda:
                s3.get_bucket_lifecycle_configuration(**name)["Rules"]),
            "objectLock": answer_or_absent("ObjectLockConfigurationNotFoundError", lambda:
                s3.get_object_lock_configuration(**name)["ObjectLockConfiguration"]),
            "replication": answer_or_absent("ReplicationConfigurationNotFoundError", lambda:
                s3.get_bucket_replication(**name)["ReplicationConfiguration"]),
            "tags": answer_or_absent("NoSuchTagSet", lambda: {
                tag["Key"]: tag.get("Value", "") for tag in s3.get_bucket_tagging(**name)["TagSet"]}),
        }.items())
    yield f"account {text(client('s3control').get_public_access_block(AccountId=account)['PublicAccessBlockConfiguration'])}"
    key = client("kms").describe_key(KeyId="alias/example")["KeyMetadata"]
    policy = client("kms").get_key_policy(KeyId=key["KeyId"], PolicyName="default")["Policy"]
    yield f"key {key['Arn']} {text(key)} {policy}"
    for function in functions.list_functions()["Functions"]:
        name, arn = {"FunctionName": function["FunctionName"]}, function["FunctionArn"]
        status = functions.get_function_configuration(**name).items()
        yield f"status {arn} {text({k: v for k, v in status if k.startswith(('State', 'LastUpdateStatus'))})}"
        yield f"concurrency {arn} {functions.get_function_concurrency(**name).get('ReservedConcurrentExecutions', 'absent')}"
        invoke = functions.list_function_event_invoke_configs(**name)["FunctionEventInvokeConfigs"]
        yield f"invoke {arn} {answer_or_absent('', lambda: invoke)}"
        yield from (f"alias {arn} {alias['Name']} {alias['FunctionVersion']}" for alias in functions.list_aliases(**name)["Aliases"])
        attributes = {
            "function_name": function["FunctionName"], "runtime": function["Runtime"], "handler": function["Handler"],
            "role": function["Role"], "memory_size": function["MemorySize"], "timeout": function["Timeout"],
            "architectures": function["Architectures"], "package_type": function["PackageType"],
            "layers": [layer["Arn"] for layer in function["Layers"]], "code_sha256": function["CodeSha256"],
            "description": function["Description"], "tracing_config": [{"mode": function["TracingConfig"]["Mode"]}],
            "ephemeral_storage": [{"size": function["EphemeralStorage"]["Size"]}]}
        yield f"attributes {text({k: v for k, v in attributes.items() if v})}"
    for version in functions.list_functions(FunctionVersion="ALL")["Functions"]:
        if version["Version"] != "$LATEST":
            yield f"version {version['FunctionArn'].rpartition(':')[0]} {version['Version']} {version['CodeSha256']}"
    for mapping in functions.list_event_source_mappings()["EventSourceMappings"]:
        yield f"mapping {mapping['UUID']} {mapping['FunctionArn']} {mapping['EventSourceArn']} {mapping['State']}"
    details = client("iam").get_account_authorization_details
    for role in details(Filter=["Role"])["RoleDetailList"]:
        boundary = role.get("PermissionsBoundary", {}).get("PermissionsBoundaryArn", "none")
        inline = text([[policy["PolicyName"], policy["PolicyDocument"]] for policy in role["RolePolicyList"]])
        attached = text([[policy["PolicyName"], policy["PolicyArn"]] for policy in role["AttachedManagedPolicies"]])
        yield f"detail {role['Arn']} {text(role['AssumeRolePolicyDocument'])} {boundary} {inline} {attached}"
    for policy in details(Filter=["LocalManagedPolicy"])["Policies"]:
        document, = [text(version["Document"]) for version in policy["PolicyVersionList"] if version["IsDefaultVersion"]]
        yield f"managed {policy['Arn']} {policy['DefaultVersionId']} {document}"
    for function in ("function-0", "function-1"):
        results = client("cloudwatch").get_metric_data(
            StartTime=METRICS_START, EndTime=METRICS_START + 3600, MetricDataQueries=[{
                "Id": name.lower(), "MetricStat": {
                    "Metric": {"Namespace": "AWS/Lambda", "MetricName": name,
                               "Dimensions": [{"Name": "FunctionName", "Value": function}]},
                    "Period": 3600, "Stat": "Average" if name == "Duration" else "Sum"}}
                for name in ("Invocations", "Errors", "Throttles", "Duration")])
        values = {result["Id"].title(): result["Values"][0] for result in results["MetricDataResults"] if result["Values"]}
        yield f"metrics {function} {text({k: int(v) if v == int(v) else v for k, v in values.items()})}"


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
        made = boto3.client(service, endpoint_url=endpoint)
        # boto3 puts the account before the host of an emulator as well, where no name leads.
        url = f"{endpoint}/v20180820/configuration/publicAccessBlock"
        made.meta.events.register("before-sign.s3-control", lambda request, **_: setattr(request, "url", url))
        return made

    seed(client)
    print(json.dumps({"endpoint": endpoint, "facts": sorted([*facts(client), *setting_facts(client)])}), file=answer, flush=True)
    sys.stdin.read()
    server.stop()


main()
