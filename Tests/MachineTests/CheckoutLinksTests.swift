import Foundation
import Machine
import Testing

@Suite("Links of a checkout do not lead a named path out of it")
struct CheckoutLinksTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in ["tree/.git/HEAD", "tree/.git/objects/x", "tree/infra/a.tf", "out/a.tf", "plain/a.tf"] {
            try folder.write(name, to: name)
        }
        for (name, target) in [
            ("tree/link", "../out"), ("tree/inner", "infra"), ("tree/twice", "link"), ("tree/git", ".git"),
            ("tree/infra/up", "../../out/a.tf"), ("mine", "tree"), ("plain/link", "../out"),
            ("out/back", "../tree/infra"),
        ] {
            try folder.link(name, to: target)
        }
    }

    private func refusal(_ path: String, from here: String, root: String? = nil) -> ReadRefusal? {
        do throws(ReadRefusal) {
            try CheckoutLinks(here: folder.path + "/" + here, root: root.map { folder.path + "/" + $0 }).check(path)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "A link out is refused, however the path is written",
        arguments: [
            "link", "link/a.tf", "./link/.", "infra/../twice", "infra/up", "../tree/link", "link/none", "link/back/up",
        ])
    func out(path: String) {
        #expect(refusal(path, from: "tree") == .leadsOut)
        #expect(refusal("../tree/" + path, from: "out") == .leadsOut)
        #expect(refusal(folder.path + "/tree/" + path, from: "plain") == .leadsOut)
        #expect(refusal(folder.path + "/mine/" + path, from: "plain") == .leadsOut)
    }

    @Test(
        "Everything else is the user's choice",
        arguments: [
            "infra", "inner/a.tf", "../out", "../out/a.tf", "../mine/infra", "link/back", "link/back/a.tf", "none",
            "inner/none",
        ])
    func free(path: String) { #expect(refusal(path, from: "tree") == nil) }

    @Test("Without git the working directory is the checkout")
    func plain() {
        #expect(refusal("link", from: "plain") == .leadsOut)
        #expect(refusal("../plain/link", from: "out") == nil)
    }

    @Test("A root that holds both lets a link lead there")
    func root() {
        #expect(refusal("link", from: "tree", root: ".") == nil)
        #expect(refusal("link", from: "tree", root: "tree") == .leadsOut)
    }

    @Test("A link to a git folder is refused")
    func git() { #expect(refusal("git/HEAD", from: "tree") == .gitFolder) }
}
