internal import Facts

/// What the calls of one service in one region share, since the service counts them together.
final class CallLane: Sendable {
    let limiter: RateLimiter
    private let budget = Locked(RetryBudget())

    init(maxRate: Double?) {
        limiter = RateLimiter(maxRate: maxRate)
    }

    /// A call was answered for good.
    ///
    /// - Parameter paid: the price of the retry that brought the answer, 0 for a first attempt.
    func answered(paid: Int, nowMS: Int64) {
        limiter.answered(nowMS: nowMS)
        budget.withLock { $0.giveBack(paid: paid) }
    }

    /// - Returns: the price of a retry; nil when the budget is used up.
    func pay(for kind: RetryKind) -> Int? { budget.withLock { $0.pay(for: kind) } }
}

/// The lanes of one session, each made when it is first used.
final class CallLanes: Sendable {
    private struct Key: Hashable {
        var service: AWSServiceName
        var region: AWSRegion
    }

    private let lanes = Locked<[Key: CallLane]>([:])
    private let maxRate: Double?

    init(maxRate: Double?) {
        self.maxRate = maxRate
    }

    func lane(of service: AWSServiceName, region: AWSRegion) -> CallLane {
        lanes.withLock { lanes in
            let key = Key(service: service, region: region)
            if let lane = lanes[key] { return lane }
            let lane = CallLane(maxRate: maxRate)
            lanes[key] = lane
            return lane
        }
    }
}
