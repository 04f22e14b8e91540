import Foundation
import Testing

@testable import AWSClient

@Suite struct AnswerFuzzTests {
    @Test("Every seed of the fuzzer is read without harm, by every reader of answers") func seeds() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fuzz/corpus/xml")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.count > 10)
        for name in names {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            AnswerFuzz.run(bytes)
            for selector in 0..<UInt8(40) { AnswerFuzz.run([selector] + bytes.dropFirst()) }
        }
    }

    @Test("A list of many elements takes time by its length", .timeLimit(.minutes(1))) func manyElements() throws {
        let rules = String(repeating: "<Rule/>", count: 300_000)
        let body = Array("<LifecycleConfiguration>\(rules)</LifecycleConfiguration>".utf8)
        #expect(try S3Answers.lifecycle(body) != .absent)
    }
}
