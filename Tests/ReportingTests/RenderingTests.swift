import Foundation
import Testing

@testable import Reporting

@Test func tryout() throws {
    let (store, snapshot) = try Fixture.pipeline()
    let r = try Rendering(store: store, snapshot: snapshot, baseURL: "https://example.org/x")
    print(try r.pullRequestComment())
    for (p, t) in try r.site() {
        let f = "/tmp/site/" + p
        try FileManager.default.createDirectory(atPath: (f as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try t.write(toFile: f, atomically: true, encoding: .utf8)
    }
}
