import Testing

@testable import Facts

/// AWS's own examples of a key: https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds.html.
private let keyID = "AKIA" + "IOSFODNN7EXAMPLE"
private let key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

@Test(
    "What looks like a secret is taken out, and what is around it stays",
    arguments: [
        ("key \(keyID) is old", "key *** is old"),
        ("key \(key).", "key ***."),
        ("a ASIA1234567890ABCDEF b", "a *** b"),
        ("Authorization: Bearer abc.def-123", "Authorization: ***"),
        ("the header bearer abcdef.123 is old", "the header bearer *** is old"),
        ("authorization: Basic dXNlcjpwYXNz", "authorization: ***"),
        ("token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln end", "token *** end"),
        ("https://user:hunter2@host/db", "https://user:***@host/db"),
        ("postgres://app:p%40ss@db:5432/x", "postgres://app:***@db:5432/x"),
        ("password=hunter2, user=me", "password=***, user=me"),
        ("DB_PASSWORD = \"hun ter2\"", "DB_PASSWORD = \"***\""),
        (#"{"Password": "hunter2", "User": "me"}"#, #"{"Password": "***", "User": "me"}"#),
        (#"{\"secret_key\":\"hunter2\"}"#, #"{\"secret_key\":\"***\"}"#),
        ("password: hunter2", "password: ***"),
        ("x-amz-security-token:IQoJb3JpZ2luX2Vj", "x-amz-security-token:***"),
        ("?X-Amz-Signature=0123abcd&x=1", "?X-Amz-Signature=***&x=1"),
        ("mysql --password hunter2 -h db", "mysql --password *** -h db"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----\nafter", "***\nafter"),
        ("-----BEGIN PRIVATE KEY-----\nMII", "***"),
        ("ghp_0123456789abcdefghijABCDEFGHIJ012345", "***"),
    ])
func formsOfSecrets(text: String, expected: String) {
    #expect(TextRedactor().redact(text) == expected)
}

@Test(
    "Ordinary texts of logs are left as they are",
    arguments: [
        "creating S3 Bucket (my-pipeline-raw-data): BucketAlreadyExists",
        "api error InvalidClientTokenId: The security token included in the request is invalid.",
        "api error ExpiredToken: The security token included in the request is expired",
        "validating provider credentials: retrieving caller identity from STS",
        "RequestID: 2d673535-75eb-4080-aee0-16240de46a0b",
        "commit d2bd2045fa3c1e5d7b9a0c6e8f1a2b3c4d5e6f70",
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf is not there",
        "module.db.aws_secretsmanager_secret.password[\"a\"]: Creation complete after 2s",
        "Plan: 45 to add, 0 to change, 0 to destroy.",
        "the bearer of this", "https://example.org/a:b@c",
    ])
func ordinaryTexts(text: String) {
    #expect(TextRedactor().redact(text) == text)
}

@Test("A known secret goes wherever and however it stands")
func knownSecrets() {
    let redactor = TextRedactor(secrets: ["hunter2/secret value", "short", "line one of it\nline two of it"])
    #expect(redactor.redact("a hunter2/secret value b") == "a *** b")
    #expect(redactor.redact("?q=hunter2%2Fsecret%20value&r=1") == "?q=***&r=1")
    #expect(redactor.redact("only line two of it") == "only ***")
    #expect(redactor.redact("the short one") == "the short one", "five characters stand for too much else")
}

@Test("A longer secret is not left in part by a shorter one that begins it")
func overlappingSecrets() {
    #expect(TextRedactor(secrets: ["hunter", "hunter2secret"]).redact("is hunter2secret") == "is ***")
}

@Test("Secrets are known by the names of their variables, and every input variable is taken for one")
func environmentSecrets() {
    let secrets = TextRedactor.secrets(of: [
        "AWS_SECRET_ACCESS_KEY": "a", "AWS_SESSION_TOKEN": "b", "TF_VAR_db_password": "c", "GITHUB_TOKEN": "d",
        "STRIPE_KEY": "e", "PATH": "/bin", "AWS_REGION": "eu-west-1", "AWS_WEB_IDENTITY_TOKEN_FILE": "/f",
        "TF_VAR_region": "eu-west-1",
    ])
    #expect(secrets.sorted() == ["a", "b", "c", "d", "e", "eu-west-1"])
}

@Test(
    "A command line is kept without the values of secrets and of -var",
    arguments: [
        (["terraform", "apply", "-json"], "terraform apply -json"),
        (
            ["terraform", "apply", "-var", "db=hunter2", "-var=x=y z", "-var-file=p.tfvars"],
            "terraform apply -var db=*** -var=x=*** -var-file=p.tfvars"
        ),
        (
            ["aws", "ssm", "put-parameter", "--name", "/a", "--value", "hunter2"],
            "aws ssm put-parameter --name /a --value ***"
        ),
        (["mysql", "--password=hunter2", "-h", "db"], "mysql --password=*** -h db"),
        (
            ["curl", "-H", "Authorization: Bearer hunter2hunter2", "https://a"],
            "curl -H 'Authorization: ***' https://a"
        ),
        (["env", "DB_PASSWORD=hunter2", "make"], "env DB_PASSWORD=*** make"),
        (["sh", "-c", "echo \"it's\""], "sh -c 'echo \"it'\\''s\"'"),
        (["aws", "s3", "ls", "--token", "--recursive"], "aws s3 ls --token --recursive"),
        (["terraform", "init", "-backend-config=password=hunter2"], "terraform init -backend-config=password=***"),
        (
            ["terraform", "init", "-backend-config", "access_key=hunter2", "-backend-config=prod.hcl"],
            "terraform init -backend-config access_key=*** -backend-config=prod.hcl"
        ),
        (
            ["terraform", "plan", "-out=tfplan", "-target=aws_s3_bucket.a"],
            "terraform plan -out=tfplan -target=aws_s3_bucket.a"
        ),
        (["tool", "--pass", "hunter2", "--verbose"], "tool --pass *** --verbose"),
        (["mysql", "-u", "root", "-phunter2", "shop"], "mysql -u root -p*** shop"),
        (["mongosh", "-p", "hunter2"], "mongosh -p ***"),
        (["redis-cli", "-a", "hunter2", "ping"], "redis-cli -a *** ping"),
        (["docker", "login", "-u", "me", "-p", "hunter2"], "docker login -u me -p ***"),
        (["docker", "run", "-p", "80:80", "-e", "A=hunter2", "x"], "docker run -p 80:80 -e A=*** x"),
        (["curl", "--user=a:hunter2", "https://a"], "curl --user=*** https://a"),
        (["curl", "-ua:hunter2", "https://a"], "curl -u*** https://a"),
        (["aws", "ssm", "put-parameter", "--value=hunter2"], "aws ssm put-parameter --value=***"),
        (
            [
                "aws", "lambda", "update-function-configuration", "--environment=Variables={A=hunter2}", "--timeout",
                "3",
            ],
            "aws lambda update-function-configuration --environment=*** --timeout 3"
        ),
        (
            [
                "aws", "cloudformation", "deploy", "--parameter-overrides", "A=hunter2", "B=hunter3", "--region",
                "eu-west-1",
            ],
            "aws cloudformation deploy --parameter-overrides A=*** B=*** --region eu-west-1"
        ),
        (
            ["aws", "secretsmanager", "create-secret", "--name", "a", "--secret-string", "hunter2"],
            "aws secretsmanager create-secret --name a --secret-string ***"
        ),
        (
            ["aws", "configure", "set", "aws_secret_access_key", "hunter2"],
            "aws configure set aws_secret_access_key ***"
        ),
        (["sh", "-c", "cd a && mysql -phunter2 b"], "sh -c 'cd a && mysql -p*** b'"),
        (["bash", "-c", "PGPASSWORD='hunter2' psql -h db"], "bash -c 'PGPASSWORD='\\''***'\\'' psql -h db'"),
        (
            ["git", "clone", "https://oauth2:hunter2@git.example.com/a"],
            "git clone https://oauth2:***@git.example.com/a"
        ),
        (["docker", "exec", "db", "mysql", "-phunter2", "-p", "hunter2"], "docker exec db mysql -p*** -p ***"),
        (["time", "-v", "vault", "login", "hunter2"], "time -v vault login ***"),
        (
            ["timeout", "9", "aws", "configure", "set", "aws_secret_access_key", "hunter2"],
            "timeout 9 aws configure set aws_secret_access_key ***"
        ),
        (["mkdir", "-p", "build/out"], "mkdir -p build/out"), (["ssh", "-p", "2222", "host"], "ssh -p 2222 host"),
        (["make", "deploy", "ENV=prod"], "make deploy ENV=prod"),
        (
            ["aws", "s3", "cp", "token.tf", "s3://bucket/secret/password_policy.json"],
            "aws s3 cp token.tf s3://bucket/secret/password_policy.json"
        ),
    ])
func commandLines(arguments: [String], expected: String) {
    #expect(TextRedactor().commandLine(arguments) == expected)
}

@Test("The values of -var are found, with the texts inside them")
func variableValues() {
    let values = TextRedactor.variableValues(of: ["terraform", "-var", #"u={a="inside1"}"#, "-var=b=other", "x=y"])
    #expect(values == [#"{a="inside1"}"#, "inside1", "other"])
}
