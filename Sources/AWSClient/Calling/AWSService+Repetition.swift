internal import Facts

/// What one call has been through.
struct CallProgress {
    /// Where the next attempt goes.
    var region: AWSRegion
    /// What the last attempt was signed with; nil before the first.
    var credentials: AWSCredentials?
    /// Of the last attempt's signature.
    var clockOffsetMS: Int64 = 0
    var failures = FailureCounts()
    /// The price of the retry that is under way.
    var paid = 0
    var hasMoved = false
    var hasCorrectedClock = false
    /// Sets of credentials that were rejected. A source that gives bad ones each time must not keep a call going.
    var rejected: Set<AWSCredentials> = []

    init(region: AWSRegion) {
        self.region = region
    }

    static let maxRejectedCredentials = 2
}

extension AWSService {
    /// Tells the rate limit and the counts about a failed attempt.
    func note(_ failure: AWSError, of operation: AWSOperation, _ progress: CallProgress, on lane: CallLane) {
        if failure.isThrottled {
            lane.limiter.throttled(nowMS: session.clock.nowMS())
            session.statistics.record(operation) { $0.throttledCount += 1 }
        } else if failure.statusCode != nil, !failure.isRetryable {
            // "There is none" and "you may not" come from a service that is well.
            lane.answered(paid: progress.paid, nowMS: session.clock.nowMS())
        }
    }

    /// Does what makes another attempt worth while: another region, time or identity, or a wait.
    ///
    /// - Throws: `failure` when there is no use in another attempt.
    func prepareRepetition(
        of request: ServiceRequest, after failure: AWSError, _ progress: inout CallProgress, on lane: CallLane
    ) async throws(AWSError) {
        progress.paid = 0
        if move(request, after: failure, &progress) || correctClock(after: failure, &progress) { return }
        if failure.isIdentityRejected {
            try await renewIdentity(after: failure, &progress)
        } else {
            try await waitToRetry(request.operation, after: failure, &progress, on: lane)
        }
    }

    private func move(_ request: ServiceRequest, after failure: AWSError, _ progress: inout CallProgress) -> Bool {
        guard !progress.hasMoved, let bucket = request.bucket, let status = failure.statusCode,
            request.movingStatuses.contains(status), let other = failure.bucketRegion.flatMap(AWSRegion.init),
            other != progress.region, other.partition == session.region.partition
        else { return false }
        session.learn(other, ofBucket: bucket.text)
        progress.region = other
        progress.hasMoved = true
        return true
    }

    private func correctClock(after failure: AWSError, _ progress: inout CallProgress) -> Bool {
        guard !progress.hasCorrectedClock,
            session.clockSkew.corrects(
                failure, usedOffsetMS: progress.clockOffsetMS, nowMS: session.clock.nowMS())
        else { return false }
        session.logger.debug("signing with the service's time, \(session.clockSkew.offsetMS) ms from ours: \(failure)")
        progress.hasCorrectedClock = true
        return true
    }

    private func renewIdentity(after failure: AWSError, _ progress: inout CallProgress) async throws(AWSError) {
        guard let rejected = progress.credentials, progress.rejected.count < CallProgress.maxRejectedCredentials,
            progress.rejected.insert(rejected).inserted
        else { throw failure }
        let nowMS = session.clock.nowMS() + session.clockSkew.offsetMS
        switch await session.renewal.renewed(after: rejected, from: session.credentials, nowMS: nowMS) {
        case .success(.some): session.logger.debug("signing with new credentials: \(failure)")
        case .success(nil): throw failure
        case .failure(let error):
            var failure = failure
            failure.message += "; there are no new credentials: \(error)"
            throw failure
        }
    }

    private func waitToRetry(
        _ operation: AWSOperation, after failure: AWSError, _ progress: inout CallProgress, on lane: CallLane
    ) async throws(AWSError) {
        guard let kind = failure.retryKind else { throw failure }
        progress.failures.count(kind)
        let random = session.clock.random()
        guard let delayMS = session.retry.delayMS(after: progress.failures, error: failure, random: random) else {
            throw failure
        }
        guard let price = lane.pay(for: kind) else {
            var failure = failure
            failure.message +=
                " (not repeated: too many calls of \(operation.service.signingName) in \(progress.region) have failed)"
            throw failure
        }
        progress.paid = price
        session.logger.debug("retrying in \(delayMS) ms after attempt \(progress.failures.total): \(failure)")
        do {
            try await session.clock.sleepMS(delayMS)
        } catch {
            throw AWSError(operation, code: AWSError.Code.cancelled, message: "cancelled while waiting to retry")
        }
    }
}
