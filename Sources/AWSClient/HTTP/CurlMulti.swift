internal import CCurl

/// libcurl's multi handle and its transfers; the one file that touches libcurl.
///
/// Not thread-safe: everything but `wakeup()` belongs to the thread that runs the loop. No pointer leaves the file.
final class CurlMulti {
    struct Completion {
        var id: UInt64
        var result: Result<HTTPResponse, TransportError>
    }

    private let multi: UnsafeMutableRawPointer
    private let options: CurlOptions
    private var transfers: [UInt64: CurlTransfer] = [:]
    private var idsByHandle: [UnsafeMutableRawPointer: UInt64] = [:]
    // Handles are used again: setting one up anew costs as much as a short request.
    private var idleHandles: [UnsafeMutableRawPointer] = []

    private static let isGloballyReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Nil when libcurl cannot be set up, which means that memory has run out.
    init?(options: CurlOptions) {
        guard Self.isGloballyReady, let multi = curl_multi_init() else { return nil }
        self.multi = multi
        self.options = options
        _ = pipereport_curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, options.maxConnectionsPerHost)
        _ = pipereport_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, options.maxConnectionsPerHost * 4)
        _ = pipereport_curl_multi_set_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
    }

    deinit {
        for id in Array(transfers.keys) { remove(id) }
        idleHandles.forEach(curl_easy_cleanup)
        curl_multi_cleanup(multi)
    }

    /// Starts a transfer.
    func add(_ id: UInt64, _ request: HTTPRequest) throws(TransportError) {
        guard let handle = idleHandles.popLast() ?? curl_easy_init() else {
            throw TransportError(kind: .other, host: request.host, message: "libcurl has no memory for a transfer")
        }
        let transfer = CurlTransfer(handle: handle, request: request, options: options)
        do {
            try transfer.configure(request, options: options)
        } catch {
            curl_easy_cleanup(handle)
            throw error
        }
        guard curl_multi_add_handle(multi, handle) == CURLM_OK else {
            curl_easy_cleanup(handle)
            throw TransportError(kind: .other, host: request.host, message: "libcurl did not take the transfer")
        }
        transfers[id] = transfer
        idsByHandle[handle] = id
    }

    /// Ends a transfer that is under way; does nothing for another id.
    func remove(_ id: UInt64) {
        guard let transfer = transfers.removeValue(forKey: id) else { return }
        idsByHandle[transfer.handle] = nil
        curl_multi_remove_handle(multi, transfer.handle)
        curl_easy_reset(transfer.handle)
        idleHandles.append(transfer.handle)
    }

    /// Moves every transfer on as far as it goes and returns those that have ended.
    func perform() -> [Completion] {
        var running: Int32 = 0
        curl_multi_perform(multi, &running)
        var completions: [Completion] = []
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle,
                let id = idsByHandle[handle], let transfer = transfers[id]
            else { continue }
            completions.append(Completion(id: id, result: transfer.result(pipereport_curl_message_result(message))))
            remove(id)
        }
        return completions
    }

    /// Waits until a transfer can move on, `wakeup()` is called, or a second has passed.
    func poll() {
        curl_multi_poll(multi, nil, 0, 1000, nil)
    }

    /// Ends `poll()`, now or as soon as it starts. May be called from any thread while the object lives.
    func wakeup() {
        curl_multi_wakeup(multi)
    }
}

/// One transfer: libcurl's handle, what was received so far, and the memory that libcurl points to.
private final class CurlTransfer {
    let handle: UnsafeMutableRawPointer
    private let host: String
    private let limit: Int
    private let errorText: UnsafeMutablePointer<CChar>
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var headers: [String: String] = [:]
    private var body: [UInt8] = []
    private var isTooLarge = false
    private let time: ExchangeTime
    private var receivedBytes = 0
    private var isTooSlow = false

    init(handle: UnsafeMutableRawPointer, request: HTTPRequest, options: CurlOptions) {
        self.handle = handle
        self.host = request.host
        self.limit = request.bodyLimitBytes ?? options.bodyLimitBytes
        self.time = ExchangeTime(baseMS: options.totalTimeoutMS, bytesPerSecond: options.leastBytesPerSecond)
        self.errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_slist_free_all(headerList)
        errorText.deallocate()
    }

