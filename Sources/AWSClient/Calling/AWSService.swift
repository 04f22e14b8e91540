internal import Facts

/// Sends the calls of one service in one region: signed, limited, retried and counted.
struct AWSService: Sendable {
    let session: AWSSession
    /// As it came: facts and tasks carry regions as texts, and one that is none fails each call.
    private let regionName: String?

    init(_ session: AWSSession, region: String?) {
        self.session = session
        regionName = region
    }

    /// Sends `request` until it is answered for good, and decodes the answer.
    ///
    /// Decoding belongs to the attempt: an answer that arrives cut or garbled is asked for again.
    ///
    /// - Throws: the last attempt's error.
    func call<Value>(
        _ request: ServiceRequest, decode: (HTTPResponse) throws -> Value
    ) async throws(AWSError) -> Value {
        session.statistics.record(request.operation) { $0.callCount += 1 }
        do {
            return try await attempts(request, in: region(for: request.operation), decode: decode)
        } catch {
            if request.answeringCodes.contains(error.code) { throw error }
            session.statistics.record(request.operation) { counts in
                counts.failedCount += 1
                if error.isDenied { counts.deniedCount += 1 }
            }
            throw error
        }
    }

    private func attempts<Value>(
        _ request: ServiceRequest, in region: AWSRegion, decode: (HTTPResponse) throws -> Value
    ) async throws(AWSError) -> Value {
        var progress = CallProgress(region: startRegion(for: request, in: region))
        while true {
            let lane = session.lanes.lane(of: request.operation.service, region: progress.region)
            let failure: AWSError
            do {
                let value = try await send(request, &progress, on: lane, decode: decode)
                lane.answered(paid: progress.paid, nowMS: session.clock.nowMS())
                return value
            } catch {
                failure = error
            }
            note(failure, of: request.operation, progress, on: lane)
            try await prepareRepetition(of: request, after: failure, &progress, on: lane)
            session.statistics.record(request.operation) { $0.retryCount += 1 }
        }
    }

    private func startRegion(for request: ServiceRequest, in region: AWSRegion) -> AWSRegion {
        guard let bucket = request.bucket else { return region }
        return session.region(ofBucket: bucket.text) ?? region
    }

    /// - Throws: `InvalidRegion` for what is no region, and for one of another partition than the session's.
    private func region(for operation: AWSOperation) throws(AWSError) -> AWSRegion {
        guard let regionName else { return session.region }
        guard let region = AWSRegion(regionName) else {
            throw AWSError(
                operation, code: AWSError.Code.invalidRegion,
                message:
                    "\"\(String(regionName.prefix(64)).escapingInvisible())\" is not an AWS region, so nothing was sent"
            )
        }
        guard region.partition == session.region.partition else {
            throw AWSError(
                operation, code: AWSError.Code.invalidRegion,
                message: "\(region) is in the partition \(region.partition.rawValue), and the credentials are used in "
                    + "\(session.region.partition.rawValue), so nothing was sent")
        }
        return region
    }

    private func send<Value>(
        _ request: ServiceRequest, _ progress: inout CallProgress, on lane: CallLane,
        decode: (HTTPResponse) throws -> Value
    ) async throws(AWSError) -> Value {
        let response = try await answer(request, &progress, on: lane)
        session.statistics.record(request.operation) { $0.receivedBytes += response.body.count }
        guard (200..<300).contains(response.statusCode) else {
            let nowMS = session.clock.nowMS()
            var failure = AWSError(
                response, operation: request.operation, nowMS: nowMS + progress.clockOffsetMS,
                secrets: [progress.credentials?.secretAccessKey, progress.credentials?.sessionToken])
            failure.serverTimeMS = response.headers["date"].flatMap(UTCTime.init(httpDate:)).map {
                $0.epochSeconds * 1000
            }
            throw failure
        }
        do {
            return try decode(response)
        } catch let error as MalformedAnswer {
            throw AWSError(
                request.operation, code: AWSError.Code.malformed, message: error.description, response: response)
        } catch {
            throw AWSError(
                request.operation, code: AWSError.Code.malformed, message: "the answer cannot be read: \(error)",
                response: response)
        }
    }

    private func answer(
        _ request: ServiceRequest, _ progress: inout CallProgress, on lane: CallLane
    ) async throws(AWSError) -> HTTPResponse {
        let operation = request.operation
        do {
            // Signed inside the limits, so that no signature grows old while it waits in line.
            return try await lane.limiter.run(in: session.limit, clock: session.clock) {
                try await session.transport.send(signed(request, &progress))
            }
        } catch let error as CredentialError {
            throw AWSError(operation, code: AWSError.Code.noCredentials, message: error.description)
        } catch let error as TransportError {
            let code =
                switch error.kind {
                case .bodyTooLarge: AWSError.Code.malformed
                case .tooSlow: AWSError.Code.slowAnswer
                case .withheld: AWSError.Code.withheld
                default: AWSError.Code.unreachable
                }
            var failure = AWSError(operation, code: code, message: error.description)
            failure.isTransient = error.isTransient
            failure.isTimeout = error.kind == .timeout
            failure.isFinal = !error.isTransient
            throw failure
        } catch is CancellationError {
            throw AWSError(operation, code: AWSError.Code.cancelled, message: "cancelled")
        } catch {
            throw AWSError(operation, code: AWSError.Code.unreachable, message: "\(error)")
        }
    }

    private func signed(_ request: ServiceRequest, _ progress: inout CallProgress) async throws -> HTTPRequest {
        progress.clockOffsetMS = session.clockSkew.offsetMS
        let credentials = try await session.credentials.current(
            nowMS: session.clock.nowMS() + progress.clockOffsetMS)
        progress.credentials = credentials
        let region = progress.region
        let service = request.operation.service
        let endpoint =
            request.bucket.map { session.endpoints.endpoint(ofBucket: $0, region: region) }
            ?? request.account.map { session.endpoints.endpoint(of: service, account: $0, region: region) }
            ?? session.endpoints.endpoint(of: service, region: region)
        // Path style asks for /bucket, not /bucket/: with the slash some servers see an empty key.
        let isBareBucket = request.bucket != nil && request.path == "/" && !endpoint.basePath.isEmpty
        let plain = HTTPRequest(
            method: request.operation.method, scheme: endpoint.scheme, host: endpoint.host,
            path: isBareBucket ? endpoint.basePath : endpoint.basePath + request.path, query: request.query,
            headers: request.headers, body: request.body, bodyLimitBytes: request.bodyLimitBytes)
        let signer = SigV4Signer(
            credentials: credentials, region: endpoint.signingRegion, service: service.signingName,
            keys: session.signingKeys)
        // Read again: credentials may have taken a while to come.
        return signer.signed(plain, at: UTCTime(epochMS: session.clock.nowMS() + progress.clockOffsetMS))
    }
}
