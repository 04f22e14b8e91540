import Foundation
import Testing

@Suite struct SecretMatcherFuzzTests {
    @Test("Every seed of the fuzzer is masked without harm", .timeLimit(.minutes(1))) func seeds() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fuzz/corpus/matcher")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.count > 10)
        for name in names { SecretMatcherFuzz.run([UInt8](try Data(contentsOf: folder.appending(path: name)))) }
    }
}
