/// A domain of AWS, at which the hosts of a partition's services end; there are no others.
///
/// Source: botocore 1.44.5, `data/partitions.json`, `dnsSuffix` and `dualStackDnsSuffix`, read 2026-11-30.
package enum DNSSuffix: String, Sendable, Hashable, CaseIterable {
    case amazonAWS = "amazonaws.com"
    case amazonAWSChina = "amazonaws.com.cn"
    case amazonAWSEU = "amazonaws.eu"
    case iso = "c2s.ic.gov"
    case isoB = "sc2s.sgov.gov"
    case isoE = "cloud.adc-e.uk"
    case isoF = "csp.hci.ic.gov"
    case api = "api.aws"
    case apiChina = "api.amazonwebservices.com.cn"
    case apiEU = "api.amazonwebservices.eu"
    case apiISO = "api.aws.ic.gov"
    case apiISOB = "api.aws.scloud"
    case apiISOE = "api.cloud-aws.adc-e.uk"
    case apiISOF = "api.aws.hci.ic.gov"
}
