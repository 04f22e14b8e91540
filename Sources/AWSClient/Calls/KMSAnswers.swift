/// KMS's JSON answers, with the members' names as KMS writes them.
enum KMSAnswers {
    struct Policy: Decodable {
        var Policy: String
    }

    struct Key: Decodable {
        var KeyMetadata: Metadata
    }

    /// Kept as JSON: what is not named here is left out of it.
    struct Metadata: Codable {
        struct MultiRegion: Codable {
            struct Key: Codable {
                var Arn: String?
                var Region: String?
            }
            var MultiRegionKeyType: String?
            var PrimaryKey: Key?
            var ReplicaKeys: [Key]?
        }

        var AWSAccountId: String?
        var KeyId: String
        var Arn: String
        var CreationDate: JSONTime?
        var Enabled: Bool?
        var Description: String?
        var KeyUsage: String?
        var KeyState: String?
        var DeletionDate: JSONTime?
        var ValidTo: JSONTime?
        var Origin: String?
        var CustomKeyStoreId: String?
        var CloudHsmClusterId: String?
        var ExpirationModel: String?
        var KeyManager: String?
        var CustomerMasterKeySpec: String?
        var KeySpec: String?
        var EncryptionAlgorithms: [String]?
        var SigningAlgorithms: [String]?
        var MultiRegion: Bool?
        var MultiRegionConfiguration: MultiRegion?
        var PendingDeletionWindowInDays: Int?
    }
}
