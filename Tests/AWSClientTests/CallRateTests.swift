import Testing

@testable import AWSClient

@Suite struct CallRateTests {
    /// Takes tokens as fast as they come for so long; the calls that went through.
    static func run(_ rate: inout CallRate, from startMS: Int64, forMS durationMS: Int64) -> Int {
        var count = 0
        for nowMS in startMS..<(startMS + durationMS) {
            while rate.take(nowMS: nowMS) { count += 1 }
        }
        return count
    }

    @Test(arguments: [2.0, 15, 100, 5000]) func ratesAreKept(_ perSecond: Double) {
        var rate = CallRate(ceiling: perSecond)
        let count = Self.run(&rate, from: 1000, forMS: 10_000)
        let burst = max(1, perSecond / 50)
        #expect((perSecond * 9.9 - 1...perSecond * 10 + burst).contains(Double(count)))
    }

    @Test func unusedTokensAreKeptForAMomentOnly() {
        var rate = CallRate(ceiling: 1000)
        for startMS in [0, 60_000] as [Int64] {
            let count = Self.run(&rate, from: startMS, forMS: 1)
            #expect(count == 20)
        }
    }

    @Test func throttlingTakesSevenTenthsOfWhatWasUsed() {
        var rate = CallRate(ceiling: 100)
        _ = Self.run(&rate, from: 0, forMS: 2000)
        rate.throttled(nowMS: 2000)
        #expect((69...71).contains(rate.perSecond))
        var isThere = rate.take(nowMS: 2000)
        #expect(!isThere, "all calls wait after a throttled one")
        let waitMS = rate.waitMS(nowMS: 2000)
        #expect((14...15).contains(waitMS))
        isThere = rate.take(nowMS: 2000 + waitMS)
        #expect(isThere)
    }

    @Test func aRateThatWasNotUsedIsNotWhatIsReduced() {
        var rate = CallRate()
        for call in 0..<50 { _ = rate.take(nowMS: Int64(call) * 20) }
        rate.throttled(nowMS: 1000)
        #expect((33...36).contains(rate.perSecond), "0.7 of 50 calls a second, not of 5,000")
    }

    @Test func oneFirstCallIsTakenAsTenASecond() {
        var rate = CallRate()
        _ = rate.take(nowMS: 5000)
        rate.throttled(nowMS: 5001)
        #expect(rate.perSecond == 7)
    }

    @Test func aBurstOfThrottledAnswersCountsOnce() {
        var rate = CallRate(ceiling: 100)
        _ = Self.run(&rate, from: 0, forMS: 1000)
        rate.throttled(nowMS: 1000)
        let once = rate.perSecond
        for nowMS in stride(from: Int64(1000), to: 1500, by: 10) { rate.throttled(nowMS: nowMS) }
        #expect(rate.perSecond == once)
        _ = Self.run(&rate, from: 1000, forMS: 500)
        rate.throttled(nowMS: 1500)
        #expect(rate.perSecond < once)
    }

    @Test func theRateHasAFloor() {
        var rate = CallRate()
        for window in 0..<100 {
            let nowMS = Int64(window) * 500
            _ = rate.take(nowMS: nowMS)
            rate.throttled(nowMS: nowMS)
        }
        #expect(rate.perSecond == CallRate.floor)
        let waitMS = rate.waitMS(nowMS: 99 * 500)
        #expect(waitMS == Int64(1000 / CallRate.floor))
    }

    @Test func aCeilingBelowTheFloorStays() {
        var rate = CallRate(ceiling: 0.5)
        _ = rate.take(nowMS: 0)
        rate.throttled(nowMS: 0)
        #expect(rate.perSecond == 0.5)
    }

    @Test(arguments: [0, -1, .nan, 1e-300, .infinity] as [Double])
    func oddCeilingsStopNothing(_ ceiling: Double) {
        var rate = CallRate(ceiling: ceiling)
        let isThere = rate.take(nowMS: 0)
        #expect(isThere)
        rate.throttled(nowMS: 0)
        let waitMS = rate.waitMS(nowMS: 0)
        #expect((1...10_000).contains(waitMS))
    }

    @Test func aThrottledRateDoublesInTenSecondsOfAnswers() {
        var rate = CallRate(ceiling: 1000)
        for call in 0..<200 { _ = rate.take(nowMS: Int64(call) * 5) }
        rate.throttled(nowMS: 1000)
        let throttled = rate.perSecond
        for nowMS in stride(from: Int64(1100), through: 11_000, by: 100) { rate.answered(nowMS: nowMS) }
        #expect(abs(rate.perSecond - 2 * throttled) < 1)
        for nowMS in stride(from: Int64(11_000), through: 70_000, by: 100) { rate.answered(nowMS: nowMS) }
        #expect(rate.perSecond == 1000, "and ends at its ceiling")
    }

    @Test func idleTimeDoesNotRaiseTheRate() {
        var rate = CallRate()
        _ = rate.take(nowMS: 0)
        rate.throttled(nowMS: 0)
        rate.answered(nowMS: 3_600_000)
        #expect(rate.perSecond == 7 + CallRate.leastGrowth)
    }

    /// A service that bears 15 calls a second.
    @Test func theRateSettlesWhereTheServiceBearsIt() {
        var rate = CallRate()
        var served = 0
        var throttled = 0
        var serverTokens = 15.0
        for nowMS in Int64(0)..<60_000 {
            serverTokens = min(15, serverTokens + 0.015)
            while rate.take(nowMS: nowMS) {
                if serverTokens >= 1 {
                    serverTokens -= 1
                    served += 1
                    rate.answered(nowMS: nowMS)
                } else {
                    throttled += 1
                    rate.throttled(nowMS: nowMS)
                }
            }
        }
        #expect(served > 15 * 60 * 3 / 4, "served \(served)")
        #expect(throttled < served / 10, "throttled \(throttled)")
    }

    @Test func aClockThatIsSetBackStopsNothing() {
        var rate = CallRate(ceiling: 10)
        _ = rate.take(nowMS: 3_600_000)
        let waitMS = rate.waitMS(nowMS: 0)
        #expect(waitMS == 100)
        let isThere = rate.take(nowMS: 100)
        #expect(isThere)
    }
}
