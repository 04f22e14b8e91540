import Foundation
import Testing

@testable import AWSClient

/// Certificates: `openssl s_server` with one of its own making.
@Suite(.timeLimit(.minutes(1))) struct TLSTests {
    @Test func onlyTrustedCertificatesAreAccepted() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let certificate = folder.appending(path: "cert.pem").path(percentEncoded: false)
        let key = folder.appending(path: "key.pem").path(percentEncoded: false)
        let request = try Self.openssl([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
            "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
        ])
        request.process.waitUntilExit()
        guard request.process.terminationStatus == 0 else {
            print("SKIPPED: certificates are not tested, because openssl is missing; run scripts/setup")
            return
        }
        let server = try Self.openssl([
            "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", certificate, "-key", key,
        ])
        defer {
            // The child inherits a signal mask that blocks SIGTERM.
            kill(server.process.processIdentifier, SIGKILL)
            server.process.waitUntilExit()
        }
        let host = "127.0.0.1:\(try Self.port(server.output))"

        let wary = CurlTransport()
        let error = await CurlTransportTests.failure(wary, HTTPRequest(host: host))
        #expect(error?.kind == .tls)
        await wary.close()

        let trusting = CurlTransport(options: CurlOptions(variables: ["AWS_CA_BUNDLE": certificate]))
        #expect(try await trusting.send(HTTPRequest(host: host)).statusCode == 200)
        // The certificate is for the address, not for the name.
        let named = HTTPRequest(host: host.replacingOccurrences(of: "127.0.0.1", with: "localhost"))
        #expect(await CurlTransportTests.failure(trusting, named)?.kind == .tls)
        await trusting.close()
    }

    private static func openssl(_ arguments: [String]) throws -> (process: Process, output: FileHandle) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = Pipe()
        try process.run()
        return (process, output.fileHandleForReading)
    }

    /// From the server's line `ACCEPT 127.0.0.1:40123`.
    private static func port(_ output: FileHandle) throws -> Int {
        var text = ""
        while true {
            let data = output.availableData
            try #require(!data.isEmpty, "openssl s_server ended")
            text += String(decoding: data, as: UTF8.self)
            guard let range = text.range(of: "ACCEPT 127.0.0.1:") else { continue }
            let rest = text[range.upperBound...]
            if rest.contains("\n"), let port = Int(rest.prefix(while: \.isNumber)) { return port }
        }
    }
}
