import Facts
import PipeReportKit
import Testing

@Suite("Values of pipereport.yml that other readers of YAML end at") struct ConfigurationValuesTests {
    private func refusal(_ yaml: String) throws -> String {
        let error = try #require(throws: CommandError.self) { try Configuration(yaml: yaml, name: "pipereport.yml") }
        return error.description
    }

    @Test(
        "A key that is no text is refused with its line",
        arguments: [
            "\n? [a]\n: b\n", "\n? {a: b}\n: c\n", "\n[a]: b\n", "\nstages: {? [x] : y}\n", "\n{=: [x]}: y\n",
            "\nterraform: !!set {a, ? [b]}\n", "\nsuppressions: [{? [a] : b}]\n",
        ])
    func keys(yaml: String) throws {
        #expect(
            try refusal(yaml).contains("pipereport.yml: the key at line 2 is a list or a mapping; a key is a text."))
    }

    @Test("What is not YAML is said on one line that does not repeat the file") func syntax() throws {
        let text = try refusal("terraform: [\n::add-mask::critical\n")
        #expect(text.hasPrefix("pipereport.yml is not YAML: 2:1: error: parser:"))
        #expect(!text.contains(where: \.isNewline) && !text.contains("add-mask"))
    }

    @Test(
        "A number that is none, or too large, is refused in words",
        arguments: [
            "9223372036854775807:59", "99999999999:59:59:59:59:59:59:59:59:59:59", "1:30", "1:30.5",
            "99999999999999999999", "!!int x", "!!float x", "2027-01-01", "true", "[1]", "{a: 1}",
        ])
    func numbers(text: String) throws {
        #expect(try refusal("max_rate: \(text)\n").contains("max_rate takes"))
    }

    @Test("Texts, lists, numbers, booleans and nothing are what they were") func values() throws {
        let yaml = """
            terraform: infra
            state: [a, "1", '2027-01-01']
            profile: 2027-01-01
            regions:
            max_rate: 0x10
            rule_time_limit_s: 1.5
            probe_names: yes
            stages: {raw: "s3://raw-objects/in"}
            """
        var text = yaml
        // A member without a value is refused as before.
        #expect(try refusal(text).contains("regions takes a text or a list of texts"))
        text.replace("regions:\n", with: "")
        let configuration = try Configuration(yaml: text, name: "pipereport.yml")
        #expect(configuration.terraform == ["infra"])
        #expect(configuration.state == ["a", "1", "2027-01-01"])
        #expect(configuration.profile == "2027-01-01")
        #expect(configuration.maxRate == 16 && configuration.ruleTimeLimitSeconds == 1.5)
        #expect(configuration.probeNames && configuration.stages == [.raw: "s3://raw-objects/in"])
        for empty in ["", "~", "# nothing"] {
            #expect(try Configuration(yaml: empty, name: "pipereport.yml") == Configuration())
        }
    }
}
