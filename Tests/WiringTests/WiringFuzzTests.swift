import Foundation
import Testing

@Suite("Seeds of the fuzzer") struct WiringFuzzTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fuzz/corpus")

    @Test(
        "Every seed is read without harm, by the reader it is for and by the other",
        arguments: ["patterns", "policies"])
    func seeds(target: String) throws {
        let folder = Self.corpus.appending(path: target)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.count > 10)
        for name in names {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            EventPatternFuzz.run(bytes)
            PolicyFuzz.run(bytes)
        }
    }
}
