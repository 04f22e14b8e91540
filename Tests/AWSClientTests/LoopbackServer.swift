import Foundation

@testable import AWSClient

/// A small HTTP/1.1 server on a free loopback port, whose answers misbehave on request.
///
/// Paths: `/echo` gives the request's head back, `/big/N` N bytes, `/slow` nothing ever, `/drip` a byte now and
/// then, `/cut` less than its Content-Length, `/reset` a closed connection, `/redirect` a redirect to `/echo`.
final class LoopbackServer: Sendable {
    let port: Int
    private let listener: Int32
    private let state = Locked(State())

    private struct State {
        var connections: [Int32] = []
        var connectionCount = 0
        var openCount = 0
        var mostOpen = 0
        var isStopped = false
    }

    struct SocketError: Error {}

    var connectionCount: Int { state.withLock { $0.connectionCount } }
    var openCount: Int { state.withLock { $0.openCount } }
    var mostOpen: Int { state.withLock { $0.mostOpen } }
    var host: String { "127.0.0.1:\(port)" }

    init() throws {
        #if canImport(Darwin)
            let stream = SOCK_STREAM
        #else
            let stream = Int32(SOCK_STREAM.rawValue)
        #endif
        listener = socket(AF_INET, stream, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard status else { throw SocketError() }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in acceptConnections() }
    }

    func stop() {
        let connections = state.withLock { state in
            state.isStopped = true
            return state.connections
        }
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        for connection in connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }

    private func acceptConnections() {
        while true {
            let connection = accept(listener, nil, nil)
            if connection < 0 { return }
            state.withLock { state in
                state.connections.append(connection)
                state.connectionCount += 1
                state.openCount += 1
                state.mostOpen = max(state.mostOpen, state.openCount)
            }
            Thread.detachNewThread { [self] in serve(connection) }
        }
    }

    private func serve(_ connection: Int32) {
        defer {
            state.withLock { state in
                state.openCount -= 1
                state.connections.removeAll { $0 == connection }
            }
            close(connection)
        }
        while let head = readHead(connection) {
            let path = head.split(separator: " ").dropFirst().first.map(String.init) ?? "/"
            guard answer(path, head: head, on: connection) else { return }
        }
    }

    /// The request up to its empty line, and its body, which is thrown away.
    private func readHead(_ connection: Int32) -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            guard recv(connection, &byte, 1, 0) == 1 else { return nil }
            bytes.append(byte)
            // A TLS handshake, of which a plain server understands nothing.
            if bytes == [22] { _ = write(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), to: connection) }
            if bytes[0] == 22 { return nil }
        }
        let head = String(decoding: bytes, as: UTF8.self)
        let lengthLine = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
        let length = lengthLine.flatMap { Int($0.dropFirst("content-length:".count).filter(\.isNumber)) } ?? 0
        for _ in 0..<length where recv(connection, &byte, 1, 0) != 1 { return nil }
        return head
    }

    /// False ends the connection.
    private func answer(_ path: String, head: String, on connection: Int32) -> Bool {
        switch path.split(separator: "/").first {
        case "big":
            let count = Int(path.split(separator: "/").last ?? "") ?? 0
            // One write: with two, Nagle's algorithm and delayed acknowledgements cost 40 ms an answer.
            let head = Array("HTTP/1.1 200 OK\r\nContent-Length: \(count)\r\n\r\n".utf8)
            return write(head + [UInt8](repeating: 120, count: count), to: connection)
        case "slow":
            // Waits for the client to hang up, which ends the connection.
            var byte: UInt8 = 0
            _ = recv(connection, &byte, 1, 0)
            return false
        case "drip":
            guard write(Array("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".utf8), to: connection) else {
                return false
            }
            while write([120], to: connection), !state.withLock({ $0.isStopped }) { usleep(700_000) }
            return false
        case "cut":
            _ = write(Array("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort".utf8), to: connection)
            return false
        case "reset": return false
        case "redirect":
            return write(
                Array("HTTP/1.1 301 Moved\r\nLocation: /echo\r\nContent-Length: 0\r\n\r\n".utf8), to: connection)
        default:
            let isHead = head.hasPrefix("HEAD")
            let text = "HTTP/1.1 200 OK\r\nX-Test:  padded \r\nContent-Length: \(head.utf8.count)\r\n\r\n"
            return write(Array((isHead ? text : text + head).utf8), to: connection)
        }
    }

    private func write(_ bytes: [UInt8], to connection: Int32) -> Bool {
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        var offset = 0
        while offset < bytes.count {
            let sent = bytes.withUnsafeBytes { buffer in
                send(connection, buffer.baseAddress?.advanced(by: offset), bytes.count - offset, flags)
            }
            if sent <= 0 { return false }
            offset += sent
        }
        return true
    }
}