    func configure(_ request: HTTPRequest, options: CurlOptions) throws(TransportError) {
        for header in request.headers {
            guard !header.value.utf8.contains(where: { $0 == 10 || $0 == 13 || $0 == 0 }) else {
                throw TransportError(
                    kind: .invalidURL, host: host, message: "the header \(header.name) holds a line break")
            }
            // libcurl takes "Name:" as "do not send it" and "Name;" as an empty value.
            append(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
        }
        try setConnection(request, options: options)
        setMethod(request)
        let context = Unmanaged.passUnretained(self).toOpaque()
        _ = pipereport_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
        _ = pipereport_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        _ = pipereport_curl_set_callback(handle, CURLOPT_WRITEFUNCTION, Self.receiveBody)
        _ = pipereport_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        _ = pipereport_curl_set_callback(handle, CURLOPT_HEADERFUNCTION, Self.receiveHeader)
        set(CURLOPT_NOPROGRESS, 0)
        _ = pipereport_curl_set_pointer(handle, CURLOPT_XFERINFODATA, context)
        _ = pipereport_curl_set_progress(handle, Self.watch)
    }

    private func setConnection(_ request: HTTPRequest, options: CurlOptions) throws(TransportError) {
        let proxy = try options.proxy(for: request)
        set(CURLOPT_URL, request.url)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        // Keys may hold "//" and "..", which libcurl would tidy up and thereby break the signature.
        set(CURLOPT_PATH_AS_IS, 1)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        set(CURLOPT_CONNECTTIMEOUT_MS, options.connectTimeoutMS)
        // The time grows with what comes; this is its upper end, and that of an exchange to which nothing comes.
        set(CURLOPT_TIMEOUT_MS, time.limitMS(receivedBytes: limit))
        set(CURLOPT_LOW_SPEED_TIME, options.lowSpeedSeconds)
        set(CURLOPT_LOW_SPEED_LIMIT, options.lowSpeedBytesPerSecond)
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        if let path = options.caBundlePath { set(CURLOPT_CAINFO, path) }
        // An empty text, unlike none, keeps libcurl from reading the process's environment.
        set(CURLOPT_PROXY, proxy)
        set(CURLOPT_NOPROXY, options.noProxy ?? "")
        set(CURLOPT_USERAGENT, "pipereport")
    }

    private func setMethod(_ request: HTTPRequest) {
        switch request.method {
        case .get: set(CURLOPT_HTTPGET, 1)
        case .head: set(CURLOPT_NOBODY, 1)
        case .post:
            set(CURLOPT_POST, 1)
            _ = pipereport_curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
            request.body.withUnsafeBytes { bytes in
                _ = pipereport_curl_set_pointer(
                    handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
            }
            append("Expect:")
        case .put:
            // Only the token of IMDSv2 is asked for this way, with an empty body and no type.
            set(CURLOPT_CUSTOMREQUEST, "PUT")
            set(CURLOPT_COPYPOSTFIELDS, "")
            append("Content-Type:")
        }
        _ = pipereport_curl_set_headers(handle, headerList)
    }

    func result(_ code: CURLcode) -> Result<HTTPResponse, TransportError> {
        guard code == CURLE_OK else {
            let said = String(cString: errorText)
            let message = said.isEmpty ? String(cString: curl_easy_strerror(code)) : said
            return .failure(failure(code, message: message))
        }
        var status = 0
        _ = pipereport_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        return .success(HTTPResponse(statusCode: status, headers: headers, body: body))
    }

    private func failure(_ code: CURLcode, message: String) -> TransportError {
        if isTooLarge {
            return TransportError(
                kind: .bodyTooLarge, host: host, message: "the answer is longer than \(limit) bytes")
        }
        if isTooSlow {
            return TransportError(
                kind: receivedBytes == 0 ? .timeout : .tooSlow, host: host,
                message: time.message(receivedBytes: receivedBytes))
        }
        return TransportError(kind: Self.kind(of: code), host: host, message: message)
    }

    private static func kind(of code: CURLcode) -> TransportError.Kind {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .dns
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .proxy
        case CURLE_COULDNT_CONNECT: .refused
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            .tls
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_HTTP2,
            CURLE_HTTP2_STREAM, CURLE_WEIRD_SERVER_REPLY:
            .connectionLost
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT: .invalidURL
        default: .other
        }
    }

    /// Called about once a second at least, also while nothing comes.
    private static let watch: pipereport_curl_progress_callback = { context, _, _, _, _ in
        guard let context else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
        transfer.isTooSlow = transfer.time.isOver(receivedBytes: transfer.receivedBytes)
        return transfer.isTooSlow ? 1 : 0
    }

    private static let receiveBody: pipereport_curl_data_callback = { data, size, count, context in
        guard let data, let context else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
        let bytes = UnsafeRawBufferPointer(start: data, count: size * count)
        guard transfer.body.count + bytes.count <= transfer.limit else {
            transfer.isTooLarge = true
            return 0
        }
        transfer.receivedBytes += bytes.count
        transfer.body.append(contentsOf: bytes)
        return bytes.count
    }

    private static let receiveHeader: pipereport_curl_data_callback = { data, size, count, context in
        guard let data, let context else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
        let bytes = UnsafeRawBufferPointer(start: data, count: size * count)
        transfer.receivedBytes += bytes.count
        transfer.receive(header: bytes)
        return bytes.count
    }

    /// Byte by byte, for an answer has a dozen headers and characters cost many times as much.
    private func receive(header line: UnsafeRawBufferPointer) {
        if line.starts(with: "HTTP/".utf8) {
            // A status line starts anew: before it came a 100 Continue or a proxy's answer.
            headers.removeAll(keepingCapacity: true)
            return
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        let name = String(unsafeUninitializedCapacity: colon) { buffer in
            for index in 0..<colon {
                let byte = line[index]
                let isUpperCase = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                buffer.initializeElement(at: index, to: isUpperCase ? byte | 0x20 : byte)
            }
            return colon
        }
        var value = line[(colon + 1)...]
        while let byte = value.first, Self.isBlank(byte) { value.removeFirst() }
        while let byte = value.last, Self.isBlank(byte) { value.removeLast() }
        headers[name] = String(decoding: value, as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private func append(_ header: String) {
        headerList = curl_slist_append(headerList, header)
    }

    private func set(_ option: CURLoption, _ value: Int) {
        _ = pipereport_curl_set_long(handle, option, value)
    }

    private func set(_ option: CURLoption, _ value: String) {
        _ = pipereport_curl_set_string(handle, option, value)
    }
}
