import Machine
import Testing

@testable import AWSClient

@Suite struct ProcessCredentialsTests {
    static let keys =
        "{\"Version\": 1, \"AccessKeyId\": \"ASIAPROC\", \"SecretAccessKey\": \"procsecret\", \"SessionToken\": \"t\"%}"

    static func world(_ output: String, exitCode: Int32 = 0, command: String = "/bin/helper") -> CredentialWorld {
        CredentialWorld(
            config: "[profile dev]\ncredential_process = \(command)\n", profile: "dev",
            process: { words in
                guard words == ["/bin/helper"] else { throw ProcessError.notFound(program: words[0]) }
                return ProcessAnswer(exitCode: exitCode, output: Array(output.utf8))
            })
    }

    @Test(
        arguments: [
            ("", nil), (", \"Expiration\": \"2026-11-24T02:02:03Z\"", 3_600_000),
            (", \"Expiration\": \"2026-11-24T02:02:03+00:00\"", 3_600_000),
            (", \"Expiration\": \"2026-11-24T04:02:03.000+02:00\"", 3_600_000),
            (", \"Expiration\": \"2026-11-23T20:32:03-05:30\"", 3_600_000),
        ] as [(String, Int64?)])
    func processGivesKeys(_ expiration: String, _ lifeMS: Int64?) async throws {
        let found = try await Self.world(Self.keys.replacing("%", with: expiration)).find()
        #expect(found.accessKeyID == "ASIAPROC")
        #expect(found.secretAccessKey == "procsecret")
        #expect(found.sessionToken == "t")
        #expect(found.expiresAtMS == lifeMS.map { TestClock.start + $0 })
        #expect(found.source == "the credential_process of the profile dev")
    }

    @Test(arguments: [
        (keys.replacing("%", with: ""), 3, "ended with exit code 3"),
        ("procsecret", 0, "wrote no usable credentials: the answer is not whole JSON"),
        (
            "{\"AccessKeyId\": \"A\", \"SecretAccessKey\": \"procsecret\"}", 0,
            "wrote no usable credentials: its Version is not 1"
        ),
        (
            "{\"Version\": 1, \"SecretAccessKey\": \"procsecret\"}", 0,
            "wrote no usable credentials: the JSON answer lacks AccessKeyId"
        ),
        (
            keys.replacing("%", with: ", \"Expiration\": \"tomorrow\""), 0,
            "wrote no usable credentials: the Expiration of the answer is no time"
        ),
    ])
    func failuresHoldNothingOfTheOutput(_ output: String, _ exitCode: Int32, _ reason: String) async {
        #expect(
            await Self.world(output, exitCode: exitCode).error(hiding: "procsecret")
                == .processFailed(profile: "dev", reason: reason))
    }

    @Test(arguments: [
        ("/no/helper --key secret", "names /no/helper, which is no program here or on the PATH"),
        ("/bin/helper 'secret", "has a quotation mark that is not closed"),
    ])
    func unusableCommandsHoldNoArgument(_ command: String, _ reason: String) async {
        #expect(
            await Self.world("", command: command).error(hiding: "secret")
                == .processFailed(profile: "dev", reason: reason))
    }

    @Test(
        arguments: [
            ("a b  c", ["a", "b", "c"]), ("'a b' \"c d\"e", ["a b", "c de"]),
            ("a\\ b \"q\\\"\\x\"", ["a b", "q\"\\x"]),
            ("x '' \"\"", ["x", "", ""]), ("$HOME `id` ~;|", ["$HOME", "`id`", "~;|"]), ("  ", []),
            ("'a\\b'", ["a\\b"]), ("'a", nil), ("\"a", nil), ("a\\", nil),
        ] as [(String, [String]?)])
    func commandsAreSplitLikeAShellDoes(_ text: String, _ words: [String]?) {
        #expect(ShellWords.split(text) == words)
    }
}

@Suite struct ProcessRunnerTests {
    private let runner = ProcessRunner(variables: [
        "PATH": "/usr/bin:/bin", "AWS_GREETING": "hi", "GITHUB_TOKEN": "not for helpers", "MY_HELPER": "ho",
        "PIPEREPORT_CREDENTIAL_PROCESS_ENV": "MY_HELPER, OTHER",
    ])

    @Test func outputAndExitCodeAreRead() async throws {
        let answer = try await runner.run(["sh", "-c", "echo $AWS_GREETING; exit 7"])
        #expect(answer.exitCode == 7)
        #expect(answer.text == "hi\n")
    }

    @Test func helpersGetTheVariablesOfHelpersAndThoseThatTheUserNames() async throws {
        let answer = try await runner.run(["sh", "-c", "echo $AWS_GREETING:$GITHUB_TOKEN:$MY_HELPER"])
        #expect(answer.text == "hi::ho\n")
    }

    @Test func longOutputDoesNotStall() async throws {
        let answer = try await runner.run(["head", "-c", "300000", "/dev/zero"])
        #expect(answer.output.count == 300_000)
    }

    @Test func endlessOutputIsEnded() async {
        await #expect(throws: ProcessError.tooMuchOutput(limitBytes: 1_000_000)) {
            try await runner.run(["cat", "/dev/zero"])
        }
        #expect(
            ProcessError.tooMuchOutput(limitBytes: 1_000_000).description
                == "wrote more than 1 MB, the limit of its output")
    }

    @Test(arguments: ["no-such-helper", "/bin", "/no/such/helper"]) func missingProgramIsNamed(_ name: String) async {
        await #expect(throws: ProcessError.notFound(program: name)) { try await runner.run([name]) }
    }

    @Test(arguments: ["./helper", "bin/helper", "../helper"])
    func programsOfTheWorkingDirectoryAreRefused(_ name: String) async {
        await #expect(throws: ProcessError.relativePath(program: name)) { try await runner.run([name]) }
    }

    @Test func slowProcessIsEnded() async {
        var runner = runner
        runner.program.timeLimitSeconds = 1
        await #expect(throws: ProcessError.timedOut(seconds: 1)) { try await runner.run(["sleep", "30"]) }
    }

    @Test func processThatClosesItsOutputAndStaysIsEnded() async {
        var runner = runner
        runner.program.timeLimitSeconds = 1
        await #expect(throws: ProcessError.timedOut(seconds: 1)) {
            try await runner.run(["sh", "-c", "exec >/dev/null; sleep 30"])
        }
    }
}
