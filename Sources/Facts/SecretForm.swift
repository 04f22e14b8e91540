/// A form by which a secret is known in a text.
///
/// Sources: access key ids, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html, "Understanding
/// unique ID prefixes"; GitHub's tokens, https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/;
/// both read 2026-11-25.
struct SecretForm: Sendable {
    /// In lower case; a text without any of them does not have the form, which spares the search.
    private let hints: [ByteSearch]
    let remove: @Sendable (String) -> String

    private init(hints: [String], remove: @escaping @Sendable (String) -> String) {
        self.hints = hints.map(ByteSearch.init)
        self.remove = remove
    }

    /// - Parameter lowercased: the text in lower case.
    func mayOccur(in lowercased: String) -> Bool { hints.contains { $0.isIn(lowercased) } }

    static let all = [privateKey, accessKeyID, authorization, token, userInfo, option, pair]

    /// To the end of the text where the block is cut.
    private static let privateKey = SecretForm(hints: ["private key-----"]) { text in
        text.replacing(/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/, with: "***")
    }

    private static let accessKeyID = SecretForm(hints: ["akia", "asia", "abia", "acca"]) { text in
        text.replacing(/(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}/, with: "***")
    }

    private static let authorization = SecretForm(hints: ["bearer", "authorization"]) { text in
        text.replacing(/(?i)\b(bearer\s+)[a-z0-9._~+\/=-]{6,}/) { $0.output.1 + "***" }
            .replacing(/(?i)\b(authorization["']?\s*[:=]\s*["']?)[^\r\n"']+/) { $0.output.1 + "***" }
    }

    /// Tokens that say what they are: JSON web tokens, GitHub, GitLab, Slack, Vault, HCP Terraform, AWS sessions, Stripe,
    /// Google, npm, SendGrid.
    private static let token = SecretForm(
        hints: [
            "eyj", "gh", "glpat-", "xox", "hvs.", ".atlasv1.", "iqoj", "fwog", "fqog", "k_live_", "k_test_", "aiza",
            "npm_", "sg.",
        ]
    ) { text in
        text.replacing(/eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.?[A-Za-z0-9_-]*/, with: "***")
            .replacing(/(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|hvs\.)[A-Za-z0-9_-]{10,}/, with: "***")
            .replacing(/[A-Za-z0-9]{10,}\.atlasv1\.[A-Za-z0-9_-]{20,}/, with: "***")
            .replacing(/(?:IQoJ|FwoG|FQoG)[A-Za-z0-9+\/=%]{20,}/, with: "***")
            .replacing(/[sr]k_(?:live|test)_[A-Za-z0-9]{10,}/, with: "***")
            .replacing(/AIza[A-Za-z0-9_-]{35}|npm_[A-Za-z0-9]{36}/, with: "***")
            .replacing(/SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/, with: "***")
    }

    /// What a reader calls the token, by how it begins.
    private static let tokenNames: [(mark: String, name: String)] = [
        ("github_pat_", "GitHub token"), ("ghp_", "GitHub token"), ("gho_", "GitHub token"), ("ghu_", "GitHub token"),
        ("ghs_", "GitHub token"), ("ghr_", "GitHub token"), ("glpat-", "GitLab token"), ("xox", "Slack token"),
        ("hvs.", "Vault token"), (".atlasv1.", "HCP Terraform token"), ("k_live_", "Stripe key"),
        ("k_test_", "Stripe key"), ("AIza", "Google API key"), ("npm_", "npm token"), ("SG.", "SendGrid key"),
        ("IQoJ", "AWS session token"), ("FwoG", "AWS session token"), ("FQoG", "AWS session token"),
        ("eyJ", "JSON web token"),
    ]

    /// The form of a credential that stands in a value, in words; nil where none does.
    ///
    /// Only forms that tell of themselves: what a name alone says of its value is not asked here.
    static func nameOfCredential(in value: String) -> String? {
        let lowercased = value.lowercased()
        func hasForm(_ form: SecretForm) -> Bool { form.mayOccur(in: lowercased) && form.remove(value) != value }
        if hasForm(privateKey) { return "private key" }
        if hasForm(accessKeyID) { return "AWS access key id" }
        if hasForm(token) { return tokenNames.first { value.contains($0.mark) }?.name ?? "token" }
        return hasForm(userInfo) ? "connection string with a password" : nil
    }

    /// `scheme://user:password@host`
    private static let userInfo = SecretForm(hints: ["://"]) { text in
        text.replacing(/(:\/\/[^\s\/:@"']*:)[^\s\/@"']+@/) { $0.output.1 + "***@" }
    }

    /// `--password hunter2`
    private static let option = SecretForm(hints: words) { text in
        text.replacing(/(?i)(^|[\s"'])(--?[a-z0-9_-]+)(\s+)(?:"[^"]*"|'[^']*'|[^\s"'-][^\s"']*)/) { match in
            let (whole, before, name, space) = match.output
            return isSecretName(String(name)) ? before + name + space + "***" : whole
        }
    }

    /// `password=hunter2`, `"password": "hunter2"`, `x-amz-security-token:…`; not `ExpiredToken: The security token …`.
    private static let pair = SecretForm(hints: words) { text in
        text.replacing(
            /(?i)([a-z0-9_.\[\]-]+)(\\?["']?\s*(?:=>|=|:)\s*)(\\?"(?:[^"\\]|\\[^"])*\\?"|'[^']*'|[^\s,;&(){}"']+)/
        ) { match in
            let (whole, name, between, _) = match.output
            if between.contains(":"), isProse(String(name)) { return whole }
            return isSecretName(String(name)) ? name + between + "***" : whole
        }
    }

    private static let words = [
        "password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "api_key", "api-key", "accesskey",
        "access_key", "access-key", "privatekey", "private_key", "private-key", "credential", "signature",
    ]

    /// Whether an argument, variable or option of that name is taken to hold a secret.
    static func isSecretName(_ name: String) -> Bool {
        let name = name.lowercased()
        // A name that tells where a secret lies does not tell the secret.
        if ["file", "path", "dir", "arn"].contains(where: { name.hasSuffix("_\($0)") || name.hasSuffix("-\($0)") }) {
            return false
        }
        return words.contains { name.contains($0) }
    }

    /// Whether a name before a colon is an error's code or a word of a sentence (`validating provider credentials: …`).
    private static func isProse(_ name: String) -> Bool {
        let name = name.lowercased()
        if ["credential", "credentials", "signature", "secrets", "tokens", "passwords"].contains(name) { return true }
        return ["expired", "invalid", "missing", "unrecognized", "malformed", "incomplete", "unauthorized", "mismatch"]
            .contains { name.contains($0) }
    }

    /// The text without what looks like an AWS secret access key (40 characters) or a long opaque token: letters of
    /// both cases with digits, which neither a digest in hex nor a path in lower case has.
    static func withoutKeys(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        var start = 0
        var hasCut = false
        while start < bytes.count {
            var end = start
            while end < bytes.count, isKeyByte(bytes[end]) { end += 1 }
            let run = bytes[start..<end]
            if (run.count == 40 || run.count >= 100) && isMixed(run) {
                kept += Array("***".utf8)
                hasCut = true
            } else {
                kept += run
            }
            if end < bytes.count { kept.append(bytes[end]) }
            start = end + 1
        }
        return hasCut ? String(decoding: kept, as: UTF8.self) : text
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "+"):
            true
        default: false
        }
    }

    private static func isMixed(_ run: ArraySlice<UInt8>) -> Bool {
        run.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
            && run.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
            && run.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
