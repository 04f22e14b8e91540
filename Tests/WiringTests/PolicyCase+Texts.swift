/// Source: IAM User Guide, "Condition operators", "Single-valued vs. multivalued context keys" and "Variables and tags",
/// read 2026-11-25.
extension PolicyCase {
    static let texts: [PolicyCase] = strings + sets + variables

    private static let user: [String: [String]] = [
        "aws:username": ["Jane"], "aws:PrincipalTag/team": ["blue"], "x:absent": [], "x:star": ["a*b"],
        "aws:PrincipalArn": [role],
    ]

    static let strings: [PolicyCase] = [
        condition(#"{"StringEquals":{"aws:PrincipalTag/team":"blue"}}"#, user, .allowed),
        condition(#"{"StringEquals":{"aws:principaltag/TEAM":"blue"}}"#, user, .allowed),
        condition(#"{"StringEquals":{"aws:PrincipalTag/team":"Blue"}}"#, user, .implicit),
        condition(#"{"StringEqualsIgnoreCase":{"aws:PrincipalTag/team":"BLUE"}}"#, user, .allowed),
        condition(#"{"StringNotEqualsIgnoreCase":{"aws:PrincipalTag/team":"BLUE"}}"#, user, .implicit),
        condition(#"{"StringEquals":{"x:absent":""}}"#, user, .implicit),
        condition(#"{"StringNotLike":{"x:absent":"*"}}"#, user, .allowed),
        condition(#"{"StringLike":{"x:absent":"*"}}"#, user, .implicit),
        condition(#"{"StringLikeIfExists":{"x:absent":"a"}}"#, user, .allowed),
        condition(#"{"StringNotEqualsIfExists":{"x:absent":"a"}}"#, user, .allowed),
        condition(#"{"StringNotEqualsIfExists":{"aws:username":"Jane"}}"#, user, .implicit),
        condition(#"{"stringequals":{"aws:username":"Jane"}}"#, user, .allowed),
        condition(#"{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/service/*"}}"#, user, .allowed),
        condition(#"{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/*"}}"#, user, .allowed),
        condition(#"{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/reader"}}"#, user, .implicit),
        condition(#"{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/*"}}"#, user, .implicit),
        condition(#"{"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::444455556666:*"}}"#, user, .allowed),
        condition(#"{"ArnLike":{"x:absent":"*"}}"#, user, .implicit),
        condition(#"{"ArnNotLike":{"x:absent":"arn:aws:s3:::a"}}"#, user, .allowed),
        condition(#"{"StringEquals":{"aws:username":"Jane","x:absent":"y"}}"#, user, .implicit),
        condition(#"{"StringEquals":{"aws:username":"Jane"},"StringLike":{"aws:username":"J*"}}"#, user, .allowed),
        condition(#"{"StringEquals":{"aws:username":"Jane"},"Bool":{"x:absent":"true"}}"#, user, .implicit),
    ]

    private static let tags: [String: [String]] = ["aws:TagKeys": ["team", "cost"], "x:none": []]

    static let sets: [PolicyCase] = [
        condition(#"{"ForAllValues:StringEquals":{"aws:TagKeys":["team","cost","env"]}}"#, tags, .allowed),
        condition(#"{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}"#, tags, .implicit),
        condition(#"{"ForAllValues:StringEquals":{"x:none":["team"]}}"#, tags, .allowed),
        condition(#"{"ForAllValues:StringNotEquals":{"aws:TagKeys":["env"]}}"#, tags, .allowed),
        condition(#"{"ForAllValues:StringNotEquals":{"aws:TagKeys":["cost"]}}"#, tags, .implicit),
        condition(#"{"ForAnyValue:StringEquals":{"aws:TagKeys":["env","cost"]}}"#, tags, .allowed),
        condition(#"{"ForAnyValue:StringEquals":{"aws:TagKeys":["env"]}}"#, tags, .implicit),
        condition(#"{"ForAnyValue:StringEquals":{"x:none":["team"]}}"#, tags, .implicit),
        condition(#"{"ForAnyValue:StringLike":{"aws:TagKeys":"co*"}}"#, tags, .allowed),
        condition(#"{"ForAnyValue:StringNotEquals":{"aws:TagKeys":["cost"]}}"#, tags, .allowed),
        condition(#"{"foranyvalue:stringlike":{"aws:TagKeys":"te??"}}"#, tags, .allowed),
        condition(#"{"ForAllValues:StringLike":{"aws:TagKeys":"????"}}"#, tags, .allowed),
        condition(#"{"ForAllValues:StringEquals":{"x:unknown":"a"}}"#, tags, .unknown),
        condition(#"{"ForAnyValue:ArnLike":{"x:arns":"arn:aws:s3:::b"}}"#, ["x:arns": ["arn:aws:s3:::b"]], .allowed),
        condition(#"{"ForAllValues:StringEqualsIfExists":{"x:none":"a"}}"#, tags, .allowed),
        condition(
            #"{"ForAllValues:StringEquals":{"x:none":"a"},"Null":{"x:none":"false"}}"#, tags, .implicit),
    ]

    static let variables: [PolicyCase] = [
        condition(#"{"StringEquals":{"aws:username":"${aws:username}"}}"#, user, .allowed),
        condition(#"{"StringEquals":{"aws:username":"${AWS:UserName}"}}"#, user, .allowed),
        condition(
            #"{"StringEquals":{"aws:username":"${aws:username}"}}"#, user, .implicit, replacesVariables: false),
        condition(#"{"StringEquals":{"x:star":"a${*}b"}}"#, user, .allowed),
        condition(#"{"StringLike":{"aws:username":"J${*}"}}"#, user, .implicit),
        condition(#"{"StringLike":{"aws:username":"J${?}ne"}}"#, user, .implicit),
        condition(#"{"StringEquals":{"aws:username":"${x:absent, 'Jane'}"}}"#, user, .allowed),
        condition(#"{"StringEquals":{"aws:username":"${x:absent,'Joe'}"}}"#, user, .implicit),
        condition(#"{"StringEquals":{"aws:username":"${x:absent}"}}"#, user, .implicit),
        condition(#"{"StringNotEquals":{"aws:username":"${x:absent}"}}"#, user, .allowed),
        condition(#"{"StringEquals":{"aws:username":"${aws:userid}"}}"#, user, .unknown),
        condition(#"{"StringEquals":{"x:a":"${x:many}"}}"#, ["x:a": ["1"], "x:many": ["1", "2"]], .implicit),
        condition(#"{"StringEquals":{"x:a":"${$}"}}"#, ["x:a": ["$"]], .allowed),
        condition(#"{"Bool":{"x:flag":"${x:flag}"}}"#, ["x:flag": ["true"]], .implicit),
        resource(
            #""Resource":"arn:aws:s3:::raw/${aws:username}/*""#, "arn:aws:s3:::raw/Jane/a", .allowed, context: user),
        resource(
            #""Resource":"arn:aws:s3:::raw/${aws:username}/*""#, "arn:aws:s3:::raw/Joe/a", .implicit, context: user),
        resource(
            #""Resource":"arn:aws:s3:::raw/${aws:username}/*""#, "arn:aws:s3:::raw/Jane/a", .implicit, context: user,
            replacesVariables: false),
        resource(
            #""Resource":"arn:aws:s3:::raw/${aws:PrincipalTag/team}/*""#, "arn:aws:s3:::raw/blue/a", .allowed,
            context: user),
        resource(#""Resource":"arn:aws:s3:::raw/${x:absent}""#, "arn:aws:s3:::raw/", .implicit, context: user),
        resource(#""Resource":"arn:aws:s3:::raw/${x:absent, 'a'}""#, "arn:aws:s3:::raw/a", .allowed, context: user),
        resource(#""Resource":"arn:aws:s3:::raw/${x:star}""#, "arn:aws:s3:::raw/aXb", .implicit, context: user),
        resource(#""Resource":"arn:aws:s3:::raw/${x:star}""#, "arn:aws:s3:::raw/a*b", .allowed, context: user),
        resource(
            #""NotResource":"arn:aws:s3:::raw/${aws:username}""#, "arn:aws:s3:::raw/Jane", .implicit, context: user),
        resource(#""Resource":"arn:aws:s3:::raw/${aws:userid}""#, "arn:aws:s3:::raw/Jane", .unknown, context: user),
    ]
}
