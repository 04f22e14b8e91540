@testable import AWSClient

extension CallGroupCase {
    private static func answer(_ operation: IAMOperation, _ result: String) -> HTTPResponse {
        let name = operation.rawValue
        return HTTPResponse(
            200,
            """
            <\(name)Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><\(name)Result>\(result)</\(name)Result>
            <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></\(name)Response>
            """)
    }

    private static func role(_ name: String, _ rest: String = "") -> String {
        """
        <Path>/p/</Path><RoleName>\(name)</RoleName><Arn>arn:\(name)</Arn><CreateDate>2026-11-24T01:02:03Z</CreateDate>
        <AssumeRolePolicyDocument>%7B%22a%22%3A%22b+c%20d%22%7D</AssumeRolePolicyDocument>\(rest)
        """
    }

    static func words(_ role: IAMRoleDescription) -> String {
        "\(role.name) \(role.arn) \(role.path) \(role.trustPolicy) \(role.permissionsBoundaryARN ?? "none")"
    }

    static let iam = [
        CallGroupCase(
            operation: AWSOperation(IAMOperation.listRoles),
            pages: [
                answer(
                    .listRoles,
                    """
                    <Roles><member>\(role("r"))</member><member>\(role("s"))</member></Roles>
                    <IsTruncated>true</IsTruncated><Marker>m/1+=</Marker>
                    """),
                answer(.listRoles, "<IsTruncated>false</IsTruncated><Roles><member>\(role("t"))</member></Roles>"),
            ],
            expected: ["r", "s", "t"].map { #"\#($0) arn:\#($0) /p/ {"a":"b+c d"} none"# },
            none: answer(.listRoles, "<Roles/><IsTruncated>false</IsTruncated>")
        ) { client throws(AWSError) in try await client.iam().roles().all().map(words) },
        CallGroupCase(
            operation: AWSOperation(IAMOperation.getRole),
            pages: [
                answer(
                    .getRole,
                    """
                    <Role>\(role("r", "<PermissionsBoundary><PermissionsBoundaryArn>arn:b</PermissionsBoundaryArn></PermissionsBoundary>"))</Role>
                    """)
            ], expected: [#"r arn:r /p/ {"a":"b+c d"} arn:b"#]
        ) { client throws(AWSError) in [words(try await client.iam().role(named: "r"))] },
        CallGroupCase(
            operation: AWSOperation(IAMOperation.listRolePolicies),
            pages: [
                answer(
                    .listRolePolicies,
                    "<PolicyNames><member>a</member></PolicyNames><IsTruncated>true</IsTruncated><Marker>m</Marker>"),
                answer(
                    .listRolePolicies, "<PolicyNames><member>b</member></PolicyNames><IsTruncated>false</IsTruncated>"),
            ], expected: ["a", "b"],
            none: answer(.listRolePolicies, "<PolicyNames/><IsTruncated>false</IsTruncated>")
        ) { client throws(AWSError) in try await client.iam().inlinePolicyNames(ofRole: "r").all() },
        CallGroupCase(
            operation: AWSOperation(IAMOperation.getRolePolicy),
            pages: [
                answer(
                    .getRolePolicy,
                    "<RoleName>r</RoleName><PolicyName>p</PolicyName><PolicyDocument>%7B%22x%22%3A1%7D</PolicyDocument>"
                )
            ], expected: [#"{"x":1}"#]
        ) { client throws(AWSError) in [try await client.iam().inlinePolicy(named: "p", ofRole: "r")] },
        CallGroupCase(
            operation: AWSOperation(IAMOperation.listAttachedRolePolicies),
            pages: [
                answer(
                    .listAttachedRolePolicies,
                    """
                    <AttachedPolicies><member><PolicyName>a</PolicyName><PolicyArn>arn:a</PolicyArn></member>
                    </AttachedPolicies><IsTruncated>true</IsTruncated><Marker>m</Marker>
                    """),
                answer(
                    .listAttachedRolePolicies,
                    """
                    <AttachedPolicies><member><PolicyName>b</PolicyName><PolicyArn>arn:b</PolicyArn></member>
                    </AttachedPolicies><IsTruncated>false</IsTruncated>
                    """),
            ], expected: ["a arn:a", "b arn:b"],
            none: answer(.listAttachedRolePolicies, "<AttachedPolicies/><IsTruncated>false</IsTruncated>")
        ) { client throws(AWSError) in
            try await client.iam().attachedPolicies(ofRole: "r").all().map { "\($0.name) \($0.arn)" }
        },
        CallGroupCase(
            operation: AWSOperation(IAMOperation.getPolicy),
            pages: [
                answer(
                    .getPolicy,
                    "<Policy><PolicyName>p</PolicyName><Arn>arn:p</Arn><DefaultVersionId>v3</DefaultVersionId></Policy>"
                )
            ], expected: ["p arn:p v3"]
        ) { client throws(AWSError) in
            let policy = try await client.iam().policy(arn: "arn:p")
            return ["\(policy.name) \(policy.arn) \(policy.defaultVersionID)"]
        },
        CallGroupCase(
            operation: AWSOperation(IAMOperation.getPolicyVersion),
            pages: [
                answer(
                    .getPolicyVersion,
                    "<PolicyVersion><Document>%7B%7D</Document><VersionId>v3</VersionId></PolicyVersion>")
            ], expected: ["{}"]
        ) { client throws(AWSError) in [try await client.iam().policyDocument(arn: "arn:p", versionID: "v3")] },
    ]
}
