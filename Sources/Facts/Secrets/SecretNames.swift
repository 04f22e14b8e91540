/// Which names of arguments, variables, options and members are taken to hold a secret.
enum SecretNames {
    /// What the names of secrets contain, in lower case.
    static let words = [
        "password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "api_key", "api-key", "accesskey",
        "access_key", "access-key", "privatekey", "private_key", "private-key", "credential", "signature", "pass",
        "accountkey", "account_key", "sharedkey", "shared_key", "auth_key", "authkey", "_auth", "signingkey",
        "signing_key", "signing-key", "sas_url", "encryptionkey", "client_key_data", "client-key-data", "passwort",
        "kennwort",
    ]

    /// Parts that end in `pass` and are no `bypass`; `auth` alone is npm's `_auth`.
    private static let exact: Set<String> = [
        "pass", "dbpass", "userpass", "adminpass", "rootpass", "mysqlpass", "smtppass", "auth",
    ]

    /// The last part of names that say where a secret lies or what is to be done with it: `DB_SECRET_NAME`, `TOKEN_URL`.
    private static let about: Set<String> = [
        "name", "names", "id", "ids", "url", "uri", "endpoint", "host", "region", "bucket", "table", "queue", "topic",
        "ttl", "expiry", "algorithm", "header", "issuer", "audience", "type", "prefix", "version", "arn", "arns",
        "path",
        "file", "dir", "alias", "policy", "length", "count", "time", "age", "validity", "units", "lifetime", "duration",
        "days", "hours", "minutes", "seconds", "enabled", "required", "rotation", "status", "state", "mode", "store",
        "manager", "provider", "format", "size", "limit", "description", "recovery", "reset", "expiration", "expires",
        "expired", "scope", "scopes", "source", "location", "method", "class", "handler", "function", "lambda", "role",
        "attempts", "retries", "timeout", "window",
    ]

    /// Whether an argument, variable or option of that name is taken to hold a secret.
    static func isSecret(_ name: some StringProtocol) -> Bool {
        let parts = parts(of: name)
        guard let last = parts.last else { return false }
        if about.contains(last), last != "id" { return false }
        let joined = parts.joined(separator: "_")
        // `aws_access_key_id` is one half of a credential; other ids are none.
        if last == "id" || last == "accesskeyid" {
            return joined.hasSuffix("access_key_id") || joined.hasSuffix("accesskeyid")
        }
        if parts == ["auth"] { return name.hasPrefix("_") }
        return parts.contains(where: isSecretPart) || compounds.contains { joined.contains($0) }
    }

    /// A part is a word of the list, ends in one (`PGPASSWORD`), or is its plural or number (`tokens`, `password2`).
    private static func isSecretPart(_ part: String) -> Bool {
        var part = Substring(part)
        while let digit = part.last, digit.isASCII, digit.isNumber { part = part.dropLast() }
        if part.count > 4, part.last == "s", !part.hasSuffix("pass") { part = part.dropLast() }
        if part.hasSuffix("pass") { return exact.contains(String(part)) }
        return single.contains { part.hasSuffix($0) }
    }

    /// The words without and with parts; as a part is written they are `api_key`.
    private static let single = words.filter { !$0.contains("_") && !$0.contains("-") && $0 != "pass" }
    private static let compounds =
        Set(words.filter { $0.contains("_") || $0.contains("-") }.map { $0.replacing("-", with: "_") })
        .filter { !$0.hasPrefix("_") }.sorted()

    /// The words of `dbPassword`, `DB_PASSWORD`, `x-amz-security-token`, `X-Amz-Signature`, in lower case.
    private static func parts(of name: some StringProtocol) -> [String] {
        var parts: [String] = []
        var part: [UInt8] = []
        var before: UInt8 = 0
        func isWord(_ byte: UInt8) -> Bool { ByteSet.alphanumeric.contains(byte) || byte >= 0x80 }
        for byte in name.utf8 {
            let startsHump = ByteSet.uppercase.contains(byte) && isWord(before) && !ByteSet.uppercase.contains(before)
            if !part.isEmpty, startsHump || !isWord(byte) {
                parts.append(String(decoding: part, as: UTF8.self))
                part = []
            }
            if isWord(byte) { part.append(ByteSet.uppercase.contains(byte) ? byte | 0x20 : byte) }
            before = byte
        }
        if !part.isEmpty { parts.append(String(decoding: part, as: UTF8.self)) }
        return parts
    }

    /// Whether a name before a colon is an error's code or a word of a sentence (`validating provider credentials: …`).
    static func isProse(_ name: String) -> Bool {
        let name = name.lowercased()
        if ["credential", "credentials", "signature", "secrets", "tokens", "passwords"].contains(name) { return true }
        return ["expired", "invalid", "missing", "unrecognized", "malformed", "incomplete", "unauthorized", "mismatch"]
            .contains { name.contains($0) }
    }

    /// Whether a name with dots is a Terraform address, such as `aws_secretsmanager_secret.token`.
    static func isAddress(_ name: String) -> Bool {
        let segments = name.split(separator: ".")
        guard segments.count > 1 else { return false }
        return ["module", "data", "var", "local", "output", "random_password"].contains(segments[0])
            || segments.dropLast().contains { $0.contains("_") }
    }
}
