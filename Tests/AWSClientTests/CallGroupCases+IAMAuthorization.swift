import Testing

@testable import AWSClient

extension CallGroupCase {
    private static func details(roles: String = "", policies: String = "", _ rest: String) -> HTTPResponse {
        HTTPResponse(
            200,
            """
            <GetAccountAuthorizationDetailsResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
            <GetAccountAuthorizationDetailsResult><UserDetailList><member><UserName>u</UserName><Arn>arn:u</Arn>
            <AttachedManagedPolicies><member><PolicyName>no</PolicyName><PolicyArn>arn:no</PolicyArn></member>
            </AttachedManagedPolicies></member></UserDetailList><GroupDetailList/><RoleDetailList>\(roles)</RoleDetailList>
            <Policies>\(policies)</Policies>\(rest)</GetAccountAuthorizationDetailsResult></GetAccountAuthorizationDetailsResponse>
            """)
    }

    private static func role(_ name: String, _ rest: String = "") -> String {
        """
        <member><Path>/p/</Path><RoleName>\(name)</RoleName><Arn>arn:\(name)</Arn>
        <AssumeRolePolicyDocument>%7B%22a%22%3A%22b+c%20d%22%7D</AssumeRolePolicyDocument>\(rest)</member>
        """
    }

    private static let profiles = """
        <InstanceProfileList><member><Path>/i/</Path><InstanceProfileName>i</InstanceProfileName><Arn>arn:i</Arn><Roles>
        <member><Path>/x/</Path><RoleName>x</RoleName><Arn>arn:x</Arn><PermissionsBoundary>
        <PermissionsBoundaryArn>arn:y</PermissionsBoundaryArn></PermissionsBoundary></member></Roles></member>
        </InstanceProfileList>
        """

    private static func policy(_ name: String, _ versions: [(String, String)]) -> String {
        """
        <member><PolicyName>\(name)</PolicyName><Arn>arn:aws:iam::1:policy/\(name)</Arn>
        <DefaultVersionId>v2</DefaultVersionId><PolicyVersionList>\(versions.map {
            """
            <member><Document>%7B%22v%22%3A%22\($0.0)%22%7D</Document><VersionId>\($0.0)</VersionId>
            <IsDefaultVersion>\($0.1)</IsDefaultVersion></member>
            """
        }.joined())</PolicyVersionList></member>
        """
    }

    static let iamAuthorization = [
        CallGroupCase(
            operation: AWSOperation(IAMOperation.getAccountAuthorizationDetails),
            pages: [
                details(
                    roles: role(
                        "r",
                        """
                        \(profiles)<RolePolicyList><member><PolicyName>in</PolicyName>
                        <PolicyDocument>%7B%22x%22%3A1%7D</PolicyDocument></member><member><PolicyName>in2</PolicyName>
                        <PolicyDocument>%7B%7D</PolicyDocument></member></RolePolicyList><AttachedManagedPolicies><member>
                        <PolicyName>at</PolicyName><PolicyArn>arn:at</PolicyArn></member></AttachedManagedPolicies>
                        <PermissionsBoundary><PermissionsBoundaryArn>arn:b</PermissionsBoundaryArn></PermissionsBoundary>
                        <Tags><member><Key>k</Key><Value>v</Value></member></Tags>
                        """), "<IsTruncated>true</IsTruncated><Marker>m/1+=</Marker>"),
                details(roles: role("s"), "<IsTruncated>false</IsTruncated>"),
            ],
            expected: [
                #"r arn:r /p/ {"a":"b+c d"} arn:b in={"x":1} in2={} at=arn:at"#,
                #"s arn:s /p/ {"a":"b+c d"} none  "#,
            ], none: details("<IsTruncated>false</IsTruncated>")
        ) { client throws(AWSError) in
            try await client.iam().roleDetails().all().map { role in
                let inline = role.inlinePolicies.map { "\($0.name)=\($0.document)" }.joined(separator: " ")
                let attached = role.attachedPolicies.map { "\($0.name)=\($0.arn)" }.joined(separator: " ")
                return "\(words(role.description)) \(inline) \(attached)"
            }
        },
        CallGroupCase(
            operation: AWSOperation(IAMOperation.getAccountAuthorizationDetails),
            pages: [
                details(
                    policies: policy("a", [("v1", "false"), ("v2", "true")]),
                    "<IsTruncated>true</IsTruncated><Marker>m/1+=</Marker>"),
                details(policies: policy("b", [("v2", "true")]), "<IsTruncated>false</IsTruncated>"),
            ], expected: ["a", "b"].map { #"arn:aws:iam::1:policy/\#($0) \#($0) v2 {"v":"v2"}"# },
            none: details("<IsTruncated>false</IsTruncated>")
        ) { client throws(AWSError) in
            try await client.iam().localPolicies().all().map {
                "\($0.arn) \($0.name) \($0.defaultVersionID) \($0.document)"
            }
        },
    ]
}
