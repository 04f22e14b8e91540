/// The calls a second that one service gets in one region: a token bucket whose rate gives way to throttling and comes
/// back slowly (additive increase, multiplicative decrease). Pure: every moment is passed in.
///
/// Units: moments are milliseconds since 1970, rates are calls a second.
struct CallRate: Sendable {
    /// What the rate starts with; below it, the limit on concurrent calls is the natural bound.
    static let defaultCeiling = 5_000.0
    /// Below it an audit would take hours; a service that bears less still gets the waits of the retries.
    static let floor = 5.0
    static let decreaseFactor = 0.7
    /// The calls that are under way when one is throttled are likely to be throttled as well; they count once.
    static let decreaseWindowMS: Int64 = 500
    /// A throttled rate has doubled after so long.
    static let doublingMS = 10_000.0
    /// By so much a low rate grows each second, for which doubling would take minutes to be of use.
    static let leastGrowth = 3.0
    /// Without successes nothing is known about the time in between, so it counts at most so much.
    static let growthGapMS: Int64 = 1_000
    /// Tokens that are not used are kept for so long.
    static let burstMS = 20.0
    /// Longer waits are waited for in parts, so that the rate may have come back in between.
    static let longestWaitMS = 10_000.0

    let ceiling: Double
    private(set) var perSecond: Double
    /// How much the rate grows each second.
    private var growth = 0.0
    private var tokens: Double
    private var filledMS: Int64 = 0
    private var decreasedMS: Int64?
    private var grownMS: Int64 = 0
    private var throughput = Throughput()

    /// - Parameter ceiling: a rate that is not positive and finite is taken as the floor.
    init(ceiling: Double = CallRate.defaultCeiling) {
        self.ceiling = ceiling > 0 && ceiling.isFinite ? ceiling : Self.floor
        perSecond = self.ceiling
        tokens = max(1, perSecond * Self.burstMS / 1000)
    }

    /// Takes the token for one call; false when there is none.
    mutating func take(nowMS: Int64) -> Bool {
        fill(nowMS)
        guard tokens >= Self.wholeToken else { return false }
        tokens -= 1
        throughput.count(nowMS)
        return true
    }

    /// Milliseconds until it is worth trying to take a token; 0 when there is one.
    ///
    /// High rates wait for several tokens at once, so that there is one timer for many calls.
    mutating func waitMS(nowMS: Int64) -> Int64 {
        fill(nowMS)
        guard tokens < Self.wholeToken else { return 0 }
        let waitMS = (max(1, burst / 2) - tokens) * 1000 / perSecond
        return Int64(min(max(1, waitMS.rounded(.up)), Self.longestWaitMS))
    }

    /// A call was answered, well or with an error that is not about its rate.
    mutating func answered(nowMS: Int64) {
        guard perSecond < ceiling else { return }
        fill(nowMS)
        let elapsedMS = min(max(0, nowMS - grownMS), Self.growthGapMS)
        perSecond = min(ceiling, perSecond + growth * Double(elapsedMS) / 1000)
        grownMS = nowMS
    }

    /// A call was throttled: fewer from now on, and none before the first new token.
    mutating func throttled(nowMS: Int64) {
        defer { throughput.uncount() }
        if let decreasedMS, (0..<Self.decreaseWindowMS).contains(nowMS - decreasedMS) { return }
        let used = min(perSecond, throughput.perSecond(nowMS))
        perSecond = max(min(Self.floor, ceiling), Self.decreaseFactor * used)
        growth = max(Self.leastGrowth, perSecond * 1000 / Self.doublingMS)
        tokens = 0
        filledMS = nowMS
        decreasedMS = nowMS
        grownMS = nowMS
    }

    private var burst: Double { max(1, perSecond * Self.burstMS / 1000) }

    /// A clock that was set back only starts the time anew.
    private mutating func fill(_ nowMS: Int64) {
        let elapsedMS = nowMS - filledMS
        guard elapsedMS != 0 else { return }
        filledMS = nowMS
        guard elapsedMS > 0 else { return }
        tokens = min(burst, tokens + Double(elapsedMS) * perSecond / 1000)
    }

    /// Sums of fractions may fall short of 1 by their rounding.
    private static let wholeToken = 1 - 1e-9
}

/// Calls a second over the last half second, without those that are known to have been throttled.
private struct Throughput: Sendable {
    private static let windowMS: Int64 = 500
    /// At the start too little has been seen for a rate, and one call is not 1,000 a second.
    private static let leastMS: Int64 = 100

    private var startMS: Int64 = 0
    private var callCount = 0
    /// Of the window before, unless it was idle.
    private var earlierCount: Int?

    mutating func count(_ nowMS: Int64) {
        let elapsedMS = nowMS - startMS
        if !(0..<Self.windowMS).contains(elapsedMS) {
            earlierCount = (0..<2 * Self.windowMS).contains(elapsedMS) ? callCount : nil
            startMS = nowMS
            callCount = 0
        }
        callCount += 1
    }

    mutating func uncount() {
        callCount = max(0, callCount - 1)
    }

    func perSecond(_ nowMS: Int64) -> Double {
        let elapsedMS = Double(min(Self.windowMS, max(Self.leastMS, nowMS - startMS)))
        let windowMS = Double(Self.windowMS)
        guard let earlierCount else { return Double(callCount) * 1000 / elapsedMS }
        return (Double(callCount) + Double(earlierCount) * (windowMS - elapsedMS) / windowMS) * 1000 / windowMS
    }
}
