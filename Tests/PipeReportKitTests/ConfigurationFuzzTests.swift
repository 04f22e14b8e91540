import Foundation
import Testing

@Suite struct ConfigurationFuzzTests {
    @Test("Every seed of the fuzzer is read without harm", .timeLimit(.minutes(1))) func seeds() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fuzz/corpus/yml")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.count > 10)
        for name in names { ConfigurationFuzz.run([UInt8](try Data(contentsOf: folder.appending(path: name)))) }
    }
}
