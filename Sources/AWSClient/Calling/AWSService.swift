/// What a call group asks for; everything that depends on endpoint, identity and time is added when it is sent.
struct ServiceRequest: Sendable {
    var operation: AWSOperation
    /// S3 only: the bucket, which goes into host or path.
    var bucket: String?
    /// Percent-encoded, from a slash on.
    var path = "/"
    var query: [QueryItem] = []
    var headers: [HTTPHeader] = []
    var body: [UInt8] = []
    var bodyLimitBytes: Int?
    /// Error codes that are an answer, such as "there is no policy", and do not count as failures.
    var answeringCodes: Set<String> = []
    /// Statuses that lead a bucket's call to another region. 400 is AuthorizationHeaderMalformed: the signature
    /// names the wrong one.
    var movingStatuses: Set<Int> = [301, 307, 400]

    init(_ operation: some ServiceOperation, bucket: String? = nil, path: String = "/", query: [QueryItem] = []) {
        self.operation = AWSOperation(operation)
        self.bucket = bucket
        self.path = path
        self.query = query
    }
}

/// Sends the calls of one service in one region: signed, limited, retried and counted.
struct AWSService: Sendable {
    let session: AWSSession
    let region: String

    init(_ session: AWSSession, region: String?) {
        self.session = session
        self.region = region ?? session.region
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
            return try await attempts(request, decode: decode)
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
        _ request: ServiceRequest, decode: (HTTPResponse) throws -> Value
    ) async throws(AWSError) -> Value {
        var region = startRegion(for: request)
        var hasMoved = false
        var attempt = 1
        while true {
            let failure: AWSError
            do {
                return try await send(request, region: region, decode: decode)
            } catch {
                failure = error
            }
            if !hasMoved, let bucket = request.bucket, let status = failure.statusCode,
                request.movingStatuses.contains(status), let other = failure.otherRegion(than: region)
            {
                session.learn(other, ofBucket: bucket)
                region = other
                hasMoved = true
            } else {
                try await waitBeforeRetry(request.operation, attempt: attempt, failure: failure)
                attempt += 1
            }
            session.statistics.record(request.operation) { $0.retryCount += 1 }
        }
    }

    private func startRegion(for request: ServiceRequest) -> String {
        guard let bucket = request.bucket else { return region }
        return session.region(ofBucket: bucket) ?? region
    }

    /// - Throws: `failure` itself when there is no use in another attempt.
    private func waitBeforeRetry(_ operation: AWSOperation, attempt: Int, failure: AWSError) async throws(AWSError) {
        let random = session.clock.random()
        guard let delayMS = session.retry.delayMS(afterAttempt: attempt, error: failure, random: random) else {
            throw failure
        }
        session.logger.debug("retrying in \(delayMS) ms after attempt \(attempt): \(failure)")
        do {
            try await session.clock.sleepMS(delayMS)
        } catch {
            throw AWSError(operation, code: AWSError.Code.cancelled, message: "cancelled while waiting to retry")
        }
    }

    private func send<Value>(
        _ request: ServiceRequest, region: String, decode: (HTTPResponse) throws -> Value
    ) async throws(AWSError) -> Value {
        let response = try await answer(request, region: region)
        session.statistics.record(request.operation) { $0.receivedBytes += response.body.count }
        guard (200..<300).contains(response.statusCode) else {
            throw AWSError(response, operation: request.operation, nowMS: session.clock.nowMS())
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

    private func answer(_ request: ServiceRequest, region: String) async throws(AWSError) -> HTTPResponse {
        let operation = request.operation
        do {
            let credentials = try await session.credentials.current(nowMS: session.clock.nowMS())
            return try await session.limit.run {
                try await session.transport.send(signed(request, region: region, credentials: credentials))
            }
        } catch let error as CredentialError {
            throw AWSError(operation, code: AWSError.Code.noCredentials, message: error.description)
        } catch let error as TransportError {
            let isTooLarge = error.kind == .bodyTooLarge
            var failure = AWSError(
                operation, code: isTooLarge ? AWSError.Code.malformed : AWSError.Code.unreachable,
                message: error.description)
            failure.isTransient = error.isTransient
            failure.isFinal = !error.isTransient
            throw failure
        } catch is CancellationError {
            throw AWSError(operation, code: AWSError.Code.cancelled, message: "cancelled")
        } catch {
            throw AWSError(operation, code: AWSError.Code.unreachable, message: "\(error)")
        }
    }

    private func signed(_ request: ServiceRequest, region: String, credentials: AWSCredentials) -> HTTPRequest {
        let service = request.operation.service
        let endpoint =
            request.bucket.map { session.endpoints.endpoint(ofBucket: $0, region: region) }
            ?? session.endpoints.endpoint(of: service, region: region)
        // Path style asks for /bucket, not /bucket/: with the slash some servers see an empty key.
        let isBareBucket = request.bucket != nil && request.path == "/" && !endpoint.basePath.isEmpty
        let plain = HTTPRequest(
            method: request.operation.method, scheme: endpoint.scheme, host: endpoint.host,
            path: isBareBucket ? endpoint.basePath : endpoint.basePath + request.path, query: request.query,
            headers: request.headers, body: request.body, bodyLimitBytes: request.bodyLimitBytes)
        // Signed inside the limit, so that no signature grows old while it waits in line.
        let signer = SigV4Signer(
            credentials: credentials, region: endpoint.signingRegion, service: service.signingName)
        return signer.signed(plain, at: UTCTime(epochMS: session.clock.nowMS()))
    }
}

extension AWSError {
    /// Where S3 says that the bucket is, when a call was sent to another region.
    fileprivate func otherRegion(than region: String) -> String? {
        guard let bucketRegion, bucketRegion != region, RegionResolver.isRegion(bucketRegion) else { return nil }
        return bucketRegion
    }
}
