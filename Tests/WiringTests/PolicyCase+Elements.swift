/// Source: IAM User Guide, "IAM JSON policy elements reference": Action, NotAction, Resource, NotResource, read 2026-11-25.
extension PolicyCase {
    static let elements: [PolicyCase] = actions + resources + logics

    static let actions: [PolicyCase] = [
        action(#""Action":"s3:GetObject""#, "s3:GetObject", .allowed),
        action(#""Action":"S3:getobject""#, "s3:GetObject", .allowed),
        action(#""Action":"s3:Get*""#, "s3:GetObjectVersion", .allowed),
        action(#""Action":"s3:*Object""#, "s3:GetObject", .allowed),
        action(#""Action":"s3:*Object""#, "s3:GetObjectAcl", .implicit),
        action(#""Action":"s3:?etObject""#, "s3:GetObject", .allowed),
        action(#""Action":"s3:Get?bject*""#, "s3:GetObjectTagging", .allowed),
        action(#""Action":"s*:GetObject""#, "s3:GetObject", .allowed),
        action(#""Action":"*""#, "kms:Decrypt", .allowed),
        action(#""Action":"*:*""#, "kms:Decrypt", .allowed),
        action(#""Action":["s3:ListBucket","s3:GetObject"]"#, "s3:GetObject", .allowed),
        action(#""Action":["s3:ListBucket","s3:PutObject"]"#, "s3:GetObject", .implicit),
        action(#""NotAction":"iam:*""#, "s3:GetObject", .allowed),
        action(#""NotAction":"iam:*""#, "iam:PassRole", .implicit),
        action(#""NotAction":["iam:*","s3:Put*"]"#, "s3:PutObject", .implicit),
        action(#""NotAction":["iam:*","s3:Put*"]"#, "s3:DeleteObject", .allowed),
        action(#""NotAction":"*""#, "s3:GetObject", .implicit),
    ]

    private static let function = "arn:aws:lambda:eu-west-1:111122223333:function:f"

    static let resources: [PolicyCase] = [
        resource(#""Resource":"*""#, function, .allowed),
        resource(#""Resource":"\#(function)""#, function, .allowed),
        resource(#""Resource":"\#(function)""#, "\(function):prod", .implicit),
        resource(#""Resource":"\#(function):*""#, "\(function):prod", .allowed),
        resource(#""Resource":"\#(function):*""#, function, .implicit),
        resource(#""Resource":"arn:aws:lambda:*:111122223333:function:*""#, function, .allowed),
        resource(#""Resource":"arn:aws:lambda:*:111122223333:function:*""#, "\(function):prod", .allowed),
        resource(#""Resource":"arn:aws:lambda:eu-*-1:*:function:f""#, function, .allowed),
        resource(#""Resource":"arn:aws:lambda:eu-*-2:*:function:f""#, function, .implicit),
        resource(#""Resource":"arn:*:lambda:*:*:function:f""#, function, .allowed),
        resource(#""Resource":"arn:aws-cn:lambda:*:*:function:f""#, function, .implicit),
        resource(#""Resource":"arn:aws:lambda:*:*:function:F""#, function, .implicit),
        resource(#""Resource":["arn:aws:s3:::raw","\#(function)"]"#, function, .allowed),
        resource(#""NotResource":"\#(function)""#, function, .implicit),
        resource(#""NotResource":"\#(function)""#, "\(function)2", .allowed),
        resource(#""NotResource":["arn:aws:s3:::a*","arn:aws:s3:::b*"]"#, "arn:aws:s3:::c", .allowed),
        resource(#""NotResource":["arn:aws:s3:::a*","arn:aws:s3:::b*"]"#, "arn:aws:s3:::bb", .implicit),
        resource(#""NotResource":"*""#, function, .implicit),
        resource(#""Resource":"arn:aws:s3:::raw""#, "arn:aws:s3:::raw/a", .implicit),
        resource(#""Resource":"arn:aws:s3:::raw/*""#, "arn:aws:s3:::raw", .implicit),
        resource(#""Resource":"arn:aws:s3:::raw/*""#, "arn:aws:s3:::raw/a/b/c", .allowed),
        resource(#""Resource":"arn:aws:s3:::raw*""#, "arn:aws:s3:::raw-2/a", .allowed),
        resource(#""Resource":"arn:aws:s3:::*""#, "arn:aws:s3:::raw/a", .allowed),
        resource(#""Resource":"arn:aws:s3:::raw/??.csv""#, "arn:aws:s3:::raw/ab.csv", .allowed),
        resource(#""Resource":"arn:aws:s3:::raw/??.csv""#, "arn:aws:s3:::raw/a.csv", .implicit),
        resource(#""Resource":"arn:aws:s3:::raw/*.csv""#, "arn:aws:s3:::raw/a:b/c.csv", .allowed),
        resource(#""Resource":"arn:aws:s3:::raw/A""#, "arn:aws:s3:::raw/a", .implicit),
        resource(#""Resource":"arn:aws:s3:::?aw/*""#, "arn:aws:s3:::raw/a", .allowed),
        resource(
            #""Resource":"arn:aws:logs:*:*:log-group:/aws/lambda/*""#,
            "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f:log-stream:1", .allowed),
    ]

    private static func statement(_ effect: String, _ rest: String = #""Action":"s3:*","Resource":"*""#) -> String {
        #"{"Effect":"\#(effect)",\#(rest)}"#
    }
    private static let onTLS = #""Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}"#
    private static let offTLS = #""Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}"#
    private static let open = #""Action":"*","Resource":"*","Condition":{"StringEquals":{"x:unknown":"1"}}"#
    private static let others = #""NotAction":"s3:GetObject","Resource":"*""#
    private static let elsewhere = #""Action":"*","NotResource":"arn:aws:s3:::raw/*""#

    static let logics: [PolicyCase] = [
        logic([], .implicit), logic([statement("Allow")], .allowed), logic([statement("Deny")], .denied),
        logic([statement("Allow"), statement("Deny")], .denied),
        logic([statement("Deny"), statement("Allow"), statement("Allow")], .denied),
        logic([statement("Allow"), statement("Deny", offTLS)], .allowed),
        logic([statement("Allow"), statement("Deny", onTLS)], .denied),
        logic([statement("Allow", onTLS)], .allowed), logic([statement("Allow", offTLS)], .implicit),
        logic([statement("Allow", offTLS), statement("Allow", onTLS)], .allowed),
        logic([statement("Allow", open)], .unknown), logic([statement("Allow", open), statement("Allow")], .allowed),
        logic([statement("Allow"), statement("Deny", open)], .unknown),
        logic([statement("Allow", open), statement("Deny")], .denied), logic([statement("Deny", open)], .implicit),
        logic([statement("Allow"), statement("Deny", others)], .allowed),
        logic([statement("Allow"), statement("Deny", elsewhere)], .allowed),
        logic([statement("Allow", others)], .implicit), logic([statement("Allow", elsewhere)], .implicit),
        logic([#"{"Sid":"","Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{}}"#], .allowed),
    ]
}
