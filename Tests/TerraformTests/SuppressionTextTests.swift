import Facts
import Testing

@testable import Terraform

@Test(
    "A comment gives rules, reason and day",
    arguments: [
        (#" pipereport:ignore bucket-name-static reason="in a contract" expires=2027-01-31"#, ["bucket-name-static"]),
        (#"pipereport:ignore a, b-* ,c reason='in a contract' expires="2027-01-31""#, ["a", "b-*", "c"]),
        ("\n * pipereport:ignore a,b\n * reason=\"in a contract\"\n expires=2027-01-31 *", ["a", "b"]),
        (#"// pipereport:ignore a reason="in a contract" expires=2027-01-31"#, ["a"]),
    ])
func wholeComments(text: String, rules: [String]) throws {
    let comment = try #require(SuppressionText(text))
    #expect(comment.rules.filter { $0 != "*" } == rules)
    #expect(comment.reason == "in a contract")
    #expect(comment.expires?.text == "2027-01-31")
}

@Test("Quotes and backslashes of a reason are its own")
func quotedReason() throws {
    let comment = try #require(
        SuppressionText(#"pipereport:ignore a reason="say \"no\" to C:\\x, rule=b @team <b>" expires=2027-01-31"#))
    #expect(comment.reason == #"say "no" to C:\x, rule=b @team <b>"#)
    #expect(comment.problems == [])
}

@Test(
    "What is missing or wrong is said, all at once",
    arguments: [
        ("pipereport:ignore", ["it names no rule", "it gives no reason=\"…\"", "it gives no expires=YYYY-MM-DD"]),
        ("pipereport:ignore a reason=\"x\"", ["it gives no expires=YYYY-MM-DD"]),
        ("pipereport:ignore a reason=\" \" expires=2027-01-31", ["its reason is blank"]),
        ("pipereport:ignore a reason=x expires=2027-02-30", ["2027-02-30 is no date (YYYY-MM-DD)"]),
        ("pipereport:ignore a reason=x expires=", ["nothing is no date (YYYY-MM-DD)"]),
        (
            "pipereport:ignore a reason=\"x expires=2027-01-31",
            [
                "the quote after reason= is not closed", "it gives no expires=YYYY-MM-DD",
            ]
        ),
        ("pipereport:ignore a until=x reason=x expires=2027-01-31", ["until is none of reason and expires"]),
        (
            "pipereport:ignore a reason=x expires=2027-01-31 see below",
            [
                "see stands behind the rules", "below stands behind the rules",
            ]
        ),
        ("pipereport:ignore a reason=x reason=y expires=2027-01-31", ["reason is given twice"]),
    ])
func brokenComments(text: String, problems: [String]) throws {
    #expect(try #require(SuppressionText(text)).problems == problems)
}

@Test(
    "A comment that does not begin with the mark is an ordinary one",
    arguments: ["see pipereport:ignore", "pipereport:ignored a", "pipereport: ignore a", ""])
func ordinaryComments(text: String) {
    #expect(SuppressionText(text) == nil)
}
