import Testing

@testable import Terraform

@Test(
    "a recorded source is the one that the call writes",
    arguments: [
        ("acme/vpc/aws", "registry.terraform.io/acme/vpc/aws", true),
        ("acme/vpc/aws", "registry.opentofu.org/acme/vpc/aws", true),
        ("acme/vpc/aws//modules/x", "registry.terraform.io/acme/vpc/aws//modules/x", true),
        ("acme/vpc/aws", "registry.terraform.io/acme/vpc/aws//modules/x", false),
        ("acme/vpc/aws", "registry.example.com/acme/vpc/aws", false),
        ("registry.example.com/acme/vpc/aws", "registry.example.com/acme/vpc/aws", true),
        ("registry.example.com/acme/vpc/aws", "registry.terraform.io/acme/vpc/aws", false),
        ("github.com/acme/vpc", "git::https://github.com/acme/vpc.git", true),
        ("github.com/acme/vpc.git", "git::https://github.com/acme/vpc.git", true),
        ("github.com/acme/vpc//a/b?ref=v1", "git::https://github.com/acme/vpc.git//a/b?ref=v1", true),
        ("github.com/acme/vpc?ref=v1", "git::https://github.com/acme/vpc.git", false),
        ("git@github.com:acme/vpc.git", "git::ssh://git@github.com/acme/vpc.git", true),
        ("git::https://example.com/a.git", "git::https://example.com/a.git", true),
        ("git::https://example.com/a.git", "git::https://example.com/b.git", false),
        ("https://example.com/a.zip", "./a", false), ("acme/vpc/aws", "", false), ("", "", true),
    ])
func sources(written: String, recorded: String, isSame: Bool) {
    #expect(ModuleSource.isSame(recorded, as: written) == isSame)
}

@Test(
    "a version is one that the constraint allows",
    arguments: [
        ("5.1.2", "~> 5.0", true), ("6.0.0", "~> 5.0", false), ("5.2.0", "~> 5.1.0", false),
        ("5.1.9", "~> 5.1.2", true),
        ("5.1.1", "~> 5.1.2", false), ("6.0.0", "~> 5", true), ("5.1.2", "5.1.2", true), ("5.1.2", "= 5.1.2", true),
        ("5.1", "5.1.0", true), ("5.1.2", ">= 5, < 6, != 5.1.2", false), ("5.1.3", ">= 5, < 6, != 5.1.2", true),
        ("5.1.2", "> 5.1.2", false), ("5.1.2", "<= 5.1.2", true), ("5.1.2-rc1", ">= 5", false),
        ("5.1.2-rc1", "5.1.2-rc1", true), ("5.1.2", "", false), ("5.1.2", "latest", false), ("5.1.2", "^5", false),
        ("5.1.2", ">= 5,", false), ("5.10.0", "> 5.9", true),
    ])
func versions(version: String, constraint: String, isAllowed: Bool) {
    #expect(ModuleVersion(version)?.isAllowed(by: constraint) == isAllowed)
}

@Test("what is no version is none", arguments: ["", "x", "1.2.3.4", "1..2", "-1", "99999999999.0"])
func noVersions(text: String) { #expect(ModuleVersion(text) == nil) }
