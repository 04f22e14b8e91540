import Facts

extension FunctionAccess {
    /// The function's session of its role, which bears the function's name.
    var principal: PolicyRequest.Principal {
        .session(role: role, name: functionARN.flatMap { ARN($0)?.functionAndQualifier?.name })
    }

    /// The condition keys of a call that a function makes with its role, as far as they are known. What is not here is
    /// not known: the organisation, the role's tags, the address that the call comes from.
    ///
    /// Source: IAM User Guide, "AWS global condition context keys"; Lambda Developer Guide, "Working with Lambda
    /// execution environment credentials" (`lambda:SourceFunctionArn`), read 2026-11-25.
    var context: [String: [String]] {
        var context: [String: [String]] = [
            // The SDKs call over TLS.
            "aws:SecureTransport": ["true"], "aws:ViaAWSService": ["false"], "aws:CalledVia": [],
            "aws:CalledViaFirst": [], "aws:CalledViaLast": [], "aws:PrincipalArn": [role],
            "aws:PrincipalType": ["AssumedRole"], "aws:PrincipalIsAWSService": ["false"],
            "aws:PrincipalServiceName": [], "aws:PrincipalServiceNamesList": [],
            // A role has no user name; the source is told only where a service calls by itself.
            "aws:username": [], "aws:SourceArn": [], "aws:SourceAccount": [], "aws:SourceOrgID": [],
            "aws:FederatedProvider": [], "aws:SourceIdentity": [], "ec2:SourceInstanceArn": [],
            "aws:Ec2InstanceSourceVpc": [],
        ]
        if let account { context["aws:PrincipalAccount"] = [account] }
        if let functionARN {
            context["lambda:SourceFunctionArn"] = [ARN(functionARN)?.functionAndQualifier?.function ?? functionARN]
        }
        // A function in a VPC may call through an endpoint or not, one without cannot.
        if isInVPC == false {
            for key in ["aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn", "aws:VpcSourceIp"] { context[key] = [] }
        }
        if let now {
            context["aws:CurrentTime"] = [now]
            let seconds = PolicyDate.seconds(now).flatMap { Int64(exactly: $0.rounded(.down)) }
            context["aws:EpochTime"] = seconds.map { ["\($0)"] }
        }
        return context
    }
}
