internal import Facts

extension Endpoints {
    /// Whether these endpoints make that host for some region, bucket or account.
    ///
    /// The domain alone would not do: customers run hosts of their own below `amazonaws.com`, such as those of API
    /// Gateway. So the host is made anew and compared, and no other spelling of it passes.
    func make(scheme: String, host: String) -> Bool {
        let regions = scheme == "https" ? Self.regions(in: host) : []
        return Self.services.contains { service in
            if let own = custom[service] {
                return scheme == own.endpoint.scheme
                    && Self.isHost(host, of: service, at: own.endpoint.host, takesNames: own.takesNames)
            }
            return regions.contains { region in
                let base = service.host(region: region, fips: usesFIPS, dualStack: usesDualStack)
                return Self.isHost(host, of: service, at: base, takesNames: true)
            }
        }
    }

    private static func isHost(_ host: String, of service: HostedService, at base: String, takesNames: Bool) -> Bool {
        if host == base { return true }
        guard takesNames, host.hasSuffix("." + base) else { return false }
        let name = String(host.dropLast(base.count + 1))
        switch service {
        case AWSServiceName.s3.hosted: return BucketName(name)?.isHostLabel ?? false
        case AWSServiceName.s3Control.hosted: return AWSAccountID(name) != nil
        default: return false
        }
    }

    /// The region that the host names before its domain; for one of a global service the partitions' own.
    private static func regions(in host: String) -> [AWSRegion] {
        guard let domain = DNSSuffix.allCases.first(where: { host.hasSuffix("." + $0.rawValue) }) else { return [] }
        let rest = host.dropLast(domain.rawValue.count + 1)
        let label = rest.lastIndex(of: ".").map { rest[rest.index(after: $0)...] } ?? rest
        return AWSRegion(String(label)).map { [$0] } ?? Partition.allCases.map(\.globalRegion)
    }
}
