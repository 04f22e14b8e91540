import Foundation
import SnapshotStore
import Testing

@testable import Reporting

/// A site arrives whole or not at all, and leaves others' files alone.
@Suite struct SiteWriterTests {
    private let folder: TemporaryFolder
    private let writer: SiteWriter

    init() throws {
        folder = try TemporaryFolder()
        writer = SiteWriter(directory: folder.path + "/site")
    }

    private var site: [String: String] {
        folder.files(below: "site").filter { $0.key != SiteWriter.manifestName }
    }

    @Test func aSiteIsWrittenWithItsFolders() throws {
        try writer.write(["index.html": "1", "rules/a.html": "2"])
        #expect(site == ["index.html": "1", "rules/a.html": "2"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["site"])
    }

    @Test func aSecondRunTakesAwayWhatTheFirstWroteAndNothingElse() throws {
        try writer.write(["index.html": "1", "rules/a.html": "2", "old/b.html": "3"])
        try folder.write("mine", "site/rules/mine.txt")
        try writer.write(["index.html": "4", "runs.html": "5"])
        #expect(site == ["index.html": "4", "runs.html": "5", "rules/mine.txt": "mine"])
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/site/old"))
    }

    @Test func aFileOfSomebodyElseIsNotReplaced() throws {
        try folder.write("mine", "site/index.html")
        let error = #expect(throws: RenderError.self) { try writer.write(["a.html": "1", "index.html": "2"]) }
        #expect(error?.path == "index.html")
        #expect(error?.message.contains("has such a file that pipereport did not write") == true)
        #expect(site == ["index.html": "mine"])
    }

    @Test func theSameSiteOverACopyWithoutAManifestIsFine() throws {
        try folder.write("1", "site/index.html")
        try writer.write(["index.html": "1"])
        #expect(site == ["index.html": "1"])
    }

    @Test func aFailureInTheMiddleLeavesTheEarlierSite() throws {
        try writer.write(["a.html": "1", "z/b.html": "2", "stale.html": "3"])
        // A file stands where the new site needs a folder, and it comes late in the order.
        try folder.write("mine", "site/y")
        #expect(throws: RenderError.self) { try writer.write(["a.html": "new", "y/c.html": "new"]) }
        #expect(site == ["a.html": "1", "z/b.html": "2", "stale.html": "3", "y": "mine"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["site"])
        try writer.write(["a.html": "4"])
        #expect(site == ["a.html": "4", "y": "mine"])
    }

    @Test(arguments: ["../x.html", "/x.html", "a/../../x.html", "a//b.html", "", ".pipereport-files"])
    func aPathOutOfTheFolderIsRefused(_ path: String) throws {
        #expect(throws: RenderError.self) { try writer.write(["index.html": "1", path: "2"]) }
        #expect(folder.files().isEmpty)
    }

    @Test func aManifestCannotTakeAwayFilesOutsideTheFolder() throws {
        try folder.write("mine", "outside.txt")
        try folder.write("\(stableHash("mine"))  ../outside.txt\n", "site/.pipereport-files")
        try writer.write(["index.html": "1"])
        #expect(folder.files()["outside.txt"] == "mine")
    }

    @Test func aManifestTakesAwayOnlyPagesWithTheBytesThatItNames() throws {
        let text = "mine"
        let names = ["main.tf", "a/b/c.html", "a/notes.txt", ".git.html/x", "old.html", "changed.html"]
        for name in names { try folder.write(text, "site/\(name)") }
        let lines = names.map { "\(stableHash($0 == "changed.html" ? "other" : text))  \($0)\n" }.joined()
        try folder.write(lines, "site/.pipereport-files")
        try writer.write(["index.html": "1"])
        #expect(Set(site.keys) == Set(names).subtracting(["old.html"]).union(["index.html"]))
    }

    @Test(arguments: ["index.html\n", "x  index.html\n", String(repeating: "z", count: 64) + "  index.html\n"])
    func aManifestOfAnotherFormIsAnError(_ manifest: String) throws {
        try folder.write("mine", "site/index.html")
        try folder.write(manifest, "site/.pipereport-files")
        let error = #expect(throws: RenderError.self) { try writer.write(["index.html": "1"]) }
        #expect(error?.path == SiteWriter.manifestName)
        #expect(site == ["index.html": "mine"])
    }

    @Test func aFolderWithFilesOfSomebodyElseIsRefused() throws {
        try folder.write("mine", "site/rules/mine.txt")
        let error = #expect(throws: RenderError.self) { try writer.write(["index.html": "1", "rules/a.html": "2"]) }
        #expect(error?.message.contains("rules/mine.txt") == true)
        #expect(site == ["rules/mine.txt": "mine"])
    }

    @Test func whatARunThatWasKilledLeftIsReplaced() throws {
        try writer.write(["a.html": "1", "b.html": "1"])
        let earlier = try #require(try SiteManifest(in: writer.directory))
        try folder.write(
            SiteManifest(of: ["a.html": "2", "b.html": "2"], replacing: earlier).text, "site/.pipereport-files")
        try folder.write("2", "site/a.html")
        try writer.write(["a.html": "3", "c.html": "3"])
        #expect(site == ["a.html": "3", "c.html": "3"])
    }

    @Test func aPageThatWasChangedIsNotReplaced() throws {
        try writer.write(["index.html": "1", "old.html": "2"])
        try folder.write("mine", "site/index.html")
        let error = #expect(throws: RenderError.self) { try writer.write(["index.html": "3"]) }
        #expect(error?.message.contains("was changed after pipereport wrote it") == true)
        #expect(site == ["index.html": "mine", "old.html": "2"])
    }

    @Test func aPipeOfThatNameDoesNotHoldTheRunUp() throws {
        try writer.write(["index.html": "1"])
        try FileManager.default.removeItem(atPath: folder.path + "/site/index.html")
        #expect(mkfifo(folder.path + "/site/index.html", 0o600) == 0)
        #expect(throws: RenderError.self) { try writer.write(["index.html": "2"]) }
    }

    @Test func aLinkInTheFolderIsNotFollowed() throws {
        try folder.write("mine", "elsewhere/site.css")
        try folder.write("x", "site/x.txt")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/site/assets", withDestinationPath: folder.path + "/elsewhere")
        let error = #expect(throws: RenderError.self) { try writer.write(["assets/site.css": "1"]) }
        #expect(error?.message.contains("a symbolic link") == true)
        #expect(folder.files()["elsewhere/site.css"] == "mine")
    }

    @Test func aFolderThatCannotBeMadeIsOneSentence() throws {
        try folder.write("a file", "site")
        let error = #expect(throws: RenderError.self) { try writer.write(["index.html": "1"]) }
        #expect(error?.description.hasPrefix("Cannot write the site") == true)
        #expect(folder.files() == ["site": "a file"])
    }
}
