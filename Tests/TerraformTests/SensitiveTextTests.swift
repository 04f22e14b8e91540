import Foundation
import Terraform
import Testing

@Test(
    "What a document calls sensitive is found, and nothing else",
    arguments: [
        (
            #"{"version":4,"outputs":{"a":{"value":{"x":["S1"]},"sensitive":true},"b":{"value":"plain"}},"resources":[{"mode":"managed","type":"t","name":"n","instances":[{"attributes":{"p":"S2","q":"plain","m":{"k":"S3"},"l":["plain","S4"]},"sensitive_attributes":[[{"type":"get_attr","value":"p"}],[{"type":"get_attr","value":"m"},{"type":"index","value":{"value":"k","type":"string"}}],[{"type":"get_attr","value":"l"},{"type":"index","value":{"value":1,"type":"number"}}]]}]}]}"#,
            ["S1", "S2", "S3", "S4"]
        ),
        (
            #"{"format_version":"1.0","values":{"outputs":{"a":{"value":"S1","sensitive":true}},"root_module":{"resources":[{"values":{"p":"S2","q":"plain"},"sensitive_values":{"p":true}}],"child_modules":[{"resources":[{"values":{"l":["S3","plain"]},"sensitive_values":{"l":[true,false]}}]}]}}}"#,
            ["S1", "S2", "S3"]
        ),
        (
            #"{"format_version":"1.2","variables":{"v":{"value":"S1"},"w":{"value":"plain"}},"resource_changes":[{"change":{"after":{"p":"S2"},"after_sensitive":{"p":true},"before":{"p":"S3"},"before_sensitive":{"p":true}}}],"output_changes":{"o":{"after":"S4","after_sensitive":true}},"configuration":{"root_module":{"variables":{"v":{"sensitive":true},"w":{}}}}}"#,
            ["S1", "S2", "S3", "S4"]
        ),
        (
            #"{"format_version":"1.2","resource_changes":[],"prior_state":{"values":{"root_module":{"resources":[{"values":{"p":"S1"},"sensitive_values":{"p":true}}]}}},"planned_values":{"outputs":{"o":{"sensitive":true,"value":"S2"}},"root_module":{}},"resource_drift":[{"change":{"after":{"p":"S3"},"after_sensitive":{"p":true}}}]}"#,
            ["S1", "S2", "S3"]
        ),
        (
            #"{"version":4,"resources":[{"mode":"managed","type":"t","name":"n","instances":[{"attributes":{"set":[{"p":"S1"}]},"sensitive_attributes":[[{"type":"get_attr","value":"set"},{"type":"index","value":{"value":{"p":"S1"},"type":["object",{"p":"string"}]}},{"type":"get_attr","value":"p"}]]}]}]}"#,
            ["S1"]
        ),
        (#"{"version":4}"#, []),
    ])
func sensitiveTexts(document: String, expected: [String]) throws {
    let found = try TerraformDocument(Data(document.utf8), path: "x.json").sensitiveTexts()
    #expect(found.sorted() == expected)
}
