import Facts
import Testing

@testable import Terraform

/// The expected texts are what the AWS provider 5.100.0 writes for the same blocks.
@Suite("The data source aws_iam_policy_document")
struct PolicyDocumentDataTests {
    static let full: [String: TerraformValue] = [
        "policy_id": "p",
        "statement": [
            [
                "sid": "One", "effect": "Deny", "not_actions": ["s3:b", "s3:a", "s3:c", "s3:a"],
                "not_resources": ["arn:aws:s3:::&{aws:username}/*", "*"],
                "principals": [
                    [
                        "type": "AWS",
                        "identifiers": ["arn:aws:iam::123456789012:root", "arn:aws:iam::123456789013:root"],
                    ],
                    ["type": "Service", "identifiers": ["lambda.amazonaws.com"]],
                ],
                "condition": [
                    [
                        "test": "StringLike", "variable": "s3:prefix",
                        "values": ["home/&{aws:username}/*", "", "a<b"],
                    ],
                    ["test": "StringLike", "variable": "aws:x", "values": [1]],
                    ["test": "Bool", "variable": "aws:SecureTransport", "values": [false]],
                ],
            ],
            [
                "sid": "Two", "actions": ["sts:AssumeRole"],
                "principals": [["type": "*", "identifiers": ["*"]]],
            ],
            ["actions": ["a:b"], "not_principals": [["type": "AWS", "identifiers": ["*"]]], "sid": .null],
        ],
    ]

    static let fullText = #"""
        {
          "Version": "2012-10-17",
          "Id": "p",
          "Statement": [
            {
              "Sid": "One",
              "Effect": "Deny",
              "NotAction": [
                "s3:c",
                "s3:b",
                "s3:a"
              ],
              "NotResource": [
                "arn:aws:s3:::${aws:username}/*",
                "*"
              ],
              "Principal": {
                "AWS": [
                  "arn:aws:iam::123456789013:root",
                  "arn:aws:iam::123456789012:root"
                ],
                "Service": "lambda.amazonaws.com"
              },
              "Condition": {
                "Bool": {
                  "aws:SecureTransport": "false"
                },
                "StringLike": {
                  "aws:x": "1",
                  "s3:prefix": [
                    "home/${aws:username}/*",
                    "",
                    "a\u003cb"
                  ]
                }
              }
            },
            {
              "Sid": "Two",
              "Effect": "Allow",
              "Action": "sts:AssumeRole",
              "Principal": "*"
            },
            {
              "Effect": "Allow",
              "Action": "a:b",
              "NotPrincipal": {
                "AWS": "*"
              }
            }
          ]
        }
        """#

    @Test("every element is written as the provider writes it")
    func everyElement() {
        #expect(PolicyDocumentData.json(Self.full) == .string(Self.fullText))
    }

    @Test("a document without statements has its version")
    func empty() {
        #expect(PolicyDocumentData.json([:]) == "{\n  \"Version\": \"2012-10-17\"\n}")
    }

    @Test("documents merge in order, and a statement replaces one of the same Sid")
    func merging() {
        let source =
            #"{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Action":["b","c","a"],"#
            + #""Principal":{"AWS":["1","2"]},"Resource":["x"],"Condition":{"Bool":{"k":["true"]}}}]}"#
        let override = #"{"Statement":[{"Sid":"Two","Effect":"Deny","Action":"x:y","Principal":"*","Resource":"*"}]}"#
        let text = PolicyDocumentData.minifiedJSON([
            "source_policy_documents": [.string(Self.fullText), .string(source), .null],
            "override_policy_documents": [.string(override)],
            "statement": [["sid": "One", "actions": ["z:z"], "resources": ["*"]]],
        ])
        #expect(
            text
                == .string(
                    #"{"Version":"2012-10-17","Id":"p","Statement":[{"Sid":"One","Effect":"Allow","Action":"z:z","#
                        + #""Resource":"*"},{"Sid":"Two","Effect":"Deny","Action":"x:y","Resource":"*","#
                        + #""Principal":"*"},{"Effect":"Allow","Action":"a:b","NotPrincipal":{"AWS":"*"}},"#
                        + #"{"Effect":"Allow","Action":["b","c","a"],"Resource":["x"],"Principal":{"AWS":["2","1"]},"#
                        + #""Condition":{"Bool":{"k":"true"}}}]}"#))
    }

    @Test("symbols stand where their values will")
    func symbols() {
        let text = PolicyDocumentData.minifiedJSON([
            "statement": [
                [
                    "actions": .unknown("var.actions"),
                    "resources": ["${aws_s3_bucket.raw.arn}/*", .unknown("aws_s3_bucket.raw.arn")],
                    "principals": [["type": "AWS", "identifiers": .unknown("var.principals")]],
                    "condition": [["test": "StringEquals", "variable": "a:b", "values": .unknown("var.values")]],
                ]
            ]
        ])
        #expect(
            text
                == .string(
                    #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${var.actions}","#
                        + #""Resource":["${aws_s3_bucket.raw.arn}/*","${aws_s3_bucket.raw.arn}"],"#
                        + #""Principal":{"AWS":"${var.principals}"},"#
                        + #""Condition":{"StringEquals":{"a:b":"${var.values}"}}}]}"#))
    }

    @Test(
        "what cannot be told whole is not told",
        arguments: [
            ["statement": .unknown("var.statements")],
            ["statement": [.unknown("var.statement")]],
            ["statement": [["actions": ["a:b"], "principals": .unknown("var.principals")]]],
            ["source_policy_documents": [.unknown("aws_x.y.json")]],
            ["override_policy_documents": .unknown("var.documents")],
            ["statement": [["sid": "A"], ["sid": "A"]]],
        ] as [[String: TerraformValue]])
    func open(_ attributes: [String: TerraformValue]) {
        #expect(PolicyDocumentData.json(attributes) == nil)
    }
}
