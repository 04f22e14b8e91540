import Facts
import Testing

@testable import Rules

@Test("No word of a built-in rule is taken for a secret", arguments: Catalogue.all)
func ruleTextsStay(rule: Rule) {
    let description = rule.descriptionValue.canonicalText
    #expect(SecretMatcher.mask(description) == description, "\(rule.id)")
    for text in [rule.title, rule.rationale, rule.remedy, rule.sql] { #expect(SecretMatcher.mask(text) == text) }
}
