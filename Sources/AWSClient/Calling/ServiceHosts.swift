internal import Facts

/// A service as its hosts see it.
///
/// A new service needs nothing here when its host is `<raw value>[-fips].<region>.<domain>`, and else one line in
/// one of the sets below.
///
/// Source: the endpoint rule sets of botocore 1.44.5, read 2026-11-25; `ServiceHostTests` holds what they answer.
struct HostedService: Sendable, Hashable {
    /// The first part of the host: `lambda`.
    var prefix: String
    /// `AWS_ENDPOINT_URL_<word>`.
    var endpointVariable: String

    /// The portal of IAM Identity Center, where single sign-on gets its keys.
    static let ssoPortal = HostedService(prefix: "portal.sso", endpointVariable: "AWS_ENDPOINT_URL_SSO")

    /// The key in a `[services …]` section: `s3_control` of `AWS_ENDPOINT_URL_S3_CONTROL`.
    var settingsKey: String { endpointVariable.dropFirst("AWS_ENDPOINT_URL_".count).lowercased() }

    /// The region that signs a request to `region`.
    func signingRegion(_ region: AWSRegion) -> AWSRegion {
        Self.global.contains(prefix) ? region.partition.globalRegion : region
    }

    /// The host of AWS for a region.
    func host(region: AWSRegion, fips: Bool, dualStack: Bool) -> String {
        let partition = region.partition
        if Self.global.contains(prefix) { return globalHost(partition, fips: fips, dualStack: dualStack) }
        let name = fips && !lacksFIPSName(partition, dualStack: dualStack) ? "\(prefix)-fips" : prefix
        if Self.dualStackLabel.contains(prefix) {
            return "\(name).\(dualStack ? "dualstack." : "")\(region.code).\(partition.domain.rawValue)"
        }
        return "\(name).\(region.code).\((dualStack ? partition.dualStackDomain : partition.domain).rawValue)"
    }

    /// One host a partition; the places differ by partition and stack.
    private func globalHost(_ partition: Partition, fips: Bool, dualStack: Bool) -> String {
        let domain = (dualStack ? partition.dualStackDomain : partition.domain).rawValue
        let name = fips ? "\(prefix)-fips" : prefix
        let label: String? =
            switch (partition, fips, dualStack) {
            case (.governmentUS, _, _): "us-gov"
            case (.aws, _, let dualStack): dualStack ? "global" : nil
            case (_, false, false): partition.globalRegion.code
            case (_, true, false): partition.isIsolated ? partition.globalRegion.code : nil
            case (_, false, true): partition.isIsolated ? nil : "global"
            case (_, true, true): nil
            }
        return [partition == .governmentUS ? prefix : name, label, domain].compactMap { $0 }.joined(separator: ".")
    }

    /// GovCloud's usual hosts are FIPS hosts already, and some have no other name.
    private func lacksFIPSName(_ partition: Partition, dualStack: Bool) -> Bool {
        guard partition == .governmentUS else { return false }
        return Self.governmentFIPS.contains(prefix) || (!dualStack && Self.governmentFIPSOverIPv4.contains(prefix))
    }

    /// One endpoint a partition.
    private static let global: Set<String> = ["iam"]
    /// Dual stack is the label `dualstack` and not another domain.
    private static let dualStackLabel: Set<String> = ["s3", "s3-control"]
    private static let governmentFIPS: Set<String> = ["events", "monitoring"]
    private static let governmentFIPSOverIPv4: Set<String> = ["sts", "portal.sso", "ec2", "cloudtrail"]
}

extension AWSServiceName {
    var hosted: HostedService { HostedService(prefix: rawValue, endpointVariable: endpointVariable) }
}
