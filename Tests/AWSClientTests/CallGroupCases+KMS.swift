import Facts
import Testing

@testable import AWSClient

extension CallGroupCase {
    private static let noKey = HTTPResponse(400, #"{"__type": "NotFoundException", "message": "no such key"}"#)

    static let kms = [
        CallGroupCase(
            operation: AWSOperation(KMSOperation.describeKey),
            pages: [
                HTTPResponse(
                    200,
                    """
                    {"KeyMetadata": {"KeyId": "k", "Arn": "arn:k", "KeyManager": "CUSTOMER", "KeyState": "PendingDeletion",
                    "Enabled": false, "Origin": "AWS_KMS", "DeletionDate": 1.795621067E9, "MultiRegion": null,
                    "Unheard": "of"}}
                    """)
            ],
            expected: [
                #"arn:k {"Arn":"arn:k","DeletionDate":"2026-11-25T15:37:47+00:00","Enabled":false,"KeyId":"k","#
                    + #""KeyManager":"CUSTOMER","KeyState":"PendingDeletion","Origin":"AWS_KMS"}"#
            ], none: noKey
        ) { client throws(AWSError) in
            try await client.kms().key("alias/k").value.map { ["\($0.arn) \($0.metadata)"] } ?? []
        },
        CallGroupCase(
            operation: AWSOperation(KMSOperation.getKeyPolicy),
            pages: [HTTPResponse(200, #"{"Policy": "{\"Statement\":[]}", "PolicyName": "default"}"#)],
            expected: [#"{"Statement":[]}"#], none: noKey
        ) { client throws(AWSError) in try await client.kms().policy(ofKey: "arn:k").value.map { [$0] } ?? [] },
    ]
}
