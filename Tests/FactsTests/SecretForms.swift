/// Secrets by form, made up from a seed, each with the place in it that must not be left.
///
/// Parts are put together so that no scanner takes this file for a leak.
enum SecretForms {
    private static let lower = Array("abcdefghijklmnopqrstuvwxyz"), upper = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    private static let digits = Array("0123456789")

    /// Splitmix64: the same on every machine.
    struct Random {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }

        mutating func text(_ count: Int, of characters: [Character]) -> String {
            String((0..<count).map { _ in characters[Int(next() % UInt64(characters.count))] })
        }

        mutating func alphanumeric(_ count: Int) -> String { "aB3" + text(count - 3, of: lower + upper + digits) }
        mutating func hex(_ count: Int) -> String { text(count, of: Array("0123456789abcdef")) }
        mutating func upperOrDigit(_ count: Int) -> String { text(count, of: upper + digits) }
    }

    /// A token of each kind that says what it is.
    static func tokens(_ seed: UInt64) -> [String] {
        var random = Random(state: seed)
        func joined(_ parts: String...) -> String { parts.joined() }
        return [
            joined("AKI", "A", random.upperOrDigit(16)), joined("ASI", "A", random.upperOrDigit(16)),
            joined("gh", "p_", random.alphanumeric(36)), joined("gh", "o_", random.alphanumeric(36)),
            joined("gh", "s_", random.alphanumeric(36)), joined("github_", "pat_", random.alphanumeric(60)),
            joined("glp", "at-", random.alphanumeric(20)),
            joined("xox", "b-", random.text(12, of: digits), "-", random.alphanumeric(24)),
            joined("hv", "s.", random.alphanumeric(24)), joined("np", "m_", random.alphanumeric(36)),
            joined("sk_", "live_", random.alphanumeric(24)), joined("rk_", "test_", random.alphanumeric(24)),
            joined("S", "G.", random.alphanumeric(22), ".", random.alphanumeric(43)),
            joined("AI", "za", random.alphanumeric(35)), joined("dop", "_v1_", random.hex(64)),
            joined("ey", "J", random.alphanumeric(20), ".eyJ", random.alphanumeric(30), ".", random.alphanumeric(43)),
            joined("pyp", "i-AgE", random.alphanumeric(60)), joined("da", "pi", random.hex(32)),
            joined("S", "K", random.hex(32)), joined("dck", "r_pat_", random.alphanumeric(27)),
            joined("sk-", "proj-", random.alphanumeric(48)), joined("sk-", "ant-", random.alphanumeric(48)),
            joined("s", "k-", random.alphanumeric(48)), joined("shp", "at_", random.hex(32)),
            joined("hf", "_", random.alphanumeric(34)), joined("gls", "a_", random.alphanumeric(40)),
            joined("GOC", "SPX-", random.alphanumeric(28)), joined("AGE-SECRET", "-KEY-1", random.upperOrDigit(58)),
            joined("ATAT", "T3", random.alphanumeric(60)), joined("ke", "y-", random.hex(32)),
            joined(random.alphanumeric(14), ".atl", "asv1.", random.alphanumeric(60)),
            joined("IQ", "oJ", random.alphanumeric(120)), joined("ts", "key-auth-", random.alphanumeric(24)),
            joined(random.text(9, of: digits), ":", "AA", random.alphanumeric(33)),
            joined(
                "https://hooks.slack", ".com/services/T", random.upperOrDigit(8), "/B", random.upperOrDigit(8), "/",
                random.alphanumeric(24)),
        ]
    }

    /// Texts in which a password stands that has no form of its own.
    static func places(_ secret: String) -> [String] {
        [
            "password=\(secret)", "Server=db;User Id=u;Password=\(secret);Encrypt=true", "db_password = \"\(secret)\"",
            #"{"password": "\#(secret)"}"#, #"{\"password\":\"\#(secret)\"}"#, "password: \(secret)",
            "PGPASSWORD=\(secret) psql",
            "postgres://app:\(secret)@db.example.com:5432/x",
            "git::https://oauth2:\(secret)@git.example.com/a.git?ref=v1",
            "https://x.example.com/a?access_token=\(secret)&b=1", "https://x.example.com/a?X-Amz-Signature=\(secret)",
            "s3::https://s3.amazonaws.com/b/m.zip?X-Amz-Security-Token=\(secret)&X-Amz-Date=1",
            "?x=1&api_key=\(secret)", "Authorization: Bearer \(secret)", "Authorization: Basic \(secret)",
            "proxy-authorization: Basic \(secret)", "--password \(secret) -h db", "--pass \(secret)",
            "--secret-string '\(secret)'",
            "-backend-config=password=\(secret)", "-backend-config=\"access_key=\(secret)\"",
            "AccountKey=\(secret);EndpointSuffix=core.windows.net", "app:\(secret)@tcp(db:3306)/shop",
            "<password>\(secret)</password>", "clientSecret: '\(secret)'", "_authToken=\(secret)", "DB_PASS=\(secret)",
            "secret_key => \(secret)", "export API_TOKEN=\(secret)", "redis://:\(secret)@cache:6379",
            "amqp://guest:\(secret)@mq/vhost", #"[{"name":"DB_PASSWORD","value":"\#(secret)"}]"#,
            #"["mysql","--password","\#(secret)"]"#, #"{"headers":{"Authorization":"Bearer \#(secret)"}}"#,
            #"{"a":{"client_secret":["\#(secret)"]}}"#, "x-api-key: \(secret)", "aws_secret_access_key = \(secret)",
            "token=\(secret)\nnext", "password%3D\(secret)", #"{"doc":"{\"password\":\"\#(secret)\"}"}"#,
            "private-token: \(secret)", "SharedAccessKeyName=x;SharedAccessKey=\(secret)", "\"token\" : \"\(secret)",
        ]
    }
}
