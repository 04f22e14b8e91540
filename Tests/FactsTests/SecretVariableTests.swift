import Facts
import Testing

/// Parts are put together so that no scanner takes this file for a leak.
private func joined(_ parts: String...) -> String { parts.joined() }

@Suite("Credentials in environment variables")
struct SecretVariableTests {
    @Test(
        "a value that has the form of a credential is one under any name",
        arguments: [
            (joined("AKIA", "IOSFODNN7EXAMPLE"), "AWS access key id"),
            (joined("ASIA", "IOSFODNN7EXAMPLE"), "AWS access key id"),
            (joined("-----BEGIN RSA PRIV", "ATE KEY-----\nMIIE\n-----END RSA PRIV", "ATE KEY-----"), "private key"),
            (joined("-----BEGIN PRIV", "ATE KEY-----\nMIIE"), "private key"),
            (joined("ghp_", "16C7e42F292c6912E7710c838347Ae178B4a"), "GitHub token"),
            (joined("github_pat_", "11ABCDEFG0abcdefghij"), "GitHub token"),
            (joined("glpat-", "aB3dE5fG7hI9jK1lM3nO"), "GitLab token"),
            (joined("xoxb-", "123456789012-abcdefABCDEF"), "Slack token"),
            (joined("sk_live_", "4eC39HqLyjWDarjtT1zdp7dc"), "Stripe key"),
            (joined("rk_test_", "4eC39HqLyjWDarjtT1zdp7dc"), "Stripe key"),
            (joined("AIza", "SyA1234567890abcdefghijklmnopqrstuv"), "Google API key"),
            (joined("npm_", "abcdefghijklmnopqrstuvwxyz0123456789"), "npm token"),
            (joined("SG.", "abcdefghijklmnop1234.", "abcdefghijklmnop1234"), "SendGrid key"),
            (joined("hvs.", "CAESIJ1234567890abc"), "Vault token"),
            (joined("eyJ", "hbGciOiJIUzI1NiJ9.eyJ", "zdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmN"), "JSON web token"),
            ("postgres://chinook:hunter2@db.example.com:5432/chinook", "connection string with a password"),
            ("Server=db;User Id=chinook;Password=hunter2;", "connection string with a password"),
            (#"{"user": "chinook", "password": "hunter2"}"#, "connection string with a password"),
            ("DefaultEndpointsProtocol=https;AccountKey=abcd1234efgh==;", "connection string with a password"),
            ("Bearer 8f14e45fceea167a5a36dedd4bea2543", "authorization header"),
            ("postgres://chinook:hunter2@${aws_db_instance.db.address}/x", "connection string with a password"),
        ])
    func forms(value: String, form: String) {
        #expect(SecretVariable.detect(name: "SETTING", value: value) == SecretVariable(name: "SETTING", form: form))
    }

    @Test(
        "a random value under a secret's name is a credential",
        arguments: [
            ("DB_PASSWORD", "x8!Kq2#Lm9$Rt4"),
            ("AWS_SECRET_ACCESS_KEY", joined("wJalrXUtnFEMI/K7MD", "ENG/bPxRfiCYEXAMPLEKEY")),
            ("api_key", "8f14e45fceea167a5a36dedd4bea2543"), ("ApiKey", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
            ("SIGNING_SECRET", "c2VjcmV0LXZhbHVlLTEyMw=="), ("token", "xKqZjVwMpLtR"), ("DB_PASSWD", "a1B2c3D4e5F6"),
            ("CLIENT_SECRET", "p8s7d6f5g4h3j2k1"), ("STRIPE_CREDENTIALS", "q9w8e7r6t5y4u3i2"),
        ])
    func names(name: String, value: String) {
        let found = SecretVariable.detect(name: name, value: value)
        #expect(found == SecretVariable(name: name, form: "random value under a secret's name"))
    }

    @Test(
        "names, references, switches and words are no credentials",
        arguments: [
            ("DB_SECRET", "arn:aws:secretsmanager:us-east-1:111122223333:secret:chinook-AbCdEf"),
            ("DB_PASSWORD", "arn:aws:ssm:us-east-1:111122223333:parameter/chinook/password"),
            ("DB_PASSWORD", "{{resolve:secretsmanager:chinook:SecretString:password}}"),
            ("DATABASE_URL", "postgres://chinook:{{resolve:ssm-secure:chinook-password}}@db.example.com/x"),
            ("DATABASE_URL", "postgres://chinook:${random_password.db.result}@db.example.com/x"),
            ("DB_PASSWORD", "${random_password.db.result}"), ("DB_PASSWORD", "x8!Kq2#${var.suffix}Lm9$Rt4"),
            ("DB_PASSWORD", "/chinook/prod/db-password-2024"), ("SECRET", "prod/chinook/db-credentials"),
            ("DB_SECRET_NAME", "chinook-AbCd3f9k1"), ("SECRET_ID", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
            ("TOKEN_URL", "https://login.example.com/oauth2/8f14e45fceea167a"),
            ("API_TOKEN", "https://example.com/8f14e4"),
            ("USE_TOKEN", "true"), ("TOKEN_TTL", "86400000000000"), ("TOKEN", "123456789012"), ("PASSWORD", "changeme"),
            ("PASSWORD", "changeme12345"), ("PASSWORD", "correct-horse-battery-staple"),
            ("PASSWORD", "<your-password-here>"), ("API_KEY", "REPLACE_ME_WITH_A_KEY"), ("PASSWORD", "hunter2"),
            ("PASSWORD", "xxxxxxxxxxxxxxxxxxxx"), ("PASSWORD", ""), ("TOKEN", "myDatabaseTokenName"),
            ("SECRET_PATH", "8f14e45fceea167a5a36dedd4bea2543"), ("BUILD_HASH", "8f14e45fceea167a5a36dedd4bea2543"),
            ("CONFIG", #"{"password": ""}"#), ("CONFIG", #"{"password": "${random_password.db.result}"}"#),
            ("ENDPOINT", "https://sqs.us-east-1.amazonaws.com/111122223333/queue"),
            ("BUCKET", "chinook-raw-8f14e45fceea"), ("AUTH", "Bearer realm"), ("LOG_LEVEL", "INFO"),
        ])
    func others(name: String, value: String) {
        #expect(SecretVariable.detect(name: name, value: value) == nil)
    }

    @Test("nothing of the value is kept")
    func valueIsNotKept() throws {
        let value = "x8!Kq2#Lm9$Rt4"
        let found = try #require(SecretVariable.detect(name: "DB_PASSWORD", value: value))
        #expect(!"\(found)".contains("x8!"))
    }
}
