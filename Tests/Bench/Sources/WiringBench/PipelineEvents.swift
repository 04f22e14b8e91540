/// The patterns of a pipeline and the events that come by.
enum PipelineEvents {
    private static let created =
        #""version":"0","id":"17793124-05d4-b198-2fde-7ededc63b103","detail-type":"Object Created","source":"aws.s3""#

    private static func object(bucket: String, key: String, reason: String = "PutObject") -> String {
        #"{\#(created),"account":"111122223333","time":"2026-11-12T00:00:00Z","region":"eu-west-1","resources":["arn:aws:s3:::\#(bucket)"],"detail":{"version":"0","bucket":{"name":"\#(bucket)"},"object":{"key":"\#(key)","size":52713,"etag":"b1946ac92492d2347c6235b4d2611184","version-id":"IYV3p45BT0ac8hjHg1houSdS1a.Mro8e","sequencer":"617f08299329d189"},"request-id":"N4N7GDK58NMKJ12R","requester":"123456789012","source-ip-address":"192.0.2.4","reason":"\#(reason)"}}"#
    }

    static let matching = [
        object(bucket: "chinook-raw-111122223333", key: "raw/2026/11/12/tracks.json"),
        object(bucket: "chinook-raw-111122223333", key: "raw/año/números.json", reason: "CompleteMultipartUpload"),
    ]

    static let others = [
        object(bucket: "chinook-raw-111122223333", key: "processed/2026/11/12/tracks.parquet"),
        object(bucket: "chinook-analytics-111122223333", key: "raw/2026/11/12/tracks.json"),
        #"{"version":"0","id":"6a7e8feb","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2","account":"111122223333","time":"2026-11-12T00:00:00Z","region":"eu-west-1","resources":["arn:aws:ec2:eu-west-1:111122223333:instance/i-1234567890abcdef0"],"detail":{"instance-id":"i-1234567890abcdef0","state":"terminated"}}"#,
        #"{"version":"0","id":"0d079340","detail-type":"Scheduled Event","source":"aws.events","account":"111122223333","time":"2026-11-12T00:00:00Z","region":"eu-west-1","resources":["arn:aws:events:eu-west-1:111122223333:rule/nightly"],"detail":{}}"#,
    ]

    private static let head = #""source":["aws.s3"],"detail-type":["Object Created"]"#
    private static let bucket = #""bucket":{"name":["chinook-raw-111122223333"]}"#

    static let patterns: [(name: String, pattern: String)] = [
        ("source and detail-type", "{\(head)}"),
        ("bucket", #"{\#(head),"detail":{\#(bucket)}}"#),
        ("bucket, key prefix", #"{\#(head),"detail":{\#(bucket),"object":{"key":[{"prefix":"raw/"}]}}}"#),
        ("bucket, key suffix", #"{\#(head),"detail":{\#(bucket),"object":{"key":[{"suffix":".json"}]}}}"#),
        ("bucket, key wildcard", #"{\#(head),"detail":{\#(bucket),"object":{"key":[{"wildcard":"raw/*.json"}]}}}"#),
        (
            "bucket, key suffix in any case",
            #"{\#(head),"detail":{\#(bucket),"object":{"key":[{"suffix":{"equals-ignore-case":".JSON"}}]}}}"#
        ),
        (
            "bucket, key not of a prefix",
            #"{\#(head),"detail":{\#(bucket),"object":{"key":[{"anything-but":{"prefix":"tmp/"}}]}}}"#
        ),
        ("bucket, size", #"{\#(head),"detail":{\#(bucket),"object":{"size":[{"numeric":[">",0]}]}}}"#),
        (
            "$or of two prefixes",
            #"{\#(head),"detail":{\#(bucket),"$or":[{"object":{"key":[{"prefix":"raw/"}]}},{"object":{"key":[{"prefix":"in/"}]}}]}}"#
        ),
        ("source network", #"{\#(head),"detail":{\#(bucket),"source-ip-address":[{"cidr":"192.0.2.0/24"}]}}"#),
    ]
}
