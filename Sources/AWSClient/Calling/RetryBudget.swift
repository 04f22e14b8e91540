/// What all calls of one service in one region may spend on retries, so that a dead endpoint is not called a thousand
/// times over in vain.
///
/// The scheme and the sizes are those of the SDKs' standard mode before 2026, with two changes: a throttled answer
/// costs 1, since the rate limit already paces it, and a success gives back 2. With these numbers a random failure of
/// two calls in five (three throttled for each one lost) never empties it, however many calls are under way; one lost
/// call in two does.
/// Source: aws-sdk-js-v3, `middleware-retry/src/constants.ts`; AWS SDKs and Tools Reference Guide, "Retry behavior",
/// read 2026-11-25.
struct RetryBudget: Sendable, Hashable {
    static let capacity = 500
    /// What a success gives back at least.
    static let refund = 2

    private(set) var tokens = capacity

    /// Pays for a retry after a failure of that kind.
    ///
    /// - Returns: its price; nil when there is too little left, and no retry is to be made.
    mutating func pay(for kind: RetryKind) -> Int? {
        let price = Self.price(of: kind)
        guard tokens >= price else { return nil }
        tokens -= price
        return price
    }

    /// A call was answered.
    ///
    /// - Parameter paid: the price of the retry that brought the answer, 0 for a first attempt.
    mutating func giveBack(paid: Int) {
        tokens = min(Self.capacity, tokens + max(Self.refund, paid))
    }

    private static func price(of kind: RetryKind) -> Int {
        switch kind {
        case .throttled: 1
        case .timeout: 10
        case .transient, .malformed: 5
        }
    }
}
