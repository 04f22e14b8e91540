import Foundation
import Machine

/// What git says of the folder that is audited; nothing where it is not a checkout.
///
/// The commit is read from `HEAD` and the refs. For the rest git is run, with a git folder of ours that has the checkout's
/// index and objects and nothing else: no configuration of the checkout is read, so that none of what one can name
/// (fsmonitor, filters, hooks, external diffs, transports, includes) is run.
struct GitFacts: Sendable {
    var commit: String?
    /// Nil where git is missing, or could not say in time.
    var isDirty: Bool?
    private let checkout: Checkout?
    private let folder: String
    private let environment: [String: String]

    init(directory: String, environment: [String: String]) {
        folder = CanonicalPath.of(directory) ?? directory
        self.environment = environment
        checkout = Checkout(folder: folder)
        commit = checkout?.commit
        guard let checkout else { return }
        do throws(ProcessError) {
            let arguments = [
                "status", "--porcelain", "--untracked-files=no", "--ignore-submodules=dirty", "--no-renames", "-z",
            ]
            guard let status = try git(arguments, checkout), status.exitCode == 0 else { return }
            isDirty = !status.output.isEmpty
        } catch {
            if case .tooMuchOutput = error { isDirty = true }
        }
    }

    /// Files that differ between `earlier` and HEAD: path → `added`, `modified`, `deleted` or `renamed`.
    func changes(since earlier: String) -> [String: String] {
        guard let checkout, Checkout.isCommit(earlier) else { return [:] }
        let diff = [
            "diff", "--name-status", "-z", "--relative", "--no-ext-diff", "--no-textconv", "--no-color",
            "--ignore-submodules=dirty",
        ]
        let commits = [earlier, checkout.commit, "--"]
        // Without the contents, as in a partial clone, renames cannot be found.
        for more in [[], ["--no-renames"]] {
            if let answer = try? git(diff + more + commits, checkout), answer.exitCode == 0 {
                return Self.changes(in: answer.text)
            }
        }
        return [:]
    }

    private static func changes(in text: String) -> [String: String] {
        let words = ["A": "added", "M": "modified", "D": "deleted", "R": "renamed", "T": "modified", "C": "added"]
        var fields = text.split(separator: "\0").map(String.init)[...]
        var changes: [String: String] = [:]
        while let status = fields.popFirst(), let path = fields.popFirst() {
            // Renames and copies give the old path first.
            let kind = status.prefix(1)
            let subject = kind == "R" || kind == "C" ? fields.popFirst() ?? path : path
            changes[subject] = words[String(kind)] ?? "modified"
        }
        return changes
    }

    /// - Returns: nil where the checkout's objects are not its own.
    private func git(_ arguments: [String], _ checkout: Checkout) throws(ProcessError) -> ProcessAnswer? {
        guard checkout.hasOwnObjects, let shadow = GitShadow(of: checkout) else { return nil }
        defer { shadow.remove() }
        let options = [
            "git", "--no-pager", "--no-optional-locks", "-C", folder, "-c", "core.fsmonitor=false", "-c",
            "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit", "-c", "protocol.allow=never",
        ]
        return try ChildProgram.git.run(
            options + arguments, search: ProgramSearch(environment: environment, avoiding: [checkout.workTree]),
            environment: environment, adding: shadow.settings)
    }
}
