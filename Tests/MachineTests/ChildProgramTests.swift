import Foundation
import Machine
import Testing

@Suite("Programs that are run")
struct ChildProgramTests {
    @Test("Every program is declared with its environment, its time and its output; a new one is listed here too")
    func declared() {
        #expect(ChildProgram.declared.map(\.name) == ["git", "terraform", "credential_process"])
        for program in ChildProgram.declared {
            #expect((1...60).contains(program.timeLimitSeconds))
            #expect((1...128_000_000).contains(program.outputLimitBytes))
            #expect(!program.variables.contains("*"))
        }
        #expect(ChildProgram.declared.filter(\.isInteractive).map(\.name) == ["credential_process"])
    }

    @Test("Secrets of the environment reach neither git nor terraform", arguments: [ChildProgram.git, .terraform])
    func environment(program: ChildProgram) {
        let own = [
            "PATH": "/bin", "AWS_SECRET_ACCESS_KEY": "s", "GITHUB_TOKEN": "s", "GIT_DIR": "/x", "GIT_SSH_COMMAND": "x",
            "GIT_EXTERNAL_DIFF": "x", "TF_CLI_ARGS": "x", "TF_VAR_password": "s", "HOME": "/root", "LD_PRELOAD": "x",
        ]
        let given = program.environment(of: own)
        #expect(Set(given.keys).subtracting(program.settings.keys) == ["PATH"])
    }

    private static func script(_ folder: TemporaryFolder, _ name: String, _ text: String) throws {
        try folder.write("#!/bin/sh\n\(text)\n", to: name)
        chmod(folder.path + "/" + name, 0o755)
    }

    @Test("A program is never taken from the audited folder or a relative entry of PATH")
    func search() throws {
        let folder = try TemporaryFolder()
        try Self.script(folder, "audited/bin/tool", "echo hostile")
        try Self.script(folder, "own/tool", "echo own")
        try folder.link("linked", to: "audited/bin")
        let hostile = ["", ".", "audited/bin", folder.path + "/audited/bin", folder.path + "/linked"]
        let path = (hostile + [folder.path + "/own"]).joined(separator: ":")
        let search = ProgramSearch(environment: ["PATH": path], avoiding: [folder.path + "/audited"])
        #expect(try search.path(of: "tool") == folder.path + "/own/tool")
        let none = ProgramSearch(
            environment: ["PATH": hostile.joined(separator: ":")], avoiding: [folder.path + "/audited"])
        #expect(throws: ProcessError.notFound(program: "tool")) { try none.path(of: "tool") }
        // Who audits the home folder still has programs of its own below it.
        let home = ProgramSearch(
            environment: ["PATH": folder.path + "/own", "HOME": folder.path], avoiding: [folder.path])
        #expect(try home.path(of: "tool") == folder.path + "/own/tool")
    }

    @Test("A program that takes too long is ended with what it started")
    func timeLimit() throws {
        let folder = try TemporaryFolder()
        try Self.script(folder, "slow", "sleep 60 & sleep 60")
        var program = ChildProgram.git
        program.timeLimitSeconds = 1
        let search = ProgramSearch(environment: ["PATH": folder.path + ":/usr/bin:/bin"], avoiding: [])
        #expect(throws: ProcessError.timedOut(seconds: 1)) {
            try program.run(["slow"], search: search, environment: [:])
        }
    }

    @Test("Endless output is ended")
    func outputLimit() throws {
        var program = ChildProgram.git
        program.outputLimitBytes = 2_000_000
        let search = ProgramSearch(environment: ["PATH": "/usr/bin:/bin"], avoiding: [])
        #expect(throws: ProcessError.tooMuchOutput(limitBytes: 2_000_000)) {
            try program.run(["cat", "/dev/zero"], search: search, environment: [:])
        }
    }
}
