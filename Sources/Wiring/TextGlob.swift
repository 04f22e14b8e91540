/// Text with the wildcards of IAM: `*` for any characters, `?` for one.
struct TextGlob: Sendable, Hashable {
    enum Token: Sendable, Hashable {
        case literal(Unicode.Scalar)
        case one
        case any
    }

    let tokens: [Token]

    init(tokens: [Token]) {
        self.tokens = tokens
    }

    init(_ text: String, ignoringCase: Bool = false) {
        tokens = (ignoringCase ? text.lowercased() : text).unicodeScalars.map { scalar in
            switch scalar {
            case "*": .any
            case "?": .one
            default: .literal(scalar)
            }
        }
    }

    func matches(_ text: some StringProtocol) -> Bool {
        let scalars = Array(text.unicodeScalars)
        var position = 0
        var token = 0
        // Where to go on when what follows the last asterisk does not fit: let it take one more character.
        var retry: (token: Int, position: Int)?
        while position < scalars.count {
            if token < tokens.count, tokens[token] == .any {
                token += 1
                retry = (token, position)
            } else if token < tokens.count, tokens[token] == .one || tokens[token] == .literal(scalars[position]) {
                token += 1
                position += 1
            } else if let last = retry {
                retry = (last.token, last.position + 1)
                (token, position) = (last.token, last.position + 1)
            } else {
                return false
            }
        }
        return tokens[token...].allSatisfy { $0 == .any }
    }
}
