extension String {
    /// The text with each secret replaced, as it is and percent-encoded; short ones stand for too much else.
    func masking(_ secrets: [String?]) -> String {
        secrets.compactMap { $0 }.filter { $0.utf8.count > 3 }.reduce(self) { text, secret in
            text.replacing(secret, with: "***").replacing(URIEncoding.encode(secret), with: "***")
        }
    }
}
