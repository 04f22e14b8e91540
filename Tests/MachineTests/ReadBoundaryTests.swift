import Foundation
import Machine
import Testing

@Suite("Nothing outside of a folder is read")
struct ReadBoundaryTests {
    private let folder: TemporaryFolder
    private let boundary: ReadBoundary

    init() throws {
        folder = try TemporaryFolder()
        for name in ["in/a.tf", "in/sub/b.tf", "out/secret", "in/.git/config", "in/x/.GIT/config"] {
            try folder.write(name, to: name)
        }
        for (name, target) in [
            ("in/inner", "sub/b.tf"), ("in/whole", "sub"), ("in/absolute", folder.path + "/in/a.tf"),
            ("in/outer", "../out/secret"), ("in/passwd", "/etc/passwd"), ("in/up", ".."), ("in/hidden", ".git/config"),
            ("in/gone", "nowhere"), ("in/circle", "circle"), ("in/twice", "up/out/secret"),
        ] {
            try folder.link(name, to: target)
        }
        boundary = try ReadBoundary(root: folder.path + "/in")
    }

    private func refusal(_ name: String) -> ReadRefusal? {
        do throws(ReadRefusal) {
            _ = try boundary.contents(folder.path + "/in/" + name)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "Links and .. are followed as long as they stay inside",
        arguments: ["a.tf", "inner", "whole/b.tf", "sub/../a.tf", "absolute", "../in/a.tf", "up/in/a.tf"])
    func inside(name: String) { #expect(refusal(name) == nil) }

    @Test(
        "What leads out is refused, however it leads there",
        arguments: [
            "outer", "passwd", "twice", "../out/secret", "up/out/secret", "../../../../../../../etc/passwd",
            "/../../out/secret", "../out/missing",
        ])
    func outside(name: String) { #expect(refusal(name) == .outside) }

    @Test("Git folders are never read", arguments: [".git/config", "x/.GIT/config", "hidden", "sub/../.git/config"])
    func gitFolders(name: String) { #expect(refusal(name) == .gitFolder) }

    @Test("What is missing is missing", arguments: ["none", "gone", "a.tf/x", "sub/none"])
    func missing(name: String) { #expect(refusal(name) == .missing) }

    @Test("Folders, pipes and devices are no files, and are not waited for")
    func specialFiles() throws {
        #expect(mkfifo(folder.path + "/in/pipe", 0o600) == 0)
        #expect(refusal("pipe") == .notRegular)
        #expect(refusal("sub") == .notRegular)
        let devices = try ReadBoundary(root: "/dev")
        #expect(throws: ReadRefusal.notRegular) { try devices.contents("/dev/zero") }
    }

    @Test("A sparse file counts as what it says to be")
    func sparse() throws {
        try folder.write("", to: "in/sparse")
        #expect(truncate(folder.path + "/in/sparse", 1 << 40) == 0)
        #expect(refusal("sparse") == .tooLarge(limitBytes: 32_000_000))
        #expect(throws: ReadRefusal.tooLarge(limitBytes: 32_000_000)) {
            try boundary.mapped(folder.path + "/in/sparse")
        }
    }

    @Test("Bytes and files are counted together, and the refusal names the limit")
    func budget() throws {
        let limits = ReadLimits(fileBytes: 1_000_000, totalBytes: 2_000_000, files: 3)
        let file = folder.path + "/in/large"
        try folder.write(String(repeating: "x", count: 900_000), to: "in/large")
        let bytes = try boundary.with(limits)
        _ = try bytes.contents(file)
        _ = try bytes.contents(file)
        #expect(throws: ReadRefusal.tooManyBytes(limitBytes: 2_000_000)) { try bytes.contents(file) }
        let files = try boundary.with(limits)
        for _ in 0..<3 { _ = try files.contents(folder.path + "/in/a.tf") }
        #expect(throws: ReadRefusal.tooManyFiles(limit: 3)) { try files.contents(folder.path + "/in/a.tf") }
        #expect(
            ReadRefusal.tooManyBytes(limitBytes: 2_000_000).description
                == "is past the limit of 2 MB for all files together")
    }

    @Test("Content is whole, read or mapped")
    func content() throws {
        let text = String(repeating: "0123456789", count: 100_000)
        try folder.write(text, to: "in/big")
        #expect(String(decoding: try boundary.contents(folder.path + "/in/big"), as: UTF8.self) == text)
        #expect(String(decoding: try boundary.mapped(folder.path + "/in/big"), as: UTF8.self) == text)
        try folder.write("", to: "in/empty")
        #expect(try boundary.mapped(folder.path + "/in/empty").isEmpty)
    }

    @Test("The work tree is the boundary; neither a bare repository nor an empty .git is one")
    func workTree() throws {
        try folder.write("ref: refs/heads/main", to: "tree/.git/HEAD")
        try folder.write("", to: "tree/.git/objects/x")
        try folder.write("", to: "tree/deep/infra/main.tf")
        try folder.write("", to: "tree/bare/HEAD")
        try folder.write("", to: "tree/bare/objects/x")
        try folder.write("", to: "tree/deep/.git/nothing")
        #expect(try ReadBoundary.around(folder.path + "/tree/deep/infra").root == folder.path + "/tree")
        #expect(try ReadBoundary.around(folder.path + "/tree/bare").root == folder.path + "/tree")
        #expect(try ReadBoundary.around(folder.path + "/out").root == folder.path + "/out")
    }
}
