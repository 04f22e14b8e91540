/// A stretch of a text that has the form of a secret.
package struct SecretMatch: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// A token that says what it is.
        case token(String)
        case privateKey
        case userInfo
        case authorization
        /// What stands behind the name of a secret.
        case value
        /// A long random text.
        case key
    }

    package var kind: Kind
    /// Places of bytes in UTF-8.
    package var range: Range<Int>
}
