BEGIN TRANSACTION;
CREATE TABLE account_setting (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    region TEXT NOT NULL,
    value TEXT CHECK (value IS NULL OR json_valid(value)),
value_state TEXT NOT NULL CHECK (value_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((value IS NOT NULL) = (value_state = 'present')),
value_reason TEXT CHECK ((value_reason IS NOT NULL) = (value_state IN ('unread', 'unknown'))),
    PRIMARY KEY (snapshot_id, name, region)
) STRICT, WITHOUT ROWID;
CREATE TABLE action (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('command', 'planned_change', 'resource_drift', 'apply_start',
        'apply_complete', 'apply_errored', 'change_summary', 'outputs')),
    at_ms INTEGER,
    finished_at_ms INTEGER,
    address TEXT,
    action TEXT,
    message TEXT,
    exit_code INTEGER CHECK (exit_code IS NULL OR kind = 'command'),
    command TEXT CHECK ((command IS NOT NULL) = (kind = 'command')),
    add_count INTEGER,
    change_count INTEGER,
    remove_count INTEGER,
    PRIMARY KEY (snapshot_id, source, position),
    CHECK ((add_count IS NULL) = (change_count IS NULL) AND (add_count IS NULL) = (remove_count IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE api_call (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    service TEXT NOT NULL,
    operation TEXT NOT NULL,
    action TEXT,
    call_count INTEGER NOT NULL,
    retry_count INTEGER NOT NULL,
    throttled_count INTEGER NOT NULL,
    denied_count INTEGER NOT NULL,
    failed_count INTEGER NOT NULL,
    received_bytes INTEGER NOT NULL,
    PRIMARY KEY (snapshot_id, service, operation)
) STRICT, WITHOUT ROWID;
INSERT INTO "api_call" VALUES(1,'events','ListEventBuses','events:ListEventBuses',1,0,0,0,0,103);
INSERT INTO "api_call" VALUES(1,'events','ListRules','events:ListRules',1,0,0,0,0,1013);
INSERT INTO "api_call" VALUES(1,'events','ListTargetsByRule','events:ListTargetsByRule',2,0,0,0,0,1250);
INSERT INTO "api_call" VALUES(1,'iam','GetRole','iam:GetRole',3,0,0,0,0,2339);
INSERT INTO "api_call" VALUES(1,'iam','GetRolePolicy','iam:GetRolePolicy',6,0,0,0,0,5591);
INSERT INTO "api_call" VALUES(1,'iam','ListAttachedRolePolicies','iam:ListAttachedRolePolicies',3,0,0,0,0,1041);
INSERT INTO "api_call" VALUES(1,'iam','ListRolePolicies','iam:ListRolePolicies',3,0,0,0,0,1104);
INSERT INTO "api_call" VALUES(1,'lambda','GetPolicy','lambda:GetPolicy',3,0,0,0,0,1118);
INSERT INTO "api_call" VALUES(1,'lambda','ListFunctions','lambda:ListFunctions',2,0,0,0,0,6016);
INSERT INTO "api_call" VALUES(1,'lambda','ListLayers','lambda:ListLayers',1,0,0,0,0,660);
INSERT INTO "api_call" VALUES(1,'s3','GetBucketAcl','s3:GetBucketAcl',4,0,0,0,0,2056);
INSERT INTO "api_call" VALUES(1,'s3','GetBucketLocation','s3:GetBucketLocation',4,0,0,0,0,432);
INSERT INTO "api_call" VALUES(1,'s3','GetBucketNotificationConfiguration','s3:GetBucketNotification',4,0,0,0,0,628);
INSERT INTO "api_call" VALUES(1,'s3','GetBucketOwnershipControls','s3:GetBucketOwnershipControls',4,0,0,0,0,772);
INSERT INTO "api_call" VALUES(1,'s3','GetObject','s3:GetObject',12,0,0,0,0,503007);
INSERT INTO "api_call" VALUES(1,'s3','ListBuckets','s3:ListAllMyBuckets',1,0,0,0,0,727);
INSERT INTO "api_call" VALUES(1,'s3','ListObjectsV2','s3:ListBucket',3,0,0,0,0,4584);
INSERT INTO "api_call" VALUES(1,'sts','GetCallerIdentity',NULL,1,0,0,0,0,382);
CREATE TABLE attribute_set (hash TEXT PRIMARY KEY, json TEXT NOT NULL CHECK (json_valid(json))) STRICT, WITHOUT ROWID;
INSERT INTO "attribute_set" VALUES('01f5aa51dbfc70aa7449c42f612e8c01f064bd97c46832a47f3741c28337eb0f','{"bucket":"chinook-pipeline-processed-${aws.account_id}","eventbridge":true}');
INSERT INTO "attribute_set" VALUES('03e6be9eb638280b50a2ef0f14795e68b69c3953e495cdff50a54ee57168ca98','{"arn":"arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-analytics","dead_letter_config":[{"arn":"arn:aws:sqs:us-east-1:${aws.account_id}:chinook-pipeline-dead-letters"}],"input_transformer":[{"input_paths":{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"},"input_template":"{\"Records\": [{\"eventSource\": <source>, \"eventName\": \"ObjectCreated\", \"eventTime\": <time>, \"awsRegion\": <region>, \"s3\": {\"bucket\": {\"name\": <bucket>}, \"object\": {\"key\": <key>}}}]}\n"}],"rule":"chinook-pipeline-processed-to-analytics","target_id":"analytics"}');
INSERT INTO "attribute_set" VALUES('0406584a153739fee5e4a8a765cca4bc25e89292bb1c7ff58014434afaa3c883','{"bucket":"chinook-pipeline-artifacts-${aws.account_id}","rule":[{"object_ownership":"BucketOwnerEnforced"}]}');
INSERT INTO "attribute_set" VALUES('0685d149b3f2355e688f5f22f8ced8efd519c76f83c522fe4efae9363e5bca7e','{"arn":"arn:aws:s3:::chinook-pipeline-raw-123456789012","bucket":"chinook-pipeline-raw-123456789012","bucket_prefix":"","force_destroy":false,"region":"us-east-1"}');
INSERT INTO "attribute_set" VALUES('0881b8656aba85d7efbe61fe80d76f246abbbbbbc4fb13f72c07420153f19d1e','{"name":"runtime","policy":"{\"Statement\":[{\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Effect\":\"Allow\",\"Resource\":\"arn:aws:logs:us-east-1:${aws.account_id}:log-group:/aws/lambda/chinook-pipeline-processing:*\",\"Sid\":\"WriteLogs\"},{\"Action\":\"sqs:SendMessage\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:sqs:us-east-1:${aws.account_id}:chinook-pipeline-dead-letters\",\"Sid\":\"KeepFailedEvents\"}],\"Version\":\"2012-10-17\"}","role":"chinook-pipeline-processing"}');
INSERT INTO "attribute_set" VALUES('12c651dda430d1f020ea8bd6883c396859146f424bb39a3e48e270ac4668710b','{"arn":"arn:aws:s3:::chinook-pipeline-processed-123456789012","bucket":"chinook-pipeline-processed-123456789012","bucket_prefix":"","force_destroy":false,"region":"us-east-1"}');
INSERT INTO "attribute_set" VALUES('1405734a38328a4127e731c84321e219becf027bbe76ccd4e62c9c1255690fa0','{"arn":"arn:aws:s3:::chinook-pipeline-processed-${aws.account_id}","bucket":"chinook-pipeline-processed-${aws.account_id}","force_destroy":false}');
INSERT INTO "attribute_set" VALUES('16c3e09b7918319dc347c6f496e6926fd6d8392a99b28ea4191a284b92ebaf4b','{"arn":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing","dead_letter_config":[{"arn":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters"}],"event_bus_name":"default","input_transformer":[{"input_paths":{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"},"input_template":"{\"Records\": [{\"eventSource\": <source>, \"eventName\": \"ObjectCreated\", \"eventTime\": <time>, \"awsRegion\": <region>, \"s3\": {\"bucket\": {\"name\": <bucket>}, \"object\": {\"key\": <key>}}}]}\n"}],"role_arn":"","rule":"chinook-pipeline-raw-to-processing","target_id":"processing"}');
INSERT INTO "attribute_set" VALUES('22da86298a128560d6c2fba82ee6b7f70a053123f0da3be2faf56a89ade70e43','{"arn":"arn:aws:iam::${aws.account_id}:role/chinook-pipeline-analytics","assume_role_policy":"{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}],\"Version\":\"2012-10-17\"}","name":"chinook-pipeline-analytics"}');
INSERT INTO "attribute_set" VALUES('29cabd29f950c29d02e5c444e3faff5e39941ca18dfd35b4839e79a2f337ee7a','{"bucket":"chinook-pipeline-raw-123456789012"}');
INSERT INTO "attribute_set" VALUES('2e740f2052788491d59308050f3c47c356961d0509d0eaa287ef6d86aa8236db','{"architectures":["x86_64"],"code_sha256":"DGsK5iVZ751wkASNHXtx1dCaI0Qsm3DASyqJxmNxU6w=","ephemeral_storage":[{"size":512}],"function_name":"chinook-pipeline-processing","handler":"handler.handler","memory_size":128,"package_type":"Zip","role":"arn:aws:iam::123456789012:role/chinook-pipeline-processing","runtime":"python3.12","timeout":60,"tracing_config":[{"mode":"PassThrough"}]}');
INSERT INTO "attribute_set" VALUES('39e0a42ce724b11f286af430087677b827917d20f3873bee8f86cf937549215d','{"arn":"arn:aws:s3:::chinook-pipeline-raw-${aws.account_id}","bucket":"chinook-pipeline-raw-${aws.account_id}","force_destroy":false}');
INSERT INTO "attribute_set" VALUES('3c9b77cb1f3575cab27311da283ed89079bd8da046d3b7c9b4786faf5b2de3d7','{"arn":"arn:aws:s3:::chinook-pipeline-artifacts-123456789012","bucket":"chinook-pipeline-artifacts-123456789012","bucket_prefix":"","force_destroy":false,"region":"us-east-1"}');
INSERT INTO "attribute_set" VALUES('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','{}');
INSERT INTO "attribute_set" VALUES('449f809ad069fb34f8aee523651b69acf0e8bc5042a7cf954c2c53175be48d38','{"arn":"${module.db_layer.aws_lambda_layer_version.this.arn}","compatible_runtimes":["python3.12"],"layer_name":"chinook-pipeline-db"}');
INSERT INTO "attribute_set" VALUES('46510e17c0d2aa854b15e503335cd6c8fbf80870011fd45fd78bb068fea1f87d','{"action":"lambda:InvokeFunction","function_name":"chinook-pipeline-processing","principal":"events.amazonaws.com","qualifier":"","source_arn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing","statement_id":"AllowInvoke"}');
INSERT INTO "attribute_set" VALUES('47ab2c76033a5c9dde5233030d8f6f7c0ff9cf9d571a45906f31c329fbb2105e','{"arn":"arn:aws:iam::123456789012:role/chinook-pipeline-analytics","assume_role_policy":"{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}],\"Version\":\"2012-10-17\"}","name":"chinook-pipeline-analytics","path":"/"}');
INSERT INTO "attribute_set" VALUES('485c7cec3e90031fa7b2b53f1974f60ed19ba194178b016226348a3fdd3a8903','{"arn":"arn:aws:s3:::chinook-pipeline-artifacts-${aws.account_id}","bucket":"chinook-pipeline-artifacts-${aws.account_id}","force_destroy":false}');
INSERT INTO "attribute_set" VALUES('4b3b6b98f0d0109ce677b2d1aeb6df6c3413316b44a13ae1e0902618063fbf38','{"arn":"arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-analytics","filename":"./../build/analytics_function.zip","function_name":"chinook-pipeline-analytics","handler":"handler.handler","layers":[],"memory_size":128,"role":"arn:aws:iam::${aws.account_id}:role/chinook-pipeline-analytics","runtime":"python3.12","source_code_hash":"${module.analytics.expr.main.tf-20-22}","timeout":60}');
INSERT INTO "attribute_set" VALUES('4df5ec9ba489196ca7b3c45f0b5be923548f7321f018faae116303611dc7fdd4','{"bucket":"chinook-pipeline-processed-123456789012"}');
INSERT INTO "attribute_set" VALUES('57f756308a636e85f61981c87f7724999de191b6321de638f5c67f28a2e34871','{"bucket":"chinook-pipeline-raw-123456789012","eventbridge":true,"lambda_function":[],"queue":[],"topic":[]}');
INSERT INTO "attribute_set" VALUES('5dfa94159d78ddefcfea8277249f6f1000d9257c3f98b265a34a3042afc2b572','{"name":"data","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*\",\"Sid\":\"ReadProcessed\"},{\"Action\":\"s3:ListBucket\",\"Condition\":{\"StringLike\":{\"s3:prefix\":\"processed/*\"}},\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-processed-123456789012\",\"Sid\":\"ListProcessed\"},{\"Action\":\"s3:PutObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*\",\"Sid\":\"WriteAnalytics\"}]}","role":"chinook-pipeline-analytics"}');
INSERT INTO "attribute_set" VALUES('5ff6ed20464fc3d557c8fe0bd119ff5b1f852b76ddb241e71631cdb353600b2f','{"bucket":"chinook-pipeline-analytics-123456789012"}');
INSERT INTO "attribute_set" VALUES('6231febc1bdaa9a6acb76823404629b46adb59f360dcac8add1aa0570c4de07f','{"bucket":"chinook-pipeline-artifacts-123456789012"}');
INSERT INTO "attribute_set" VALUES('65f1e9f521863a14aed66f2a4e2a69c0cf1593a3b328d8078d4615ccfb2ca31e','{"name":"runtime","policy":"{\"Statement\":[{\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Effect\":\"Allow\",\"Resource\":\"arn:aws:logs:us-east-1:${aws.account_id}:log-group:/aws/lambda/chinook-pipeline-ingestion:*\",\"Sid\":\"WriteLogs\"},{\"Action\":\"sqs:SendMessage\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:sqs:us-east-1:${aws.account_id}:chinook-pipeline-dead-letters\",\"Sid\":\"KeepFailedEvents\"}],\"Version\":\"2012-10-17\"}","role":"chinook-pipeline-ingestion"}');
INSERT INTO "attribute_set" VALUES('69b75a52d625d7c2111af1afba856fcd70eaf118b01a6f17618729bffaea9fad','{"architectures":["x86_64"],"code_sha256":"Y5bMDWGKbqckrX6jbyaeHZeVba5RgJ387wepQsN8CRg=","ephemeral_storage":[{"size":512}],"function_name":"chinook-pipeline-ingestion","handler":"handler.handler","layers":["arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1"],"memory_size":256,"package_type":"Zip","role":"arn:aws:iam::123456789012:role/chinook-pipeline-ingestion","runtime":"python3.12","timeout":60,"tracing_config":[{"mode":"PassThrough"}]}');
INSERT INTO "attribute_set" VALUES('70b058eaafa61ee938b286909ab4edbbfaf92ce6a670b528ebff084e4cdd6a5f','{"arn":"arn:aws:iam::123456789012:role/chinook-pipeline-ingestion","assume_role_policy":"{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}],\"Version\":\"2012-10-17\"}","name":"chinook-pipeline-ingestion","path":"/"}');
INSERT INTO "attribute_set" VALUES('73aa78be894bc522d8041568fc395fff8b3f2394a99ff64c341b5e1c445cf5d1','{"name":"data","policy":"{\"Statement\":[{\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-raw-${aws.account_id}/db/*\",\"Sid\":\"ReadDatabase\"},{\"Action\":\"s3:PutObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-raw-${aws.account_id}/raw/*\",\"Sid\":\"WriteRaw\"}],\"Version\":\"2012-10-17\"}","role":"chinook-pipeline-ingestion"}');
INSERT INTO "attribute_set" VALUES('76d7646f0306dcc4112cca62292db30f732a73138a0d1f5cc304cd224e626552','{"name":"data","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-raw-123456789012/db/*\",\"Sid\":\"ReadDatabase\"},{\"Action\":\"s3:PutObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*\",\"Sid\":\"WriteRaw\"}]}","role":"chinook-pipeline-ingestion"}');
INSERT INTO "attribute_set" VALUES('776b8ad1f76871a367f6e691923477ede6f94c2552f75faa79b5b13f6fc901e3','{"bucket":"chinook-pipeline-processed-123456789012","eventbridge":true,"lambda_function":[],"queue":[],"topic":[]}');
INSERT INTO "attribute_set" VALUES('7c14ab3c49a8f99139bf71cad15961b7bbbca1f258c7b8ad4d1a60368e866aa6','{"action":"lambda:InvokeFunction","function_name":"chinook-pipeline-analytics","principal":"events.amazonaws.com","source_arn":"arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-processed-to-analytics","statement_id":"AllowInvoke"}');
INSERT INTO "attribute_set" VALUES('7c553d250fe9dbf6aec7fe367603e1bb77d16e0ba8a0745d5c467076b730fa0d','{"bucket":"chinook-pipeline-raw-123456789012","rule":[{"object_ownership":"BucketOwnerEnforced"}]}');
INSERT INTO "attribute_set" VALUES('832375b847fe8579be54c06860ec8ec501d296b23c33cb6c261163f7d19b57a2','{"bucket":"chinook-pipeline-processed-${aws.account_id}","rule":[{"object_ownership":"BucketOwnerEnforced"}]}');
INSERT INTO "attribute_set" VALUES('86b057eb3b76b597e40fb8d820ed0b635a6bf31b314cfc785e534cd974e90e28','{"arn":"arn:aws:iam::123456789012:role/chinook-pipeline-processing","assume_role_policy":"{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}],\"Version\":\"2012-10-17\"}","name":"chinook-pipeline-processing","path":"/"}');
INSERT INTO "attribute_set" VALUES('89fb5c1733b2f08e37edb7de808b25faaaa6243b5fe8dae67105ea2b234d8e9f','{"arn":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","name":"chinook-pipeline-dead-letters","url":"http://127.0.0.1:43567/123456789012/chinook-pipeline-dead-letters"}');
INSERT INTO "attribute_set" VALUES('8af5319d72f5d607ef679e01a513c11968ff9539e740204df4a582f6aa7594ea','{"bucket":"chinook-pipeline-processed-123456789012","rule":[{"object_ownership":"BucketOwnerEnforced"}]}');
INSERT INTO "attribute_set" VALUES('8bc3c4630f01fe29f5b2232a908ee06b8f30a3fb9274a626f45c6a02b9d3e658','{"arn":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics","dead_letter_config":[{"arn":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters"}],"event_bus_name":"default","input_transformer":[{"input_paths":{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"},"input_template":"{\"Records\": [{\"eventSource\": <source>, \"eventName\": \"ObjectCreated\", \"eventTime\": <time>, \"awsRegion\": <region>, \"s3\": {\"bucket\": {\"name\": <bucket>}, \"object\": {\"key\": <key>}}}]}\n"}],"role_arn":"","rule":"chinook-pipeline-processed-to-analytics","target_id":"analytics"}');
INSERT INTO "attribute_set" VALUES('8e7a21b1c2d5a336357e7968121c05cc97f237fec2b9e3fb447e374c38cadd3e','{"arn":"arn:aws:s3:::chinook-pipeline-analytics-123456789012","bucket":"chinook-pipeline-analytics-123456789012","bucket_prefix":"","force_destroy":false,"region":"us-east-1"}');
INSERT INTO "attribute_set" VALUES('9449797908c92c6f4f1742054a40baf1751c55dd5b711a5e870827058cfa8ce4','{"action":"lambda:InvokeFunction","function_name":"chinook-pipeline-analytics","principal":"events.amazonaws.com","qualifier":"","source_arn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics","statement_id":"AllowInvoke"}');
INSERT INTO "attribute_set" VALUES('96d606db1f70dec725120dbef4400d4a5ca03361d945fdd4e65189b01cf586cd','{"arn":"arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-processed-to-analytics","event_pattern":"{\"detail\":{\"bucket\":{\"name\":[\"chinook-pipeline-processed-${aws.account_id}\"]},\"object\":{\"key\":[{\"prefix\":\"processed/\"}]}},\"detail-type\":[\"Object Created\"],\"source\":[\"aws.s3\"]}","name":"chinook-pipeline-processed-to-analytics"}');
INSERT INTO "attribute_set" VALUES('9b6265f2a5d7e6e61c303b0df797e376eb4a6be207827a49081dc0b45c6bdcc0','{"name":"data","policy":"{\"Statement\":[{\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-processed-${aws.account_id}/processed/*\",\"Sid\":\"ReadProcessed\"},{\"Action\":\"s3:ListBucket\",\"Condition\":{\"StringLike\":{\"s3:prefix\":\"processed/*\"}},\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-processed-${aws.account_id}\",\"Sid\":\"ListProcessed\"},{\"Action\":\"s3:PutObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-analytics-${aws.account_id}/analytics/*\",\"Sid\":\"WriteAnalytics\"}],\"Version\":\"2012-10-17\"}","role":"chinook-pipeline-analytics"}');
INSERT INTO "attribute_set" VALUES('a1ce61e0665593949f0f59cb08630a1e0d62ac3bc0e3856dad35ef442b34553a','{"bucket":"chinook-pipeline-analytics-${aws.account_id}","rule":[{"object_ownership":"BucketOwnerEnforced"}]}');
INSERT INTO "attribute_set" VALUES('a1ffd62abfe3a9ffcad1c070c5094cbd4b1ba42d14af5a61e1c66c9aa72b0808','{"arn":"arn:aws:s3:::chinook-pipeline-analytics-${aws.account_id}","bucket":"chinook-pipeline-analytics-${aws.account_id}","force_destroy":false}');
INSERT INTO "attribute_set" VALUES('a21aee57052cf83b6a03a1d78516c77a26b016a1d82660e0c8dc3f69fcc59680','{"name":"data","policy":"{\"Statement\":[{\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-raw-${aws.account_id}/raw/*\",\"Sid\":\"ReadRaw\"},{\"Action\":\"s3:PutObject\",\"Effect\":\"Allow\",\"Resource\":[\"arn:aws:s3:::chinook-pipeline-processed-${aws.account_id}/processed/*\",\"arn:aws:s3:::chinook-pipeline-analytics-${aws.account_id}/analytics/*\"],\"Sid\":\"WriteResults\"}],\"Version\":\"2012-10-17\"}","role":"chinook-pipeline-processing"}');
INSERT INTO "attribute_set" VALUES('a51ffdb7871926319694608e1e59c56c6ad853227fa3d197e24c090d9a326a10','{"arn":"arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-processing","filename":"./../build/processing_function.zip","function_name":"chinook-pipeline-processing","handler":"handler.handler","layers":[],"memory_size":128,"role":"arn:aws:iam::${aws.account_id}:role/chinook-pipeline-processing","runtime":"python3.12","source_code_hash":"${module.processing.expr.main.tf-20-22}","timeout":60}');
INSERT INTO "attribute_set" VALUES('a580d6c96bd910426f4a28fe67999c4643b862aad959c1103585a54f44f4a32a','{"name":"runtime","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Effect\":\"Allow\",\"Resource\":\"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-processing:*\",\"Sid\":\"WriteLogs\"},{\"Action\":\"sqs:SendMessage\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters\",\"Sid\":\"KeepFailedEvents\"}]}","role":"chinook-pipeline-processing"}');
INSERT INTO "attribute_set" VALUES('acd3afd0fdff94fd0c233a5cfe9a44fa4ba15b24ff75d5baee9a63134b629c67','{"arn":"arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-processing","dead_letter_config":[{"arn":"arn:aws:sqs:us-east-1:${aws.account_id}:chinook-pipeline-dead-letters"}],"input_transformer":[{"input_paths":{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"},"input_template":"{\"Records\": [{\"eventSource\": <source>, \"eventName\": \"ObjectCreated\", \"eventTime\": <time>, \"awsRegion\": <region>, \"s3\": {\"bucket\": {\"name\": <bucket>}, \"object\": {\"key\": <key>}}}]}\n"}],"rule":"chinook-pipeline-raw-to-processing","target_id":"processing"}');
INSERT INTO "attribute_set" VALUES('b51bf2089987c87635c51d6aceda2da2b843c9d2814ff55fdc1c4f8cac3d1ccf','{"bucket":"chinook-pipeline-analytics-123456789012","rule":[{"object_ownership":"BucketOwnerEnforced"}]}');
INSERT INTO "attribute_set" VALUES('ba023f961e734f5a9595e46b976d803bdd8a5b3fd047cce54e3fd089c8a9b66a','{"name":"data","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*\",\"Sid\":\"ReadRaw\"},{\"Action\":\"s3:PutObject\",\"Effect\":\"Allow\",\"Resource\":[\"arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*\",\"arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*\"],\"Sid\":\"WriteResults\"}]}","role":"chinook-pipeline-processing"}');
INSERT INTO "attribute_set" VALUES('bca50943e77c7ce815d0d7f307bffdc288c99c3a1befcbd4c4d1fc5396b53118','{"arn":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion","code_sha256":"Y5bMDWGKbqckrX6jbyaeHZeVba5RgJ387wepQsN8CRg=","filename":"./../build/ingestion_function.zip","function_name":"chinook-pipeline-ingestion","handler":"handler.handler","layers":["arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1"],"memory_size":256,"package_type":"Zip","role":"arn:aws:iam::123456789012:role/chinook-pipeline-ingestion","runtime":"python3.12","source_code_hash":"Y5bMDWGKbqckrX6jbyaeHZeVba5RgJ387wepQsN8CRg=","source_code_size":4930,"timeout":60,"version":"$LATEST"}');
INSERT INTO "attribute_set" VALUES('c5e4a5289202231c964e04fd6f7066df19dacd1a7feda12d2414da09fbaec5ce','{"arn":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing","code_sha256":"DGsK5iVZ751wkASNHXtx1dCaI0Qsm3DASyqJxmNxU6w=","filename":"./../build/processing_function.zip","function_name":"chinook-pipeline-processing","handler":"handler.handler","layers":[],"memory_size":128,"package_type":"Zip","role":"arn:aws:iam::123456789012:role/chinook-pipeline-processing","runtime":"python3.12","source_code_hash":"DGsK5iVZ751wkASNHXtx1dCaI0Qsm3DASyqJxmNxU6w=","source_code_size":4195,"timeout":60,"version":"$LATEST"}');
INSERT INTO "attribute_set" VALUES('c66de2f5a7eb72fa25cbbb2a79175f9fa82a7ff0d3b36b7806d773ad412259e7','{"bucket":"chinook-pipeline-raw-${aws.account_id}","eventbridge":true}');
INSERT INTO "attribute_set" VALUES('c692234b8eeb62b252011b3277fa4455eab051f4defa229e4667a994dbeed456','{"arn":"arn:aws:iam::${aws.account_id}:role/chinook-pipeline-processing","assume_role_policy":"{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}],\"Version\":\"2012-10-17\"}","name":"chinook-pipeline-processing"}');
INSERT INTO "attribute_set" VALUES('c80d06cbd92104ef421f9f01741ffa020c59e191ef3166344b348e93ec2f07f9','{"bucket":"chinook-pipeline-artifacts-${aws.account_id}","key":"layers/chinook-pipeline-db.zip"}');
INSERT INTO "attribute_set" VALUES('c8b3e5738b09937704999941da1a1ee0c28837e334f5b0478240a4b8e3de4007','{"name":"runtime","policy":"{\"Statement\":[{\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Effect\":\"Allow\",\"Resource\":\"arn:aws:logs:us-east-1:${aws.account_id}:log-group:/aws/lambda/chinook-pipeline-analytics:*\",\"Sid\":\"WriteLogs\"},{\"Action\":\"sqs:SendMessage\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:sqs:us-east-1:${aws.account_id}:chinook-pipeline-dead-letters\",\"Sid\":\"KeepFailedEvents\"}],\"Version\":\"2012-10-17\"}","role":"chinook-pipeline-analytics"}');
INSERT INTO "attribute_set" VALUES('c945cc2ffed81917aafae88d8a7e4b593ea6a7919790c2b8e4e2d3dfdf077875','{"arn":"arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-ingestion","filename":"./../build/ingestion_function.zip","function_name":"chinook-pipeline-ingestion","handler":"handler.handler","layers":["${module.db_layer.aws_lambda_layer_version.this.arn}"],"memory_size":256,"role":"arn:aws:iam::${aws.account_id}:role/chinook-pipeline-ingestion","runtime":"python3.12","source_code_hash":"${module.ingestion.expr.main.tf-20-22}","timeout":60}');
INSERT INTO "attribute_set" VALUES('cd8eb48ccd16ffe5bdcd21ac9837ca989276f5304d3fec8e993c444b895a4518','{"name":"runtime","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Effect\":\"Allow\",\"Resource\":\"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-ingestion:*\",\"Sid\":\"WriteLogs\"},{\"Action\":\"sqs:SendMessage\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters\",\"Sid\":\"KeepFailedEvents\"}]}","role":"chinook-pipeline-ingestion"}');
INSERT INTO "attribute_set" VALUES('cfa5e713bfc185b537a9b2e39008c8ba0cf1bcddd79a1a67aedb1870a91ccc34','{"architectures":["x86_64"],"code_sha256":"lf5fB0E5XMqITefKAza7yrAryJbB9WAiwZdzyal7YnA=","ephemeral_storage":[{"size":512}],"function_name":"chinook-pipeline-analytics","handler":"handler.handler","memory_size":128,"package_type":"Zip","role":"arn:aws:iam::123456789012:role/chinook-pipeline-analytics","runtime":"python3.12","timeout":60,"tracing_config":[{"mode":"PassThrough"}]}');
INSERT INTO "attribute_set" VALUES('d0acd9565c3a5bbae78ce39f8b4a2768615fca251d6e8f27020bc370c775ddb7','{"arn":"arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-raw-to-processing","event_pattern":"{\"detail\":{\"bucket\":{\"name\":[\"chinook-pipeline-raw-${aws.account_id}\"]},\"object\":{\"key\":[{\"prefix\":\"raw/\"}]}},\"detail-type\":[\"Object Created\"],\"source\":[\"aws.s3\"]}","name":"chinook-pipeline-raw-to-processing"}');
INSERT INTO "attribute_set" VALUES('d8a998830b2c52c37d82cacce258548ccc25c81a0699709f5d15a5f9c8305a70','{"bucket":"chinook-pipeline-raw-${aws.account_id}","rule":[{"object_ownership":"BucketOwnerEnforced"}]}');
INSERT INTO "attribute_set" VALUES('da44fc9b730da88b6adc72964fa4e7813442fe70b4a3789799ef04eb44911c71','{"bucket":"chinook-pipeline-artifacts-123456789012","key":"layers/chinook-pipeline-db.zip"}');
INSERT INTO "attribute_set" VALUES('de6ad5ff746573e4c92a0bd55bfbd5cc6bcc59ba3e739b3d115b7e98fe6c6ac9','{"name":"runtime","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Effect\":\"Allow\",\"Resource\":\"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-analytics:*\",\"Sid\":\"WriteLogs\"},{\"Action\":\"sqs:SendMessage\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters\",\"Sid\":\"KeepFailedEvents\"}]}","role":"chinook-pipeline-analytics"}');
INSERT INTO "attribute_set" VALUES('ea81480fbf363eadbb8ab6d1fcb963d1a06c6e441b78d2807f5b4a6a178b68a0','{"arn":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics","code_sha256":"lf5fB0E5XMqITefKAza7yrAryJbB9WAiwZdzyal7YnA=","filename":"./../build/analytics_function.zip","function_name":"chinook-pipeline-analytics","handler":"handler.handler","layers":[],"memory_size":128,"package_type":"Zip","role":"arn:aws:iam::123456789012:role/chinook-pipeline-analytics","runtime":"python3.12","source_code_hash":"lf5fB0E5XMqITefKAza7yrAryJbB9WAiwZdzyal7YnA=","source_code_size":5483,"timeout":60,"version":"$LATEST"}');
INSERT INTO "attribute_set" VALUES('ecf0c6784825f68cbbf758d3ef644238a492f8e355e8f9357b0c6f4d450ea9be','{"arn":"arn:aws:iam::${aws.account_id}:role/chinook-pipeline-ingestion","assume_role_policy":"{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}],\"Version\":\"2012-10-17\"}","name":"chinook-pipeline-ingestion"}');
INSERT INTO "attribute_set" VALUES('f25bae6429cd2a18eb2fea39ffdfeddc2bdb5e42903c35811ba8c2fe4ff75000','{"arn":"arn:aws:sqs:us-east-1:${aws.account_id}:chinook-pipeline-dead-letters","name":"chinook-pipeline-dead-letters","url":"https://sqs.us-east-1.amazonaws.com/${aws.account_id}/chinook-pipeline-dead-letters"}');
INSERT INTO "attribute_set" VALUES('f345bbf313881eb298e95bc44951e669bd91d709735de2f29210d42bb8f56de7','{"arn":"arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1","compatible_runtimes":["python3.12"],"layer_name":"chinook-pipeline-db","source_code_size":3009292,"version":"1"}');
INSERT INTO "attribute_set" VALUES('f4641878a5a55b1a3f7f1e257a2cc16edf32887c48d45cd53e203df056f5455b','{"bucket":"chinook-pipeline-artifacts-123456789012","rule":[{"object_ownership":"BucketOwnerEnforced"}]}');
INSERT INTO "attribute_set" VALUES('f7b9123feb0df13c5a6f3306c599f28c07b2a1e476ab735043136b853f44e293','{"action":"lambda:InvokeFunction","function_name":"chinook-pipeline-processing","principal":"events.amazonaws.com","source_arn":"arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-raw-to-processing","statement_id":"AllowInvoke"}');
INSERT INTO "attribute_set" VALUES('f7ba02a25a579741dfa29a22364707c4897c979ad921aad08c67860a627c5e4a','{"arn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing","event_bus_name":"default","event_pattern":"{\"detail\":{\"bucket\":{\"name\":[\"chinook-pipeline-raw-123456789012\"]},\"object\":{\"key\":[{\"prefix\":\"raw/\"}]}},\"detail-type\":[\"Object Created\"],\"source\":[\"aws.s3\"]}","is_enabled":true,"name":"chinook-pipeline-raw-to-processing","schedule_expression":"","state":"ENABLED"}');
INSERT INTO "attribute_set" VALUES('fce7e866d62da19d641eef01fd66fe1723a57c56477366b3bffef8ce20f22d76','{"arn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics","event_bus_name":"default","event_pattern":"{\"detail\":{\"bucket\":{\"name\":[\"chinook-pipeline-processed-123456789012\"]},\"object\":{\"key\":[{\"prefix\":\"processed/\"}]}},\"detail-type\":[\"Object Created\"],\"source\":[\"aws.s3\"]}","is_enabled":true,"name":"chinook-pipeline-processed-to-analytics","schedule_expression":"","state":"ENABLED"}');
CREATE TABLE bucket_name_probe (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('free', 'exists', 'unread')),
    status_code INTEGER,
    reason TEXT,
    PRIMARY KEY (snapshot_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE check_result (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (snapshot_id, source, kind, address)
) STRICT, WITHOUT ROWID;
INSERT INTO "check_result" VALUES(1,'terraform.plan:plan.json','var.name_prefix','var','pass');
INSERT INTO "check_result" VALUES(1,'terraform.state:terraform.tfstate','var.name_prefix','var','pass');
CREATE TABLE collection (
    id INTEGER PRIMARY KEY,
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('ok', 'partial', 'denied', 'failed', 'skipped')),
    call_count INTEGER NOT NULL DEFAULT 0,
    retry_count INTEGER NOT NULL DEFAULT 0,
    received_bytes INTEGER NOT NULL DEFAULT 0,
    duration_ms INTEGER NOT NULL DEFAULT 0,
    error_code TEXT,
    error_message TEXT,
    request_id TEXT,
    missing_action TEXT,
    UNIQUE (snapshot_id, source)
) STRICT;
INSERT INTO "collection" VALUES(1,1,'terraform.config:terraform','ok',0,0,20485,0,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(2,1,'terraform.state:terraform.tfstate','ok',0,0,69396,0,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(3,1,'terraform.plan:plan.json','ok',0,0,428450,0,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(4,1,'aws.events','ok',4,0,2366,389,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(5,1,'aws.iam','ok',15,0,10075,194,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(6,1,'aws.lambda','ok',6,0,7794,256,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(7,1,'aws.objects','ok',15,0,507591,79,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(8,1,'aws.s3','ok',17,0,4615,477,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(9,1,'aws.sts','ok',1,0,382,0,NULL,NULL,NULL,NULL);
CREATE TABLE collection_cursor (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    list TEXT NOT NULL,
    page_token TEXT,
    is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)),
    PRIMARY KEY (snapshot_id, list),
    CHECK (is_done = 0 OR page_token IS NULL)
) STRICT, WITHOUT ROWID;
CREATE TABLE collection_task (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    region TEXT NOT NULL,
    item TEXT NOT NULL,
    is_done INTEGER NOT NULL DEFAULT 0 CHECK (is_done IN (0, 1)),
    PRIMARY KEY (snapshot_id, kind, region, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE coverage (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    region TEXT NOT NULL,
    owner TEXT NOT NULL,
    fact TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('read', 'unread', 'not_asked')),
    error_code TEXT,
    missing_action TEXT,
    reason TEXT,
    PRIMARY KEY (snapshot_id, origin, region, owner, fact),
    CHECK ((reason IS NOT NULL) = (state = 'unread'))
) STRICT, WITHOUT ROWID;
INSERT INTO "coverage" VALUES(1,'aws','','','events:endpoints','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','kms:keys','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','lambda:aliases','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','lambda:event_invoke_configs','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','lambda:event_source_mappings','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','lambda:recursive_loop','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','lambda:reserved_concurrency','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','lambda:status','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','lambda:url_configs','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','lambda:versions','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','monitoring:function_metrics','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:account_public_access_block','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:buckets','read',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:encryption','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:lifecycle','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:logging','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:object_lock','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:policy','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:public_access_block','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:replication','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:tags','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:versioning','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','chinook-pipeline-analytics-123456789012','s3:objects','read',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','chinook-pipeline-processed-123456789012','s3:objects','read',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','chinook-pipeline-raw-123456789012','s3:objects','read',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','us-east-1','','events:buses','read',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','us-east-1','','lambda:environment','read',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','us-east-1','','lambda:functions','read',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','us-east-1','','lambda:layers','read',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','us-east-1','default','events:rules','read',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','us-east-1','default/chinook-pipeline-processed-to-analytics','events:targets','read',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','us-east-1','default/chinook-pipeline-raw-to-processing','events:targets','read',NULL,NULL,NULL);
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    via TEXT NOT NULL CHECK (via IN ('eventbridge', 'notification')),
    bucket_id INTEGER REFERENCES resource(id) ON DELETE CASCADE,
    bucket TEXT NOT NULL,
    function_id INTEGER REFERENCES resource(id) ON DELETE CASCADE,
    function_arn TEXT NOT NULL,
    rule_id INTEGER REFERENCES resource(id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    is_bucket_switch_on TEXT NOT NULL CHECK (is_bucket_switch_on IN ('yes', 'no', 'unread', 'unknown', 'n/a')),
    is_rule_enabled TEXT NOT NULL CHECK (is_rule_enabled IN ('yes', 'no', 'unread', 'unknown', 'n/a')),
    is_on_default_bus TEXT NOT NULL CHECK (is_on_default_bus IN ('yes', 'no', 'unread', 'unknown', 'n/a')),
    pattern_matches TEXT NOT NULL CHECK (pattern_matches IN ('yes', 'no', 'unread', 'unknown', 'n/a')),
    target_exists TEXT NOT NULL CHECK (target_exists IN ('yes', 'no', 'unread', 'unknown', 'n/a')),
    permission TEXT NOT NULL
        CHECK (permission IN ('allowed', 'missing', 'wrong_source', 'denied', 'unread', 'unknown')),
    permission_reason TEXT NOT NULL,
    permission_statement TEXT CHECK (permission_statement IS NULL OR json_valid(permission_statement)),
    arrives TEXT NOT NULL CHECK (arrives IN ('yes', 'no', 'unread', 'unknown', 'n/a'))
) STRICT;
INSERT INTO "delivery" VALUES(1,1,'aws','eventbridge',146,'chinook-pipeline-processed-123456789012',149,'arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',153,'default/chinook-pipeline-processed-to-analytics','processed/','','yes','yes','yes','yes','yes','allowed','Statement AllowInvoke allows events.amazonaws.com from arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics to invoke arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics.','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Resource":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics","Sid":"AllowInvoke"}','yes');
INSERT INTO "delivery" VALUES(2,1,'aws','eventbridge',147,'chinook-pipeline-raw-123456789012',151,'arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',154,'default/chinook-pipeline-raw-to-processing','raw/','','yes','yes','yes','yes','yes','allowed','Statement AllowInvoke allows events.amazonaws.com from arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing to invoke arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing.','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Resource":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing","Sid":"AllowInvoke"}','yes');
INSERT INTO "delivery" VALUES(3,1,'state','eventbridge',55,'chinook-pipeline-processed-123456789012',137,'arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',50,'default/chinook-pipeline-processed-to-analytics','processed/','','yes','yes','yes','yes','yes','allowed','Statement AllowInvoke allows events.amazonaws.com from arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics to invoke arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics.','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','yes');
INSERT INTO "delivery" VALUES(4,1,'state','eventbridge',56,'chinook-pipeline-raw-123456789012',139,'arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',51,'default/chinook-pipeline-raw-to-processing','raw/','','yes','yes','yes','yes','yes','allowed','Statement AllowInvoke allows events.amazonaws.com from arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing to invoke arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing.','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','yes');
INSERT INTO "delivery" VALUES(5,1,'plan','eventbridge',97,'chinook-pipeline-processed-123456789012',140,'arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',92,'default/chinook-pipeline-processed-to-analytics','processed/','','yes','yes','yes','yes','yes','allowed','Statement AllowInvoke allows events.amazonaws.com from arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics to invoke arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics.','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','yes');
INSERT INTO "delivery" VALUES(6,1,'plan','eventbridge',98,'chinook-pipeline-raw-123456789012',142,'arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',93,'default/chinook-pipeline-raw-to-processing','raw/','','yes','yes','yes','yes','yes','allowed','Statement AllowInvoke allows events.amazonaws.com from arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing to invoke arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing.','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','yes');
INSERT INTO "delivery" VALUES(7,1,'config','eventbridge',15,'chinook-pipeline-raw-${aws.account_id}',136,'arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-processing',19,'default/chinook-pipeline-raw-to-processing','raw/','','yes','yes','yes','yes','yes','allowed','Statement AllowInvoke allows events.amazonaws.com from arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-raw-to-processing to invoke arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-processing.','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-raw-to-processing"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','yes');
INSERT INTO "delivery" VALUES(8,1,'config','eventbridge',16,'chinook-pipeline-processed-${aws.account_id}',134,'arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-analytics',21,'default/chinook-pipeline-processed-to-analytics','processed/','','yes','yes','yes','yes','yes','allowed','Statement AllowInvoke allows events.amazonaws.com from arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-processed-to-analytics to invoke arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-analytics.','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-processed-to-analytics"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','yes');
CREATE TABLE diagnostic (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('warning', 'error')),
    summary TEXT NOT NULL,
    detail TEXT NOT NULL,
    address TEXT,
    file TEXT,
    line INTEGER,
    "column" INTEGER,
    failure_kind TEXT CHECK (failure_kind IN ('bucket_already_exists', 'expired_credentials', 'access_denied',
        'throttled', 'state_locked', 'other')),
    PRIMARY KEY (snapshot_id, source, position),
    CHECK ((failure_kind IS NOT NULL) = (severity = 'error')),
    CHECK (line IS NULL OR file IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE TABLE evaluation (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    rule_id TEXT NOT NULL,
    pass_count INTEGER NOT NULL,
    fail_count INTEGER NOT NULL,
    unknown_count INTEGER NOT NULL,
    PRIMARY KEY (snapshot_id, rule_id, origin)
) STRICT, WITHOUT ROWID;
INSERT INTO "evaluation" VALUES(1,'aws','acl-in-use',4,0,0);
INSERT INTO "evaluation" VALUES(1,'config','bucket-name-duplicate',4,0,0);
INSERT INTO "evaluation" VALUES(1,'plan','bucket-name-duplicate',4,0,0);
INSERT INTO "evaluation" VALUES(1,'state','bucket-name-duplicate',4,0,0);
INSERT INTO "evaluation" VALUES(1,'aws','bucket-name-invalid',4,0,0);
INSERT INTO "evaluation" VALUES(1,'config','bucket-name-invalid',4,0,0);
INSERT INTO "evaluation" VALUES(1,'plan','bucket-name-invalid',4,0,0);
INSERT INTO "evaluation" VALUES(1,'state','bucket-name-invalid',4,0,0);
INSERT INTO "evaluation" VALUES(1,'config','bucket-name-static',1,0,0);
INSERT INTO "evaluation" VALUES(1,'config','configuration-syntax',1,0,0);
INSERT INTO "evaluation" VALUES(1,'config','count-depends-on-resource',1,0,0);
INSERT INTO "evaluation" VALUES(1,'config','deprecated-acl-argument',4,0,0);
INSERT INTO "evaluation" VALUES(1,'plan','deprecated-acl-argument',4,0,0);
INSERT INTO "evaluation" VALUES(1,'state','deprecated-acl-argument',4,0,0);
INSERT INTO "evaluation" VALUES(1,'config','deprecated-argument',1,0,0);
INSERT INTO "evaluation" VALUES(1,'config','deprecated-bucket-argument',1,0,0);
INSERT INTO "evaluation" VALUES(1,'config','deprecated-bucket-object',1,0,0);
INSERT INTO "evaluation" VALUES(1,'plan','deprecated-bucket-object',1,0,0);
INSERT INTO "evaluation" VALUES(1,'state','deprecated-bucket-object',1,0,0);
INSERT INTO "evaluation" VALUES(1,'aws','deprecated-runtime',3,0,0);
INSERT INTO "evaluation" VALUES(1,'config','deprecated-runtime',3,0,0);
INSERT INTO "evaluation" VALUES(1,'plan','deprecated-runtime',3,0,0);
INSERT INTO "evaluation" VALUES(1,'state','deprecated-runtime',3,0,0);
INSERT INTO "evaluation" VALUES(1,'plan','destroy-would-stall',4,0,0);
INSERT INTO "evaluation" VALUES(1,'state','drifted-attribute',13,0,0);
INSERT INTO "evaluation" VALUES(1,'config','duplicate-declaration',1,0,0);
INSERT INTO "evaluation" VALUES(1,'aws','eventbridge-not-enabled',2,0,0);
INSERT INTO "evaluation" VALUES(1,'config','eventbridge-not-enabled',2,0,0);
INSERT INTO "evaluation" VALUES(1,'plan','eventbridge-not-enabled',2,0,0);
INSERT INTO "evaluation" VALUES(1,'state','eventbridge-not-enabled',2,0,0);
INSERT INTO "evaluation" VALUES(1,'aws','events-permission-wrong-source',2,0,0);
INSERT INTO "evaluation" VALUES(1,'config','events-permission-wrong-source',2,0,0);
INSERT INTO "evaluation" VALUES(1,'plan','events-permission-wrong-source',2,0,0);
INSERT INTO "evaluation" VALUES(1,'state','events-permission-wrong-source',2,0,0);
INSERT INTO "evaluation" VALUES(1,'aws','missing-events-permission',2,0,0);
INSERT INTO "evaluation" VALUES(1,'config','missing-events-permission',2,0,0);
INSERT INTO "evaluation" VALUES(1,'plan','missing-events-permission',2,0,0);
INSERT INTO "evaluation" VALUES(1,'state','missing-events-permission',2,0,0);
INSERT INTO "evaluation" VALUES(1,'state','missing-resource',9,0,0);
INSERT INTO "evaluation" VALUES(1,'config','module-not-read',1,0,0);
INSERT INTO "evaluation" VALUES(1,'config','not-applied',1,0,0);
INSERT INTO "evaluation" VALUES(1,'aws','notification-clobbering',4,0,0);
INSERT INTO "evaluation" VALUES(1,'config','notification-clobbering',2,0,0);
INSERT INTO "evaluation" VALUES(1,'plan','notification-clobbering',2,0,0);
INSERT INTO "evaluation" VALUES(1,'state','notification-clobbering',2,0,0);
INSERT INTO "evaluation" VALUES(1,'aws','ownership-not-enforced',4,0,0);
INSERT INTO "evaluation" VALUES(1,'config','ownership-not-enforced',4,0,0);
INSERT INTO "evaluation" VALUES(1,'plan','ownership-not-enforced',4,0,0);
INSERT INTO "evaluation" VALUES(1,'state','ownership-not-enforced',4,0,0);
INSERT INTO "evaluation" VALUES(1,'config','provider-unpinned',1,0,0);
INSERT INTO "evaluation" VALUES(1,'config','relative-file-path',1,0,0);
INSERT INTO "evaluation" VALUES(1,'config','resource-count-attribute',1,0,0);
INSERT INTO "evaluation" VALUES(1,'config','stale-function-code',3,0,0);
INSERT INTO "evaluation" VALUES(1,'state','tainted-resource',1,0,0);
INSERT INTO "evaluation" VALUES(1,'aws','unmanaged-resource',6,0,0);
INSERT INTO "evaluation" VALUES(1,'config','unsupported-notification-block',1,0,0);
INSERT INTO "evaluation" VALUES(1,'config','unused-module-input',1,0,0);
CREATE TABLE event_bus (
    resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    name TEXT NOT NULL,
    arn TEXT,
    policy TEXT CHECK (policy IS NULL OR json_valid(policy)),
    policy_state TEXT NOT NULL CHECK (policy_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((policy IS NOT NULL) = (policy_state = 'present')),
policy_reason TEXT CHECK ((policy_reason IS NOT NULL) = (policy_state IN ('unread', 'unknown')))
) STRICT;
INSERT INTO "event_bus" VALUES(148,1,'aws','default','arn:aws:events:us-east-1:123456789012:event-bus/default',NULL,'absent',NULL);
CREATE TABLE event_rule (
    resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    name TEXT NOT NULL,
    bus TEXT NOT NULL,
    arn TEXT,
    state TEXT NOT NULL,
    schedule_expression TEXT,
    pattern TEXT CHECK (pattern IS NULL OR json_valid(pattern)),
    pattern_state TEXT NOT NULL CHECK (pattern_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((pattern IS NOT NULL) = (pattern_state = 'present')),
pattern_reason TEXT CHECK ((pattern_reason IS NOT NULL) = (pattern_state IN ('unread', 'unknown')))
) STRICT;
INSERT INTO "event_rule" VALUES(19,1,'config','chinook-pipeline-raw-to-processing','default','arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-raw-to-processing','ENABLED',NULL,'{"detail":{"bucket":{"name":["chinook-pipeline-raw-${aws.account_id}"]},"object":{"key":[{"prefix":"raw/"}]}},"detail-type":["Object Created"],"source":["aws.s3"]}','present',NULL);
INSERT INTO "event_rule" VALUES(21,1,'config','chinook-pipeline-processed-to-analytics','default','arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-processed-to-analytics','ENABLED',NULL,'{"detail":{"bucket":{"name":["chinook-pipeline-processed-${aws.account_id}"]},"object":{"key":[{"prefix":"processed/"}]}},"detail-type":["Object Created"],"source":["aws.s3"]}','present',NULL);
INSERT INTO "event_rule" VALUES(50,1,'state','chinook-pipeline-processed-to-analytics','default','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics','ENABLED',NULL,'{"detail":{"bucket":{"name":["chinook-pipeline-processed-123456789012"]},"object":{"key":[{"prefix":"processed/"}]}},"detail-type":["Object Created"],"source":["aws.s3"]}','present',NULL);
INSERT INTO "event_rule" VALUES(51,1,'state','chinook-pipeline-raw-to-processing','default','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing','ENABLED',NULL,'{"detail":{"bucket":{"name":["chinook-pipeline-raw-123456789012"]},"object":{"key":[{"prefix":"raw/"}]}},"detail-type":["Object Created"],"source":["aws.s3"]}','present',NULL);
INSERT INTO "event_rule" VALUES(92,1,'plan','chinook-pipeline-processed-to-analytics','default','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics','ENABLED',NULL,'{"detail":{"bucket":{"name":["chinook-pipeline-processed-123456789012"]},"object":{"key":[{"prefix":"processed/"}]}},"detail-type":["Object Created"],"source":["aws.s3"]}','present',NULL);
INSERT INTO "event_rule" VALUES(93,1,'plan','chinook-pipeline-raw-to-processing','default','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing','ENABLED',NULL,'{"detail":{"bucket":{"name":["chinook-pipeline-raw-123456789012"]},"object":{"key":[{"prefix":"raw/"}]}},"detail-type":["Object Created"],"source":["aws.s3"]}','present',NULL);
INSERT INTO "event_rule" VALUES(153,1,'aws','chinook-pipeline-processed-to-analytics','default','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics','ENABLED',NULL,'{"detail":{"bucket":{"name":["chinook-pipeline-processed-123456789012"]},"object":{"key":[{"prefix":"processed/"}]}},"detail-type":["Object Created"],"source":["aws.s3"]}','present',NULL);
INSERT INTO "event_rule" VALUES(154,1,'aws','chinook-pipeline-raw-to-processing','default','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing','ENABLED',NULL,'{"detail":{"bucket":{"name":["chinook-pipeline-raw-123456789012"]},"object":{"key":[{"prefix":"raw/"}]}},"detail-type":["Object Created"],"source":["aws.s3"]}','present',NULL);
CREATE TABLE event_source_mapping (
    resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    uuid TEXT NOT NULL,
    function_arn TEXT NOT NULL,
    event_source_arn TEXT,
    state TEXT
) STRICT;
CREATE TABLE event_target (
    id INTEGER PRIMARY KEY, resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    rule TEXT NOT NULL,
    bus TEXT NOT NULL,
    target_id TEXT NOT NULL,
    arn TEXT NOT NULL,
    role_arn TEXT,
    input_paths TEXT NOT NULL CHECK (json_valid(input_paths)),
    input_template TEXT,
    dead_letter_arn TEXT
) STRICT;
INSERT INTO "event_target" VALUES(1,20,1,'config','chinook-pipeline-raw-to-processing','default','processing','arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-processing',NULL,'{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"}','{"Records": [{"eventSource": <source>, "eventName": "ObjectCreated", "eventTime": <time>, "awsRegion": <region>, "s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}
','arn:aws:sqs:us-east-1:${aws.account_id}:chinook-pipeline-dead-letters');
INSERT INTO "event_target" VALUES(2,22,1,'config','chinook-pipeline-processed-to-analytics','default','analytics','arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-analytics',NULL,'{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"}','{"Records": [{"eventSource": <source>, "eventName": "ObjectCreated", "eventTime": <time>, "awsRegion": <region>, "s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}
','arn:aws:sqs:us-east-1:${aws.account_id}:chinook-pipeline-dead-letters');
INSERT INTO "event_target" VALUES(3,52,1,'state','chinook-pipeline-processed-to-analytics','default','analytics','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',NULL,'{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"}','{"Records": [{"eventSource": <source>, "eventName": "ObjectCreated", "eventTime": <time>, "awsRegion": <region>, "s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}
','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters');
INSERT INTO "event_target" VALUES(4,53,1,'state','chinook-pipeline-raw-to-processing','default','processing','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',NULL,'{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"}','{"Records": [{"eventSource": <source>, "eventName": "ObjectCreated", "eventTime": <time>, "awsRegion": <region>, "s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}
','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters');
INSERT INTO "event_target" VALUES(5,94,1,'plan','chinook-pipeline-processed-to-analytics','default','analytics','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',NULL,'{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"}','{"Records": [{"eventSource": <source>, "eventName": "ObjectCreated", "eventTime": <time>, "awsRegion": <region>, "s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}
','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters');
INSERT INTO "event_target" VALUES(6,95,1,'plan','chinook-pipeline-raw-to-processing','default','processing','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',NULL,'{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"}','{"Records": [{"eventSource": <source>, "eventName": "ObjectCreated", "eventTime": <time>, "awsRegion": <region>, "s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}
','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters');
INSERT INTO "event_target" VALUES(7,154,1,'aws','chinook-pipeline-raw-to-processing','default','processing','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',NULL,'{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"}','{"Records": [{"eventSource": <source>, "eventName": "ObjectCreated", "eventTime": <time>, "awsRegion": <region>, "s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}
','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters');
INSERT INTO "event_target" VALUES(8,153,1,'aws','chinook-pipeline-processed-to-analytics','default','analytics','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',NULL,'{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"}','{"Records": [{"eventSource": <source>, "eventName": "ObjectCreated", "eventTime": <time>, "awsRegion": <region>, "s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}
','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters');
CREATE TABLE file_change (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('added', 'modified', 'deleted', 'renamed')),
    PRIMARY KEY (snapshot_id, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE finding (
    id INTEGER PRIMARY KEY, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    rule_id TEXT NOT NULL,
    resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE,
    logical_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('fail', 'unknown')),
    severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
    severity_rank INTEGER NOT NULL,
    message TEXT NOT NULL,
    evidence TEXT NOT NULL CHECK (json_valid(evidence)),
    address TEXT,
    file TEXT,
    line INTEGER,
    fingerprint TEXT NOT NULL,
    first_seen_ms INTEGER NOT NULL,
    FOREIGN KEY (snapshot_id, rule_id) REFERENCES rule(snapshot_id, id),
    UNIQUE (snapshot_id, rule_id, logical_id, subject),
    UNIQUE (snapshot_id, fingerprint)
) STRICT;
CREATE TABLE finding_origin (
    finding_id INTEGER NOT NULL REFERENCES finding(id) ON DELETE CASCADE,
    origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    verdict TEXT NOT NULL CHECK (verdict IN ('fail', 'unknown')),
    resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE,
    message TEXT NOT NULL,
    PRIMARY KEY (finding_id, origin)
) STRICT, WITHOUT ROWID;
CREATE TABLE function_metrics (
    resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    function TEXT NOT NULL,
    window_start_ms INTEGER NOT NULL,
    window_end_ms INTEGER NOT NULL,
    metrics TEXT CHECK (metrics IS NULL OR json_valid(metrics)),
metrics_state TEXT NOT NULL CHECK (metrics_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((metrics IS NOT NULL) = (metrics_state = 'present')),
metrics_reason TEXT CHECK ((metrics_reason IS NOT NULL) = (metrics_state IN ('unread', 'unknown')))
) STRICT;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1');
INSERT INTO "grdb_migrations" VALUES('2');
INSERT INTO "grdb_migrations" VALUES('3');
CREATE TABLE iam_role (
    resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    name TEXT NOT NULL,
    arn TEXT,
    trust_policy TEXT CHECK (trust_policy IS NULL OR json_valid(trust_policy)),
    policies TEXT CHECK (policies IS NULL OR json_valid(policies)),
    trust_policy_state TEXT NOT NULL CHECK (trust_policy_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((trust_policy IS NOT NULL) = (trust_policy_state = 'present')),
trust_policy_reason TEXT CHECK ((trust_policy_reason IS NOT NULL) = (trust_policy_state IN ('unread', 'unknown'))),
    policies_state TEXT NOT NULL CHECK (policies_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((policies IS NOT NULL) = (policies_state = 'present')),
policies_reason TEXT CHECK ((policies_reason IS NOT NULL) = (policies_state IN ('unread', 'unknown')))
, permissions_boundary TEXT, permissions_boundary_state TEXT NOT NULL DEFAULT 'unread'
    CHECK (permissions_boundary_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((permissions_boundary IS NOT NULL) = (permissions_boundary_state = 'present')), permissions_boundary_reason TEXT DEFAULT 'NotAsked: an earlier version of pipereport did not ask'
    CHECK ((permissions_boundary_reason IS NOT NULL) = (permissions_boundary_state IN ('unread', 'unknown')))) STRICT;
INSERT INTO "iam_role" VALUES(29,1,'config','chinook-pipeline-analytics','arn:aws:iam::${aws.account_id}:role/chinook-pipeline-analytics','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}',NULL,'present',NULL,'absent',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(34,1,'config','chinook-pipeline-ingestion','arn:aws:iam::${aws.account_id}:role/chinook-pipeline-ingestion','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}',NULL,'present',NULL,'absent',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(46,1,'config','chinook-pipeline-processing','arn:aws:iam::${aws.account_id}:role/chinook-pipeline-processing','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}',NULL,'present',NULL,'absent',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(70,1,'state','chinook-pipeline-analytics','arn:aws:iam::123456789012:role/chinook-pipeline-analytics','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}',NULL,'present',NULL,'absent',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(82,1,'state','chinook-pipeline-ingestion','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}',NULL,'present',NULL,'absent',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(87,1,'state','chinook-pipeline-processing','arn:aws:iam::123456789012:role/chinook-pipeline-processing','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}',NULL,'present',NULL,'absent',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(112,1,'plan','chinook-pipeline-analytics','arn:aws:iam::123456789012:role/chinook-pipeline-analytics','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}',NULL,'present',NULL,'absent',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(124,1,'plan','chinook-pipeline-ingestion','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}',NULL,'present',NULL,'absent',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(129,1,'plan','chinook-pipeline-processing','arn:aws:iam::123456789012:role/chinook-pipeline-processing','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}',NULL,'present',NULL,'absent',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(155,1,'aws','chinook-pipeline-processing','arn:aws:iam::123456789012:role/chinook-pipeline-processing','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}','["data","runtime"]','present',NULL,'present',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(156,1,'aws','chinook-pipeline-ingestion','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}','["data","runtime"]','present',NULL,'present',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(157,1,'aws','chinook-pipeline-analytics','arn:aws:iam::123456789012:role/chinook-pipeline-analytics','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}','["data","runtime"]','present',NULL,'present',NULL,NULL,'absent',NULL);
CREATE TABLE iam_statement (
    id INTEGER PRIMARY KEY, resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    role TEXT NOT NULL,
    policy TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('inline', 'attached', 'boundary')),
    position INTEGER NOT NULL,
    statement TEXT NOT NULL CHECK (json_valid(statement))
) STRICT;
INSERT INTO "iam_statement" VALUES(1,30,1,'config','chinook-pipeline-analytics','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:${aws.account_id}:log-group:/aws/lambda/chinook-pipeline-analytics:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(2,30,1,'config','chinook-pipeline-analytics','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:${aws.account_id}:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(3,31,1,'config','chinook-pipeline-analytics','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-processed-${aws.account_id}/processed/*","Sid":"ReadProcessed"}');
INSERT INTO "iam_statement" VALUES(4,31,1,'config','chinook-pipeline-analytics','data','inline',1,'{"Action":"s3:ListBucket","Condition":{"StringLike":{"s3:prefix":"processed/*"}},"Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-processed-${aws.account_id}","Sid":"ListProcessed"}');
INSERT INTO "iam_statement" VALUES(5,31,1,'config','chinook-pipeline-analytics','data','inline',2,'{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-analytics-${aws.account_id}/analytics/*","Sid":"WriteAnalytics"}');
INSERT INTO "iam_statement" VALUES(6,35,1,'config','chinook-pipeline-ingestion','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:${aws.account_id}:log-group:/aws/lambda/chinook-pipeline-ingestion:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(7,35,1,'config','chinook-pipeline-ingestion','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:${aws.account_id}:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(8,36,1,'config','chinook-pipeline-ingestion','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-${aws.account_id}/db/*","Sid":"ReadDatabase"}');
INSERT INTO "iam_statement" VALUES(9,36,1,'config','chinook-pipeline-ingestion','data','inline',1,'{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-${aws.account_id}/raw/*","Sid":"WriteRaw"}');
INSERT INTO "iam_statement" VALUES(10,47,1,'config','chinook-pipeline-processing','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:${aws.account_id}:log-group:/aws/lambda/chinook-pipeline-processing:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(11,47,1,'config','chinook-pipeline-processing','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:${aws.account_id}:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(12,48,1,'config','chinook-pipeline-processing','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-${aws.account_id}/raw/*","Sid":"ReadRaw"}');
INSERT INTO "iam_statement" VALUES(13,48,1,'config','chinook-pipeline-processing','data','inline',1,'{"Action":"s3:PutObject","Effect":"Allow","Resource":["arn:aws:s3:::chinook-pipeline-processed-${aws.account_id}/processed/*","arn:aws:s3:::chinook-pipeline-analytics-${aws.account_id}/analytics/*"],"Sid":"WriteResults"}');
INSERT INTO "iam_statement" VALUES(14,71,1,'state','chinook-pipeline-analytics','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*","Sid":"ReadProcessed"}');
INSERT INTO "iam_statement" VALUES(15,71,1,'state','chinook-pipeline-analytics','data','inline',1,'{"Action":"s3:ListBucket","Condition":{"StringLike":{"s3:prefix":"processed/*"}},"Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-processed-123456789012","Sid":"ListProcessed"}');
INSERT INTO "iam_statement" VALUES(16,71,1,'state','chinook-pipeline-analytics','data','inline',2,'{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*","Sid":"WriteAnalytics"}');
INSERT INTO "iam_statement" VALUES(17,72,1,'state','chinook-pipeline-analytics','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-analytics:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(18,72,1,'state','chinook-pipeline-analytics','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(19,83,1,'state','chinook-pipeline-ingestion','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/db/*","Sid":"ReadDatabase"}');
INSERT INTO "iam_statement" VALUES(20,83,1,'state','chinook-pipeline-ingestion','data','inline',1,'{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*","Sid":"WriteRaw"}');
INSERT INTO "iam_statement" VALUES(21,84,1,'state','chinook-pipeline-ingestion','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-ingestion:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(22,84,1,'state','chinook-pipeline-ingestion','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(23,88,1,'state','chinook-pipeline-processing','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*","Sid":"ReadRaw"}');
INSERT INTO "iam_statement" VALUES(24,88,1,'state','chinook-pipeline-processing','data','inline',1,'{"Action":"s3:PutObject","Effect":"Allow","Resource":["arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*","arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*"],"Sid":"WriteResults"}');
INSERT INTO "iam_statement" VALUES(25,89,1,'state','chinook-pipeline-processing','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-processing:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(26,89,1,'state','chinook-pipeline-processing','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(27,113,1,'plan','chinook-pipeline-analytics','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*","Sid":"ReadProcessed"}');
INSERT INTO "iam_statement" VALUES(28,113,1,'plan','chinook-pipeline-analytics','data','inline',1,'{"Action":"s3:ListBucket","Condition":{"StringLike":{"s3:prefix":"processed/*"}},"Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-processed-123456789012","Sid":"ListProcessed"}');
INSERT INTO "iam_statement" VALUES(29,113,1,'plan','chinook-pipeline-analytics','data','inline',2,'{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*","Sid":"WriteAnalytics"}');
INSERT INTO "iam_statement" VALUES(30,114,1,'plan','chinook-pipeline-analytics','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-analytics:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(31,114,1,'plan','chinook-pipeline-analytics','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(32,125,1,'plan','chinook-pipeline-ingestion','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/db/*","Sid":"ReadDatabase"}');
INSERT INTO "iam_statement" VALUES(33,125,1,'plan','chinook-pipeline-ingestion','data','inline',1,'{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*","Sid":"WriteRaw"}');
INSERT INTO "iam_statement" VALUES(34,126,1,'plan','chinook-pipeline-ingestion','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-ingestion:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(35,126,1,'plan','chinook-pipeline-ingestion','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(36,130,1,'plan','chinook-pipeline-processing','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*","Sid":"ReadRaw"}');
INSERT INTO "iam_statement" VALUES(37,130,1,'plan','chinook-pipeline-processing','data','inline',1,'{"Action":"s3:PutObject","Effect":"Allow","Resource":["arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*","arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*"],"Sid":"WriteResults"}');
INSERT INTO "iam_statement" VALUES(38,131,1,'plan','chinook-pipeline-processing','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-processing:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(39,131,1,'plan','chinook-pipeline-processing','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(40,155,1,'aws','chinook-pipeline-processing','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*","Sid":"ReadRaw"}');
INSERT INTO "iam_statement" VALUES(41,155,1,'aws','chinook-pipeline-processing','data','inline',1,'{"Action":"s3:PutObject","Effect":"Allow","Resource":["arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*","arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*"],"Sid":"WriteResults"}');
INSERT INTO "iam_statement" VALUES(42,155,1,'aws','chinook-pipeline-processing','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-processing:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(43,155,1,'aws','chinook-pipeline-processing','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(44,156,1,'aws','chinook-pipeline-ingestion','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/db/*","Sid":"ReadDatabase"}');
INSERT INTO "iam_statement" VALUES(45,156,1,'aws','chinook-pipeline-ingestion','data','inline',1,'{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*","Sid":"WriteRaw"}');
INSERT INTO "iam_statement" VALUES(46,156,1,'aws','chinook-pipeline-ingestion','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-ingestion:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(47,156,1,'aws','chinook-pipeline-ingestion','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(48,157,1,'aws','chinook-pipeline-analytics','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*","Sid":"ReadProcessed"}');
INSERT INTO "iam_statement" VALUES(49,157,1,'aws','chinook-pipeline-analytics','data','inline',1,'{"Action":"s3:ListBucket","Condition":{"StringLike":{"s3:prefix":"processed/*"}},"Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-processed-123456789012","Sid":"ListProcessed"}');
INSERT INTO "iam_statement" VALUES(50,157,1,'aws','chinook-pipeline-analytics','data','inline',2,'{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*","Sid":"WriteAnalytics"}');
INSERT INTO "iam_statement" VALUES(51,157,1,'aws','chinook-pipeline-analytics','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-analytics:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(52,157,1,'aws','chinook-pipeline-analytics','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
CREATE TABLE kms_key (
    resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    arn TEXT NOT NULL,
    reference TEXT NOT NULL,
    metadata TEXT CHECK (metadata IS NULL OR json_valid(metadata)),
policy TEXT CHECK (policy IS NULL OR json_valid(policy)),
metadata_state TEXT NOT NULL CHECK (metadata_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((metadata IS NOT NULL) = (metadata_state = 'present')),
metadata_reason TEXT CHECK ((metadata_reason IS NOT NULL) = (metadata_state IN ('unread', 'unknown'))),
policy_state TEXT NOT NULL CHECK (policy_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((policy IS NOT NULL) = (policy_state = 'present')),
policy_reason TEXT CHECK ((policy_reason IS NOT NULL) = (policy_state IN ('unread', 'unknown')))
) STRICT;
CREATE TABLE lambda_alias (
    id INTEGER PRIMARY KEY, resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    function TEXT NOT NULL,
    name TEXT NOT NULL,
    function_version TEXT NOT NULL,
    additional_version_weights TEXT NOT NULL CHECK (json_valid(additional_version_weights)),
    UNIQUE (resource_id, name)
) STRICT;
CREATE TABLE lambda_function (
    resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    name TEXT NOT NULL,
    arn TEXT,
    runtime TEXT,
    handler TEXT,
    role_arn TEXT,
    memory_mb INTEGER,
    timeout_s INTEGER,
    package_size_bytes INTEGER,
    code_sha256 TEXT,
    layer_arns TEXT NOT NULL CHECK (json_valid(layer_arns)),
    environment TEXT NOT NULL CHECK (json_valid(environment)),
    state TEXT,
    policy TEXT CHECK (policy IS NULL OR json_valid(policy)),
    policy_state TEXT NOT NULL CHECK (policy_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((policy IS NOT NULL) = (policy_state = 'present')),
policy_reason TEXT CHECK ((policy_reason IS NOT NULL) = (policy_state IN ('unread', 'unknown')))
) STRICT;
INSERT INTO "lambda_function" VALUES(134,1,'config','chinook-pipeline-analytics','arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-analytics','python3.12','handler.handler','arn:aws:iam::${aws.account_id}:role/chinook-pipeline-analytics',128,60,NULL,'${module.analytics.expr.main.tf-20-22}','[]','{"ANALYTICS_BUCKET":"chinook-pipeline-analytics-${aws.account_id}","WINDOW_MINUTES":null}',NULL,NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(135,1,'config','chinook-pipeline-ingestion','arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-ingestion','python3.12','handler.handler','arn:aws:iam::${aws.account_id}:role/chinook-pipeline-ingestion',256,60,NULL,'${module.ingestion.expr.main.tf-20-22}','["${module.db_layer.aws_lambda_layer_version.this.arn}"]','{"DB_S3_BUCKET":"chinook-pipeline-raw-${aws.account_id}","DB_S3_KEY":null,"DB_TYPE":null,"INGEST_QUERY":null,"RAW_BUCKET":"chinook-pipeline-raw-${aws.account_id}"}',NULL,NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(136,1,'config','chinook-pipeline-processing','arn:aws:lambda:us-east-1:${aws.account_id}:function:chinook-pipeline-processing','python3.12','handler.handler','arn:aws:iam::${aws.account_id}:role/chinook-pipeline-processing',128,60,NULL,'${module.processing.expr.main.tf-20-22}','[]','{"ANALYTICS_BUCKET":"chinook-pipeline-analytics-${aws.account_id}","PROCESSED_BUCKET":"chinook-pipeline-processed-${aws.account_id}"}',NULL,NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(137,1,'state','chinook-pipeline-analytics','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-analytics',128,60,5483,'lf5fB0E5XMqITefKAza7yrAryJbB9WAiwZdzyal7YnA=','[]','{"ANALYTICS_BUCKET":"chinook-pipeline-analytics-123456789012","WINDOW_MINUTES":null}',NULL,NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(138,1,'state','chinook-pipeline-ingestion','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion',256,60,4930,'Y5bMDWGKbqckrX6jbyaeHZeVba5RgJ387wepQsN8CRg=','["arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1"]','{"DB_S3_BUCKET":"chinook-pipeline-raw-123456789012","DB_S3_KEY":null,"DB_TYPE":null,"INGEST_QUERY":null,"RAW_BUCKET":"chinook-pipeline-raw-123456789012"}',NULL,NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(139,1,'state','chinook-pipeline-processing','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-processing',128,60,4195,'DGsK5iVZ751wkASNHXtx1dCaI0Qsm3DASyqJxmNxU6w=','[]','{"ANALYTICS_BUCKET":"chinook-pipeline-analytics-123456789012","PROCESSED_BUCKET":"chinook-pipeline-processed-123456789012"}',NULL,NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(140,1,'plan','chinook-pipeline-analytics','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-analytics',128,60,5483,'lf5fB0E5XMqITefKAza7yrAryJbB9WAiwZdzyal7YnA=','[]','{"ANALYTICS_BUCKET":"chinook-pipeline-analytics-123456789012","WINDOW_MINUTES":null}',NULL,NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(141,1,'plan','chinook-pipeline-ingestion','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion',256,60,4930,'Y5bMDWGKbqckrX6jbyaeHZeVba5RgJ387wepQsN8CRg=','["arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1"]','{"DB_S3_BUCKET":"chinook-pipeline-raw-123456789012","DB_S3_KEY":null,"DB_TYPE":null,"INGEST_QUERY":null,"RAW_BUCKET":"chinook-pipeline-raw-123456789012"}',NULL,NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(142,1,'plan','chinook-pipeline-processing','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-processing',128,60,4195,'DGsK5iVZ751wkASNHXtx1dCaI0Qsm3DASyqJxmNxU6w=','[]','{"ANALYTICS_BUCKET":"chinook-pipeline-analytics-123456789012","PROCESSED_BUCKET":"chinook-pipeline-processed-123456789012"}',NULL,NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(149,1,'aws','chinook-pipeline-analytics','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-analytics',128,60,5483,'lf5fB0E5XMqITefKAza7yrAryJbB9WAiwZdzyal7YnA=','[]','{"ANALYTICS_BUCKET":"chinook-pipeline-analytics-123456789012","WINDOW_MINUTES":null}','Active','{"Version": "2012-10-17", "Id": "default", "Statement": [{"Action": "lambda:InvokeFunction", "Principal": {"Service": "events.amazonaws.com"}, "Effect": "Allow", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics", "Sid": "AllowInvoke", "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"}}}]}','present',NULL);
INSERT INTO "lambda_function" VALUES(150,1,'aws','chinook-pipeline-ingestion','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion',256,60,4930,'Y5bMDWGKbqckrX6jbyaeHZeVba5RgJ387wepQsN8CRg=','["arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1"]','{"DB_S3_BUCKET":"chinook-pipeline-raw-123456789012","DB_S3_KEY":null,"DB_TYPE":null,"INGEST_QUERY":null,"RAW_BUCKET":"chinook-pipeline-raw-123456789012"}','Active',NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(151,1,'aws','chinook-pipeline-processing','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-processing',128,60,4195,'DGsK5iVZ751wkASNHXtx1dCaI0Qsm3DASyqJxmNxU6w=','[]','{"ANALYTICS_BUCKET":"chinook-pipeline-analytics-123456789012","PROCESSED_BUCKET":"chinook-pipeline-processed-123456789012"}','Active','{"Version": "2012-10-17", "Id": "default", "Statement": [{"Action": "lambda:InvokeFunction", "Principal": {"Service": "events.amazonaws.com"}, "Effect": "Allow", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing", "Sid": "AllowInvoke", "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"}}}]}','present',NULL);
CREATE TABLE lambda_function_settings (
    resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    function TEXT NOT NULL,
    reserved_concurrency INTEGER,
    recursive_loop TEXT CHECK (recursive_loop IN ('Allow', 'Terminate')),
    reserved_concurrency_state TEXT NOT NULL CHECK (reserved_concurrency_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((reserved_concurrency IS NOT NULL) = (reserved_concurrency_state = 'present')),
reserved_concurrency_reason TEXT CHECK ((reserved_concurrency_reason IS NOT NULL) = (reserved_concurrency_state IN ('unread', 'unknown'))),
    recursive_loop_state TEXT NOT NULL CHECK (recursive_loop_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((recursive_loop IS NOT NULL) = (recursive_loop_state = 'present')),
recursive_loop_reason TEXT CHECK ((recursive_loop_reason IS NOT NULL) = (recursive_loop_state IN ('unread', 'unknown'))),
    status TEXT CHECK (status IS NULL OR json_valid(status)),
event_invoke_configs TEXT CHECK (event_invoke_configs IS NULL OR json_valid(event_invoke_configs)),
url_configs TEXT CHECK (url_configs IS NULL OR json_valid(url_configs)),
status_state TEXT NOT NULL CHECK (status_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((status IS NOT NULL) = (status_state = 'present')),
status_reason TEXT CHECK ((status_reason IS NOT NULL) = (status_state IN ('unread', 'unknown'))),
event_invoke_configs_state TEXT NOT NULL CHECK (event_invoke_configs_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((event_invoke_configs IS NOT NULL) = (event_invoke_configs_state = 'present')),
event_invoke_configs_reason TEXT CHECK ((event_invoke_configs_reason IS NOT NULL) = (event_invoke_configs_state IN ('unread', 'unknown'))),
url_configs_state TEXT NOT NULL CHECK (url_configs_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((url_configs IS NOT NULL) = (url_configs_state = 'present')),
url_configs_reason TEXT CHECK ((url_configs_reason IS NOT NULL) = (url_configs_state IN ('unread', 'unknown')))
) STRICT;
CREATE TABLE lambda_permission (
    id INTEGER PRIMARY KEY, resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    function TEXT NOT NULL,
    qualifier TEXT,
    sid TEXT NOT NULL,
    statement TEXT NOT NULL CHECK (json_valid(statement)),
    principal TEXT NOT NULL,
    source_arn TEXT,
    source_account TEXT
) STRICT;
INSERT INTO "lambda_permission" VALUES(1,28,1,'config','chinook-pipeline-analytics',NULL,'AllowInvoke','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-processed-to-analytics"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','events.amazonaws.com','arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-processed-to-analytics',NULL);
INSERT INTO "lambda_permission" VALUES(2,45,1,'config','chinook-pipeline-processing',NULL,'AllowInvoke','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-raw-to-processing"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','events.amazonaws.com','arn:aws:events:us-east-1:${aws.account_id}:rule/chinook-pipeline-raw-to-processing',NULL);
INSERT INTO "lambda_permission" VALUES(3,74,1,'state','chinook-pipeline-analytics',NULL,'AllowInvoke','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','events.amazonaws.com','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics',NULL);
INSERT INTO "lambda_permission" VALUES(4,91,1,'state','chinook-pipeline-processing',NULL,'AllowInvoke','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','events.amazonaws.com','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing',NULL);
INSERT INTO "lambda_permission" VALUES(5,116,1,'plan','chinook-pipeline-analytics',NULL,'AllowInvoke','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','events.amazonaws.com','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics',NULL);
INSERT INTO "lambda_permission" VALUES(6,133,1,'plan','chinook-pipeline-processing',NULL,'AllowInvoke','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','events.amazonaws.com','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing',NULL);
INSERT INTO "lambda_permission" VALUES(7,151,1,'aws','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',NULL,'AllowInvoke','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Resource":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing","Sid":"AllowInvoke"}','events.amazonaws.com','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing',NULL);
INSERT INTO "lambda_permission" VALUES(8,149,1,'aws','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',NULL,'AllowInvoke','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Resource":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics","Sid":"AllowInvoke"}','events.amazonaws.com','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics',NULL);
CREATE TABLE lambda_qualifier_policy (
    id INTEGER PRIMARY KEY, resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    function TEXT NOT NULL,
    qualifier TEXT NOT NULL,
    policy TEXT CHECK (policy IS NULL OR json_valid(policy)),
policy_state TEXT NOT NULL CHECK (policy_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((policy IS NOT NULL) = (policy_state = 'present')),
policy_reason TEXT CHECK ((policy_reason IS NOT NULL) = (policy_state IN ('unread', 'unknown'))),
    UNIQUE (resource_id, qualifier)
) STRICT;
CREATE TABLE lambda_version (
    id INTEGER PRIMARY KEY, resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    function TEXT NOT NULL,
    version TEXT NOT NULL,
    code_sha256 TEXT,
    UNIQUE (resource_id, version)
) STRICT;
CREATE TABLE layer_version (
    resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    arn TEXT NOT NULL,
    compatible_runtimes TEXT NOT NULL CHECK (json_valid(compatible_runtimes)),
    size_bytes INTEGER
) STRICT;
INSERT INTO "layer_version" VALUES(75,1,'state','chinook-pipeline-db',1,'arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1','["python3.12"]',3009292);
INSERT INTO "layer_version" VALUES(117,1,'plan','chinook-pipeline-db',1,'arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1','["python3.12"]',3009292);
INSERT INTO "layer_version" VALUES(152,1,'aws','chinook-pipeline-db',1,'arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1','["python3.12"]',NULL);
CREATE TABLE local_package (
    resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    sha256 TEXT,
    sha256_state TEXT NOT NULL CHECK (sha256_state IN ('present', 'absent', 'unread', 'unknown'))
        CHECK ((sha256 IS NOT NULL) = (sha256_state = 'present')),
    sha256_reason TEXT CHECK ((sha256_reason IS NOT NULL) = (sha256_state IN ('unread', 'unknown'))),
    PRIMARY KEY (resource_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "local_package" VALUES(134,1,'./../build/analytics_function.zip','lf5fB0E5XMqITefKAza7yrAryJbB9WAiwZdzyal7YnA=','present',NULL);
INSERT INTO "local_package" VALUES(135,1,'./../build/ingestion_function.zip','Y5bMDWGKbqckrX6jbyaeHZeVba5RgJ387wepQsN8CRg=','present',NULL);
INSERT INTO "local_package" VALUES(136,1,'./../build/processing_function.zip','DGsK5iVZ751wkASNHXtx1dCaI0Qsm3DASyqJxmNxU6w=','present',NULL);
CREATE TABLE managed_policy (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    arn TEXT NOT NULL,
    document TEXT CHECK (document IS NULL OR json_valid(document)),
document_state TEXT NOT NULL CHECK (document_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((document IS NOT NULL) = (document_state = 'present')),
document_reason TEXT CHECK ((document_reason IS NOT NULL) = (document_state IN ('unread', 'unknown'))),
    PRIMARY KEY (snapshot_id, arn)
) STRICT, WITHOUT ROWID;
CREATE TABLE output_object (
    id INTEGER PRIMARY KEY, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    bucket TEXT NOT NULL,
    key TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('raw', 'processed', 'analytics')),
    size_bytes INTEGER NOT NULL,
    last_modified_ms INTEGER NOT NULL,
    etag TEXT NOT NULL,
    row_count INTEGER,
    generated_from TEXT,
    row_count_state TEXT NOT NULL CHECK (row_count_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((row_count IS NOT NULL) = (row_count_state = 'present')),
row_count_reason TEXT CHECK ((row_count_reason IS NOT NULL) = (row_count_state IN ('unread', 'unknown'))),
    generated_from_state TEXT NOT NULL CHECK (generated_from_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((generated_from IS NOT NULL) = (generated_from_state = 'present')),
generated_from_reason TEXT CHECK ((generated_from_reason IS NOT NULL) = (generated_from_state IN ('unread', 'unknown'))),
    UNIQUE (snapshot_id, bucket, key)
) STRICT;
INSERT INTO "output_object" VALUES(13,1,'chinook-pipeline-raw-123456789012','raw/2026-11-25T20-28-33Z/9f37509c-a1da-41b9-8e69-2765ed247c71.json','raw',77580,1795638513000,'ddca95c081febfd7bfac3a11105ddfe4',500,NULL,'present',NULL,'absent',NULL);
INSERT INTO "output_object" VALUES(14,1,'chinook-pipeline-raw-123456789012','raw/2026-11-25T20-28-28Z/74b11a8a-97d1-479e-8f0a-07dd21fb5ca5.json','raw',77580,1795638508000,'9369f084971695e196c496979354994a',500,NULL,'present',NULL,'absent',NULL);
INSERT INTO "output_object" VALUES(15,1,'chinook-pipeline-raw-123456789012','raw/2026-11-25T20-28-31Z/2f1e243d-8420-4642-9b67-44135a677cea.json','raw',77580,1795638511000,'437a834d41471ddfffe760f014dae894',500,NULL,'present',NULL,'absent',NULL);
INSERT INTO "output_object" VALUES(16,1,'chinook-pipeline-analytics-123456789012','analytics/2026-11-25T20-28-33Z/9f37509c-a1da-41b9-8e69-2765ed247c71_summary.json','analytics',1248,1795638514000,'9c50c82d4e4f812fcf04770e52327a78',500,'s3://chinook-pipeline-raw-123456789012/raw/2026-11-25T20-28-33Z/9f37509c-a1da-41b9-8e69-2765ed247c71.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(17,1,'chinook-pipeline-analytics-123456789012','analytics/2026-11-25T20-28-31Z/2f1e243d-8420-4642-9b67-44135a677cea_summary.json','analytics',1248,1795638511000,'0b2e64e178a56f718ece0db893e6d9ac',500,'s3://chinook-pipeline-raw-123456789012/raw/2026-11-25T20-28-31Z/2f1e243d-8420-4642-9b67-44135a677cea.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(18,1,'chinook-pipeline-analytics-123456789012','analytics/2026-11-25T20-28-33Z/9f37509c-a1da-41b9-8e69-2765ed247c71_windows.json','analytics',4153,1795638515000,'3fc365bbfc1fb50eabe2441d31e698e6',500,'s3://chinook-pipeline-processed-123456789012/processed/2026-11-25T20-28-33Z/9f37509c-a1da-41b9-8e69-2765ed247c71.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(19,1,'chinook-pipeline-analytics-123456789012','analytics/2026-11-25T20-28-31Z/2f1e243d-8420-4642-9b67-44135a677cea_windows.json','analytics',4129,1795638512000,'45bdad7c7bd517e958092dc2ef20c293',500,'s3://chinook-pipeline-processed-123456789012/processed/2026-11-25T20-28-31Z/2f1e243d-8420-4642-9b67-44135a677cea.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(20,1,'chinook-pipeline-analytics-123456789012','analytics/2026-11-25T20-28-28Z/74b11a8a-97d1-479e-8f0a-07dd21fb5ca5_windows.json','analytics',4114,1795638509000,'429613423f319bab0fe7d80d781058ab',500,'s3://chinook-pipeline-processed-123456789012/processed/2026-11-25T20-28-28Z/74b11a8a-97d1-479e-8f0a-07dd21fb5ca5.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(21,1,'chinook-pipeline-analytics-123456789012','analytics/2026-11-25T20-28-28Z/74b11a8a-97d1-479e-8f0a-07dd21fb5ca5_summary.json','analytics',1248,1795638509000,'94eb127136603564d20c1287a3b2c2f4',500,'s3://chinook-pipeline-raw-123456789012/raw/2026-11-25T20-28-28Z/74b11a8a-97d1-479e-8f0a-07dd21fb5ca5.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(22,1,'chinook-pipeline-processed-123456789012','processed/2026-11-25T20-28-31Z/2f1e243d-8420-4642-9b67-44135a677cea.json','processed',84709,1795638511000,'b467af950144151c664124baea841498',500,'s3://chinook-pipeline-raw-123456789012/raw/2026-11-25T20-28-31Z/2f1e243d-8420-4642-9b67-44135a677cea.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(23,1,'chinook-pipeline-processed-123456789012','processed/2026-11-25T20-28-33Z/9f37509c-a1da-41b9-8e69-2765ed247c71.json','processed',84709,1795638514000,'b749e16943c04b59d48cb76b7a5f429c',500,'s3://chinook-pipeline-raw-123456789012/raw/2026-11-25T20-28-33Z/9f37509c-a1da-41b9-8e69-2765ed247c71.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(24,1,'chinook-pipeline-processed-123456789012','processed/2026-11-25T20-28-28Z/74b11a8a-97d1-479e-8f0a-07dd21fb5ca5.json','processed',84709,1795638509000,'557d8891375f6c5fa68d406084101b1f',500,'s3://chinook-pipeline-raw-123456789012/raw/2026-11-25T20-28-28Z/74b11a8a-97d1-479e-8f0a-07dd21fb5ca5.json','present',NULL,'present',NULL);
CREATE TABLE provider_use (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    provider TEXT NOT NULL,
    resource_count INTEGER NOT NULL,
    is_analysed INTEGER NOT NULL CHECK (is_analysed IN (0, 1)),
    PRIMARY KEY (snapshot_id, source, provider)
) STRICT, WITHOUT ROWID;
INSERT INTO "provider_use" VALUES(1,'terraform.config:terraform','hashicorp/aws',46,1);
INSERT INTO "provider_use" VALUES(1,'terraform.plan:plan.json','hashicorp/aws',45,1);
INSERT INTO "provider_use" VALUES(1,'terraform.state:terraform.tfstate','hashicorp/aws',46,1);
CREATE TABLE recording (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recorded_at_ms INTEGER NOT NULL,
    command TEXT NOT NULL,
    exit_code INTEGER NOT NULL,
    log TEXT NOT NULL
) STRICT;
CREATE TABLE resource (
    id INTEGER PRIMARY KEY,
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    source TEXT NOT NULL,
    type TEXT NOT NULL,
    arn TEXT,
    address TEXT,
    name TEXT NOT NULL,
    account TEXT,
    region TEXT,
    file TEXT,
    line INTEGER,
    attributes_hash TEXT NOT NULL REFERENCES attribute_set(hash),
    logical_id TEXT, planned_action TEXT
    CHECK (planned_action IN ('create', 'no-op', 'update', 'delete', 'replace', 'read', 'forget')), replace_paths TEXT CHECK (replace_paths IS NULL OR json_valid(replace_paths)), is_tainted INTEGER NOT NULL DEFAULT 0 CHECK (is_tainted IN (0, 1)), deposed_count INTEGER NOT NULL DEFAULT 0,
    CHECK (arn IS NOT NULL OR address IS NOT NULL)
) STRICT;
INSERT INTO "resource" VALUES(1,1,'config','terraform.config:terraform','terraform_module',NULL,'root module','.',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','root module',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(2,1,'config','terraform.config:terraform','terraform_module',NULL,'module.analytics','modules/lambda',NULL,NULL,'terraform/analytics.tf',1,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.analytics',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(3,1,'config','terraform.config:terraform','terraform_module',NULL,'module.ingestion','modules/lambda',NULL,NULL,'terraform/ingestion.tf',2,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.ingestion',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(4,1,'config','terraform.config:terraform','terraform_module',NULL,'module.db_layer','modules/layer',NULL,NULL,'terraform/layer.tf',1,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.db_layer',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(5,1,'config','terraform.config:terraform','terraform_module',NULL,'module.processing','modules/lambda',NULL,NULL,'terraform/processing.tf',1,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.processing',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(6,1,'config','terraform.config:terraform','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["analytics"]','chinook-pipeline-analytics-${aws.account_id}',NULL,NULL,'terraform/bucket_settings.tf',10,'a1ce61e0665593949f0f59cb08630a1e0d62ac3bc0e3856dad35ef442b34553a','aws_s3_bucket_ownership_controls.data["analytics"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(7,1,'config','terraform.config:terraform','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["processed"]','chinook-pipeline-processed-${aws.account_id}',NULL,NULL,'terraform/bucket_settings.tf',10,'832375b847fe8579be54c06860ec8ec501d296b23c33cb6c261163f7d19b57a2','aws_s3_bucket_ownership_controls.data["processed"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(8,1,'config','terraform.config:terraform','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["raw"]','chinook-pipeline-raw-${aws.account_id}',NULL,NULL,'terraform/bucket_settings.tf',10,'d8a998830b2c52c37d82cacce258548ccc25c81a0699709f5d15a5f9c8305a70','aws_s3_bucket_ownership_controls.data["raw"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(9,1,'config','terraform.config:terraform','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["analytics"]','data',NULL,NULL,'terraform/bucket_settings.tf',19,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["analytics"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(10,1,'config','terraform.config:terraform','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["processed"]','data',NULL,NULL,'terraform/bucket_settings.tf',19,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["processed"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(11,1,'config','terraform.config:terraform','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["raw"]','data',NULL,NULL,'terraform/bucket_settings.tf',19,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["raw"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(12,1,'config','terraform.config:terraform','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["analytics"]','data',NULL,NULL,'terraform/bucket_settings.tf',29,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["analytics"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(13,1,'config','terraform.config:terraform','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["processed"]','data',NULL,NULL,'terraform/bucket_settings.tf',29,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["processed"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(14,1,'config','terraform.config:terraform','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["raw"]','data',NULL,NULL,'terraform/bucket_settings.tf',29,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["raw"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(15,1,'config','terraform.config:terraform','aws_s3_bucket',NULL,'aws_s3_bucket.raw_data','chinook-pipeline-raw-${aws.account_id}',NULL,NULL,'terraform/buckets.tf',1,'39e0a42ce724b11f286af430087677b827917d20f3873bee8f86cf937549215d','arn:aws:s3:::chinook-pipeline-raw-123456789012',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(16,1,'config','terraform.config:terraform','aws_s3_bucket',NULL,'aws_s3_bucket.processed_data','chinook-pipeline-processed-${aws.account_id}',NULL,NULL,'terraform/buckets.tf',6,'1405734a38328a4127e731c84321e219becf027bbe76ccd4e62c9c1255690fa0','arn:aws:s3:::chinook-pipeline-processed-123456789012',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(17,1,'config','terraform.config:terraform','aws_s3_bucket',NULL,'aws_s3_bucket.analytics_data','chinook-pipeline-analytics-${aws.account_id}',NULL,NULL,'terraform/buckets.tf',11,'a1ffd62abfe3a9ffcad1c070c5094cbd4b1ba42d14af5a61e1c66c9aa72b0808','arn:aws:s3:::chinook-pipeline-analytics-123456789012',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(18,1,'config','terraform.config:terraform','aws_sqs_queue',NULL,'aws_sqs_queue.dead_letters','chinook-pipeline-dead-letters',NULL,NULL,'terraform/dead_letters.tf',7,'f25bae6429cd2a18eb2fea39ffdfeddc2bdb5e42903c35811ba8c2fe4ff75000','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(19,1,'config','terraform.config:terraform','aws_cloudwatch_event_rule',NULL,'aws_cloudwatch_event_rule.raw_to_processing','chinook-pipeline-raw-to-processing',NULL,NULL,'terraform/events.tf',21,'d0acd9565c3a5bbae78ce39f8b4a2768615fca251d6e8f27020bc370c775ddb7','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(20,1,'config','terraform.config:terraform','aws_cloudwatch_event_target',NULL,'aws_cloudwatch_event_target.raw_to_processing','processing',NULL,NULL,'terraform/events.tf',35,'acd3afd0fdff94fd0c233a5cfe9a44fa4ba15b24ff75d5baee9a63134b629c67','aws_cloudwatch_event_target.raw_to_processing',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(21,1,'config','terraform.config:terraform','aws_cloudwatch_event_rule',NULL,'aws_cloudwatch_event_rule.processed_to_analytics','chinook-pipeline-processed-to-analytics',NULL,NULL,'terraform/events.tf',50,'96d606db1f70dec725120dbef4400d4a5ca03361d945fdd4e65189b01cf586cd','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(22,1,'config','terraform.config:terraform','aws_cloudwatch_event_target',NULL,'aws_cloudwatch_event_target.processed_to_analytics','analytics',NULL,NULL,'terraform/events.tf',64,'03e6be9eb638280b50a2ef0f14795e68b69c3953e495cdff50a54ee57168ca98','aws_cloudwatch_event_target.processed_to_analytics',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(23,1,'config','terraform.config:terraform','aws_caller_identity',NULL,'data.aws_caller_identity.current','current',NULL,NULL,'terraform/main.tf',1,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','data.aws_caller_identity.current',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(24,1,'config','terraform.config:terraform','aws_s3_bucket_notification',NULL,'aws_s3_bucket_notification.raw_data','chinook-pipeline-raw-${aws.account_id}',NULL,NULL,'terraform/notifications.tf',5,'c66de2f5a7eb72fa25cbbb2a79175f9fa82a7ff0d3b36b7806d773ad412259e7','aws_s3_bucket_notification.raw_data',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(25,1,'config','terraform.config:terraform','aws_s3_bucket_notification',NULL,'aws_s3_bucket_notification.processed_data','chinook-pipeline-processed-${aws.account_id}',NULL,NULL,'terraform/notifications.tf',10,'01f5aa51dbfc70aa7449c42f612e8c01f064bd97c46832a47f3741c28337eb0f','aws_s3_bucket_notification.processed_data',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(26,1,'config','terraform.config:terraform','aws_cloudwatch_log_group',NULL,'module.analytics.aws_cloudwatch_log_group.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',4,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.analytics.aws_cloudwatch_log_group.this',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(27,1,'config','terraform.config:terraform','aws_lambda_function_event_invoke_config',NULL,'module.analytics.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',30,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.analytics.aws_lambda_function_event_invoke_config.this',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(28,1,'config','terraform.config:terraform','aws_lambda_permission',NULL,'module.analytics.aws_lambda_permission.invoke[0]','chinook-pipeline-analytics',NULL,NULL,'terraform/modules/lambda/permission.tf',3,'7c14ab3c49a8f99139bf71cad15961b7bbbca1f258c7b8ad4d1a60368e866aa6','module.analytics.aws_lambda_permission.invoke[0]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(29,1,'config','terraform.config:terraform','aws_iam_role',NULL,'module.analytics.aws_iam_role.this','chinook-pipeline-analytics',NULL,NULL,'terraform/modules/lambda/role.tf',1,'22da86298a128560d6c2fba82ee6b7f70a053123f0da3be2faf56a89ade70e43','arn:aws:iam::123456789012:role/chinook-pipeline-analytics',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(30,1,'config','terraform.config:terraform','aws_iam_role_policy',NULL,'module.analytics.aws_iam_role_policy.runtime','runtime',NULL,NULL,'terraform/modules/lambda/role.tf',14,'c8b3e5738b09937704999941da1a1ee0c28837e334f5b0478240a4b8e3de4007','module.analytics.aws_iam_role_policy.runtime',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(31,1,'config','terraform.config:terraform','aws_iam_role_policy',NULL,'module.analytics.aws_iam_role_policy.data','data',NULL,NULL,'terraform/modules/lambda/role.tf',37,'9b6265f2a5d7e6e61c303b0df797e376eb4a6be207827a49081dc0b45c6bdcc0','module.analytics.aws_iam_role_policy.data',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(32,1,'config','terraform.config:terraform','aws_cloudwatch_log_group',NULL,'module.ingestion.aws_cloudwatch_log_group.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',4,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.ingestion.aws_cloudwatch_log_group.this',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(33,1,'config','terraform.config:terraform','aws_lambda_function_event_invoke_config',NULL,'module.ingestion.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',30,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.ingestion.aws_lambda_function_event_invoke_config.this',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(34,1,'config','terraform.config:terraform','aws_iam_role',NULL,'module.ingestion.aws_iam_role.this','chinook-pipeline-ingestion',NULL,NULL,'terraform/modules/lambda/role.tf',1,'ecf0c6784825f68cbbf758d3ef644238a492f8e355e8f9357b0c6f4d450ea9be','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(35,1,'config','terraform.config:terraform','aws_iam_role_policy',NULL,'module.ingestion.aws_iam_role_policy.runtime','runtime',NULL,NULL,'terraform/modules/lambda/role.tf',14,'65f1e9f521863a14aed66f2a4e2a69c0cf1593a3b328d8078d4615ccfb2ca31e','module.ingestion.aws_iam_role_policy.runtime',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(36,1,'config','terraform.config:terraform','aws_iam_role_policy',NULL,'module.ingestion.aws_iam_role_policy.data','data',NULL,NULL,'terraform/modules/lambda/role.tf',37,'73aa78be894bc522d8041568fc395fff8b3f2394a99ff64c341b5e1c445cf5d1','module.ingestion.aws_iam_role_policy.data',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(37,1,'config','terraform.config:terraform','aws_s3_bucket',NULL,'module.db_layer.aws_s3_bucket.artifacts','chinook-pipeline-artifacts-${aws.account_id}',NULL,NULL,'terraform/modules/layer/main.tf',1,'485c7cec3e90031fa7b2b53f1974f60ed19ba194178b016226348a3fdd3a8903','arn:aws:s3:::chinook-pipeline-artifacts-123456789012',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(38,1,'config','terraform.config:terraform','aws_s3_bucket_ownership_controls',NULL,'module.db_layer.aws_s3_bucket_ownership_controls.artifacts','chinook-pipeline-artifacts-${aws.account_id}',NULL,NULL,'terraform/modules/layer/main.tf',6,'0406584a153739fee5e4a8a765cca4bc25e89292bb1c7ff58014434afaa3c883','module.db_layer.aws_s3_bucket_ownership_controls.artifacts',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(39,1,'config','terraform.config:terraform','aws_s3_bucket_public_access_block',NULL,'module.db_layer.aws_s3_bucket_public_access_block.artifacts','artifacts',NULL,NULL,'terraform/modules/layer/main.tf',14,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.db_layer.aws_s3_bucket_public_access_block.artifacts',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(40,1,'config','terraform.config:terraform','aws_s3_bucket_server_side_encryption_configuration',NULL,'module.db_layer.aws_s3_bucket_server_side_encryption_configuration.artifacts','artifacts',NULL,NULL,'terraform/modules/layer/main.tf',23,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.db_layer.aws_s3_bucket_server_side_encryption_configuration.artifacts',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(41,1,'config','terraform.config:terraform','aws_s3_object',NULL,'module.db_layer.aws_s3_object.layer','layers/chinook-pipeline-db.zip',NULL,NULL,'terraform/modules/layer/main.tf',33,'c80d06cbd92104ef421f9f01741ffa020c59e191ef3166344b348e93ec2f07f9','module.db_layer.aws_s3_object.layer',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(42,1,'config','terraform.config:terraform','aws_lambda_layer_version',NULL,'module.db_layer.aws_lambda_layer_version.this','chinook-pipeline-db',NULL,NULL,'terraform/modules/layer/main.tf',42,'449f809ad069fb34f8aee523651b69acf0e8bc5042a7cf954c2c53175be48d38','arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(43,1,'config','terraform.config:terraform','aws_cloudwatch_log_group',NULL,'module.processing.aws_cloudwatch_log_group.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',4,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.processing.aws_cloudwatch_log_group.this',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(44,1,'config','terraform.config:terraform','aws_lambda_function_event_invoke_config',NULL,'module.processing.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',30,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.processing.aws_lambda_function_event_invoke_config.this',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(45,1,'config','terraform.config:terraform','aws_lambda_permission',NULL,'module.processing.aws_lambda_permission.invoke[0]','chinook-pipeline-processing',NULL,NULL,'terraform/modules/lambda/permission.tf',3,'f7b9123feb0df13c5a6f3306c599f28c07b2a1e476ab735043136b853f44e293','module.processing.aws_lambda_permission.invoke[0]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(46,1,'config','terraform.config:terraform','aws_iam_role',NULL,'module.processing.aws_iam_role.this','chinook-pipeline-processing',NULL,NULL,'terraform/modules/lambda/role.tf',1,'c692234b8eeb62b252011b3277fa4455eab051f4defa229e4667a994dbeed456','arn:aws:iam::123456789012:role/chinook-pipeline-processing',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(47,1,'config','terraform.config:terraform','aws_iam_role_policy',NULL,'module.processing.aws_iam_role_policy.runtime','runtime',NULL,NULL,'terraform/modules/lambda/role.tf',14,'0881b8656aba85d7efbe61fe80d76f246abbbbbbc4fb13f72c07420153f19d1e','module.processing.aws_iam_role_policy.runtime',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(48,1,'config','terraform.config:terraform','aws_iam_role_policy',NULL,'module.processing.aws_iam_role_policy.data','data',NULL,NULL,'terraform/modules/lambda/role.tf',37,'a21aee57052cf83b6a03a1d78516c77a26b016a1d82660e0c8dc3f69fcc59680','module.processing.aws_iam_role_policy.data',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(49,1,'state','terraform.state:terraform.tfstate','aws_caller_identity',NULL,'data.aws_caller_identity.current','current',NULL,NULL,'terraform/main.tf',1,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','data.aws_caller_identity.current',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(50,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_event_rule','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics','aws_cloudwatch_event_rule.processed_to_analytics','chinook-pipeline-processed-to-analytics','123456789012','us-east-1','terraform/events.tf',50,'fce7e866d62da19d641eef01fd66fe1723a57c56477366b3bffef8ce20f22d76','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(51,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_event_rule','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing','aws_cloudwatch_event_rule.raw_to_processing','chinook-pipeline-raw-to-processing','123456789012','us-east-1','terraform/events.tf',21,'f7ba02a25a579741dfa29a22364707c4897c979ad921aad08c67860a627c5e4a','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(52,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_event_target',NULL,'aws_cloudwatch_event_target.processed_to_analytics','analytics',NULL,NULL,'terraform/events.tf',64,'8bc3c4630f01fe29f5b2232a908ee06b8f30a3fb9274a626f45c6a02b9d3e658','aws_cloudwatch_event_target.processed_to_analytics',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(53,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_event_target',NULL,'aws_cloudwatch_event_target.raw_to_processing','processing',NULL,NULL,'terraform/events.tf',35,'16c3e09b7918319dc347c6f496e6926fd6d8392a99b28ea4191a284b92ebaf4b','aws_cloudwatch_event_target.raw_to_processing',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(54,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-analytics-123456789012','aws_s3_bucket.analytics_data','chinook-pipeline-analytics-123456789012',NULL,'us-east-1','terraform/buckets.tf',11,'8e7a21b1c2d5a336357e7968121c05cc97f237fec2b9e3fb447e374c38cadd3e','arn:aws:s3:::chinook-pipeline-analytics-123456789012',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(55,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-processed-123456789012','aws_s3_bucket.processed_data','chinook-pipeline-processed-123456789012',NULL,'us-east-1','terraform/buckets.tf',6,'12c651dda430d1f020ea8bd6883c396859146f424bb39a3e48e270ac4668710b','arn:aws:s3:::chinook-pipeline-processed-123456789012',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(56,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-raw-123456789012','aws_s3_bucket.raw_data','chinook-pipeline-raw-123456789012',NULL,'us-east-1','terraform/buckets.tf',1,'0685d149b3f2355e688f5f22f8ced8efd519c76f83c522fe4efae9363e5bca7e','arn:aws:s3:::chinook-pipeline-raw-123456789012',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(57,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_notification',NULL,'aws_s3_bucket_notification.processed_data','chinook-pipeline-processed-123456789012',NULL,NULL,'terraform/notifications.tf',10,'776b8ad1f76871a367f6e691923477ede6f94c2552f75faa79b5b13f6fc901e3','aws_s3_bucket_notification.processed_data',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(58,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_notification',NULL,'aws_s3_bucket_notification.raw_data','chinook-pipeline-raw-123456789012',NULL,NULL,'terraform/notifications.tf',5,'57f756308a636e85f61981c87f7724999de191b6321de638f5c67f28a2e34871','aws_s3_bucket_notification.raw_data',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(59,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["analytics"]','chinook-pipeline-analytics-123456789012',NULL,NULL,'terraform/bucket_settings.tf',10,'b51bf2089987c87635c51d6aceda2da2b843c9d2814ff55fdc1c4f8cac3d1ccf','aws_s3_bucket_ownership_controls.data["analytics"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(60,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["processed"]','chinook-pipeline-processed-123456789012',NULL,NULL,'terraform/bucket_settings.tf',10,'8af5319d72f5d607ef679e01a513c11968ff9539e740204df4a582f6aa7594ea','aws_s3_bucket_ownership_controls.data["processed"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(61,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["raw"]','chinook-pipeline-raw-123456789012',NULL,NULL,'terraform/bucket_settings.tf',10,'7c553d250fe9dbf6aec7fe367603e1bb77d16e0ba8a0745d5c467076b730fa0d','aws_s3_bucket_ownership_controls.data["raw"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(62,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["analytics"]','data',NULL,NULL,'terraform/bucket_settings.tf',19,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["analytics"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(63,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["processed"]','data',NULL,NULL,'terraform/bucket_settings.tf',19,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["processed"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(64,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["raw"]','data',NULL,NULL,'terraform/bucket_settings.tf',19,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["raw"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(65,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["analytics"]','data',NULL,NULL,'terraform/bucket_settings.tf',29,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["analytics"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(66,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["processed"]','data',NULL,NULL,'terraform/bucket_settings.tf',29,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["processed"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(67,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["raw"]','data',NULL,NULL,'terraform/bucket_settings.tf',29,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["raw"]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(68,1,'state','terraform.state:terraform.tfstate','aws_sqs_queue','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters','aws_sqs_queue.dead_letters','chinook-pipeline-dead-letters','123456789012','us-east-1','terraform/dead_letters.tf',7,'89fb5c1733b2f08e37edb7de808b25faaaa6243b5fe8dae67105ea2b234d8e9f','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(69,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_log_group',NULL,'module.analytics.aws_cloudwatch_log_group.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',4,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.analytics.aws_cloudwatch_log_group.this',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(70,1,'state','terraform.state:terraform.tfstate','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-analytics','module.analytics.aws_iam_role.this','chinook-pipeline-analytics','123456789012',NULL,'terraform/modules/lambda/role.tf',1,'47ab2c76033a5c9dde5233030d8f6f7c0ff9cf9d571a45906f31c329fbb2105e','arn:aws:iam::123456789012:role/chinook-pipeline-analytics',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(71,1,'state','terraform.state:terraform.tfstate','aws_iam_role_policy',NULL,'module.analytics.aws_iam_role_policy.data','data',NULL,NULL,'terraform/modules/lambda/role.tf',37,'5dfa94159d78ddefcfea8277249f6f1000d9257c3f98b265a34a3042afc2b572','module.analytics.aws_iam_role_policy.data',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(72,1,'state','terraform.state:terraform.tfstate','aws_iam_role_policy',NULL,'module.analytics.aws_iam_role_policy.runtime','runtime',NULL,NULL,'terraform/modules/lambda/role.tf',14,'de6ad5ff746573e4c92a0bd55bfbd5cc6bcc59ba3e739b3d115b7e98fe6c6ac9','module.analytics.aws_iam_role_policy.runtime',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(73,1,'state','terraform.state:terraform.tfstate','aws_lambda_function_event_invoke_config',NULL,'module.analytics.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',30,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.analytics.aws_lambda_function_event_invoke_config.this',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(74,1,'state','terraform.state:terraform.tfstate','aws_lambda_permission',NULL,'module.analytics.aws_lambda_permission.invoke[0]','chinook-pipeline-analytics',NULL,NULL,'terraform/modules/lambda/permission.tf',3,'9449797908c92c6f4f1742054a40baf1751c55dd5b711a5e870827058cfa8ce4','module.analytics.aws_lambda_permission.invoke[0]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(75,1,'state','terraform.state:terraform.tfstate','aws_lambda_layer_version','arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1','module.db_layer.aws_lambda_layer_version.this','chinook-pipeline-db','123456789012','us-east-1','terraform/modules/layer/main.tf',42,'f345bbf313881eb298e95bc44951e669bd91d709735de2f29210d42bb8f56de7','arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(76,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-artifacts-123456789012','module.db_layer.aws_s3_bucket.artifacts','chinook-pipeline-artifacts-123456789012',NULL,'us-east-1','terraform/modules/layer/main.tf',1,'3c9b77cb1f3575cab27311da283ed89079bd8da046d3b7c9b4786faf5b2de3d7','arn:aws:s3:::chinook-pipeline-artifacts-123456789012',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(77,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_ownership_controls',NULL,'module.db_layer.aws_s3_bucket_ownership_controls.artifacts','chinook-pipeline-artifacts-123456789012',NULL,NULL,'terraform/modules/layer/main.tf',6,'f4641878a5a55b1a3f7f1e257a2cc16edf32887c48d45cd53e203df056f5455b','module.db_layer.aws_s3_bucket_ownership_controls.artifacts',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(78,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_public_access_block',NULL,'module.db_layer.aws_s3_bucket_public_access_block.artifacts','artifacts',NULL,NULL,'terraform/modules/layer/main.tf',14,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.db_layer.aws_s3_bucket_public_access_block.artifacts',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(79,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_server_side_encryption_configuration',NULL,'module.db_layer.aws_s3_bucket_server_side_encryption_configuration.artifacts','artifacts',NULL,NULL,'terraform/modules/layer/main.tf',23,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.db_layer.aws_s3_bucket_server_side_encryption_configuration.artifacts',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(80,1,'state','terraform.state:terraform.tfstate','aws_s3_object',NULL,'module.db_layer.aws_s3_object.layer','layers/chinook-pipeline-db.zip',NULL,NULL,'terraform/modules/layer/main.tf',33,'da44fc9b730da88b6adc72964fa4e7813442fe70b4a3789799ef04eb44911c71','module.db_layer.aws_s3_object.layer',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(81,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_log_group',NULL,'module.ingestion.aws_cloudwatch_log_group.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',4,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.ingestion.aws_cloudwatch_log_group.this',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(82,1,'state','terraform.state:terraform.tfstate','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion','module.ingestion.aws_iam_role.this','chinook-pipeline-ingestion','123456789012',NULL,'terraform/modules/lambda/role.tf',1,'70b058eaafa61ee938b286909ab4edbbfaf92ce6a670b528ebff084e4cdd6a5f','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(83,1,'state','terraform.state:terraform.tfstate','aws_iam_role_policy',NULL,'module.ingestion.aws_iam_role_policy.data','data',NULL,NULL,'terraform/modules/lambda/role.tf',37,'76d7646f0306dcc4112cca62292db30f732a73138a0d1f5cc304cd224e626552','module.ingestion.aws_iam_role_policy.data',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(84,1,'state','terraform.state:terraform.tfstate','aws_iam_role_policy',NULL,'module.ingestion.aws_iam_role_policy.runtime','runtime',NULL,NULL,'terraform/modules/lambda/role.tf',14,'cd8eb48ccd16ffe5bdcd21ac9837ca989276f5304d3fec8e993c444b895a4518','module.ingestion.aws_iam_role_policy.runtime',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(85,1,'state','terraform.state:terraform.tfstate','aws_lambda_function_event_invoke_config',NULL,'module.ingestion.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',30,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.ingestion.aws_lambda_function_event_invoke_config.this',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(86,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_log_group',NULL,'module.processing.aws_cloudwatch_log_group.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',4,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.processing.aws_cloudwatch_log_group.this',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(87,1,'state','terraform.state:terraform.tfstate','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-processing','module.processing.aws_iam_role.this','chinook-pipeline-processing','123456789012',NULL,'terraform/modules/lambda/role.tf',1,'86b057eb3b76b597e40fb8d820ed0b635a6bf31b314cfc785e534cd974e90e28','arn:aws:iam::123456789012:role/chinook-pipeline-processing',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(88,1,'state','terraform.state:terraform.tfstate','aws_iam_role_policy',NULL,'module.processing.aws_iam_role_policy.data','data',NULL,NULL,'terraform/modules/lambda/role.tf',37,'ba023f961e734f5a9595e46b976d803bdd8a5b3fd047cce54e3fd089c8a9b66a','module.processing.aws_iam_role_policy.data',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(89,1,'state','terraform.state:terraform.tfstate','aws_iam_role_policy',NULL,'module.processing.aws_iam_role_policy.runtime','runtime',NULL,NULL,'terraform/modules/lambda/role.tf',14,'a580d6c96bd910426f4a28fe67999c4643b862aad959c1103585a54f44f4a32a','module.processing.aws_iam_role_policy.runtime',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(90,1,'state','terraform.state:terraform.tfstate','aws_lambda_function_event_invoke_config',NULL,'module.processing.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',30,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.processing.aws_lambda_function_event_invoke_config.this',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(91,1,'state','terraform.state:terraform.tfstate','aws_lambda_permission',NULL,'module.processing.aws_lambda_permission.invoke[0]','chinook-pipeline-processing',NULL,NULL,'terraform/modules/lambda/permission.tf',3,'46510e17c0d2aa854b15e503335cd6c8fbf80870011fd45fd78bb068fea1f87d','module.processing.aws_lambda_permission.invoke[0]',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(92,1,'plan','terraform.plan:plan.json','aws_cloudwatch_event_rule','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics','aws_cloudwatch_event_rule.processed_to_analytics','chinook-pipeline-processed-to-analytics','123456789012','us-east-1','terraform/events.tf',50,'fce7e866d62da19d641eef01fd66fe1723a57c56477366b3bffef8ce20f22d76','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(93,1,'plan','terraform.plan:plan.json','aws_cloudwatch_event_rule','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing','aws_cloudwatch_event_rule.raw_to_processing','chinook-pipeline-raw-to-processing','123456789012','us-east-1','terraform/events.tf',21,'f7ba02a25a579741dfa29a22364707c4897c979ad921aad08c67860a627c5e4a','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(94,1,'plan','terraform.plan:plan.json','aws_cloudwatch_event_target',NULL,'aws_cloudwatch_event_target.processed_to_analytics','analytics',NULL,NULL,'terraform/events.tf',64,'8bc3c4630f01fe29f5b2232a908ee06b8f30a3fb9274a626f45c6a02b9d3e658','aws_cloudwatch_event_target.processed_to_analytics','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(95,1,'plan','terraform.plan:plan.json','aws_cloudwatch_event_target',NULL,'aws_cloudwatch_event_target.raw_to_processing','processing',NULL,NULL,'terraform/events.tf',35,'16c3e09b7918319dc347c6f496e6926fd6d8392a99b28ea4191a284b92ebaf4b','aws_cloudwatch_event_target.raw_to_processing','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(96,1,'plan','terraform.plan:plan.json','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-analytics-123456789012','aws_s3_bucket.analytics_data','chinook-pipeline-analytics-123456789012',NULL,'us-east-1','terraform/buckets.tf',11,'8e7a21b1c2d5a336357e7968121c05cc97f237fec2b9e3fb447e374c38cadd3e','arn:aws:s3:::chinook-pipeline-analytics-123456789012','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(97,1,'plan','terraform.plan:plan.json','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-processed-123456789012','aws_s3_bucket.processed_data','chinook-pipeline-processed-123456789012',NULL,'us-east-1','terraform/buckets.tf',6,'12c651dda430d1f020ea8bd6883c396859146f424bb39a3e48e270ac4668710b','arn:aws:s3:::chinook-pipeline-processed-123456789012','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(98,1,'plan','terraform.plan:plan.json','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-raw-123456789012','aws_s3_bucket.raw_data','chinook-pipeline-raw-123456789012',NULL,'us-east-1','terraform/buckets.tf',1,'0685d149b3f2355e688f5f22f8ced8efd519c76f83c522fe4efae9363e5bca7e','arn:aws:s3:::chinook-pipeline-raw-123456789012','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(99,1,'plan','terraform.plan:plan.json','aws_s3_bucket_notification',NULL,'aws_s3_bucket_notification.processed_data','chinook-pipeline-processed-123456789012',NULL,NULL,'terraform/notifications.tf',10,'776b8ad1f76871a367f6e691923477ede6f94c2552f75faa79b5b13f6fc901e3','aws_s3_bucket_notification.processed_data','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(100,1,'plan','terraform.plan:plan.json','aws_s3_bucket_notification',NULL,'aws_s3_bucket_notification.raw_data','chinook-pipeline-raw-123456789012',NULL,NULL,'terraform/notifications.tf',5,'57f756308a636e85f61981c87f7724999de191b6321de638f5c67f28a2e34871','aws_s3_bucket_notification.raw_data','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(101,1,'plan','terraform.plan:plan.json','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["analytics"]','chinook-pipeline-analytics-123456789012',NULL,NULL,'terraform/bucket_settings.tf',10,'b51bf2089987c87635c51d6aceda2da2b843c9d2814ff55fdc1c4f8cac3d1ccf','aws_s3_bucket_ownership_controls.data["analytics"]','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(102,1,'plan','terraform.plan:plan.json','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["processed"]','chinook-pipeline-processed-123456789012',NULL,NULL,'terraform/bucket_settings.tf',10,'8af5319d72f5d607ef679e01a513c11968ff9539e740204df4a582f6aa7594ea','aws_s3_bucket_ownership_controls.data["processed"]','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(103,1,'plan','terraform.plan:plan.json','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["raw"]','chinook-pipeline-raw-123456789012',NULL,NULL,'terraform/bucket_settings.tf',10,'7c553d250fe9dbf6aec7fe367603e1bb77d16e0ba8a0745d5c467076b730fa0d','aws_s3_bucket_ownership_controls.data["raw"]','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(104,1,'plan','terraform.plan:plan.json','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["analytics"]','data',NULL,NULL,'terraform/bucket_settings.tf',19,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["analytics"]','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(105,1,'plan','terraform.plan:plan.json','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["processed"]','data',NULL,NULL,'terraform/bucket_settings.tf',19,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["processed"]','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(106,1,'plan','terraform.plan:plan.json','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["raw"]','data',NULL,NULL,'terraform/bucket_settings.tf',19,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["raw"]','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(107,1,'plan','terraform.plan:plan.json','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["analytics"]','data',NULL,NULL,'terraform/bucket_settings.tf',29,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["analytics"]','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(108,1,'plan','terraform.plan:plan.json','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["processed"]','data',NULL,NULL,'terraform/bucket_settings.tf',29,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["processed"]','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(109,1,'plan','terraform.plan:plan.json','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["raw"]','data',NULL,NULL,'terraform/bucket_settings.tf',29,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["raw"]','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(110,1,'plan','terraform.plan:plan.json','aws_sqs_queue','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters','aws_sqs_queue.dead_letters','chinook-pipeline-dead-letters','123456789012','us-east-1','terraform/dead_letters.tf',7,'89fb5c1733b2f08e37edb7de808b25faaaa6243b5fe8dae67105ea2b234d8e9f','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(111,1,'plan','terraform.plan:plan.json','aws_cloudwatch_log_group',NULL,'module.analytics.aws_cloudwatch_log_group.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',4,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.analytics.aws_cloudwatch_log_group.this','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(112,1,'plan','terraform.plan:plan.json','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-analytics','module.analytics.aws_iam_role.this','chinook-pipeline-analytics','123456789012',NULL,'terraform/modules/lambda/role.tf',1,'47ab2c76033a5c9dde5233030d8f6f7c0ff9cf9d571a45906f31c329fbb2105e','arn:aws:iam::123456789012:role/chinook-pipeline-analytics','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(113,1,'plan','terraform.plan:plan.json','aws_iam_role_policy',NULL,'module.analytics.aws_iam_role_policy.data','data',NULL,NULL,'terraform/modules/lambda/role.tf',37,'5dfa94159d78ddefcfea8277249f6f1000d9257c3f98b265a34a3042afc2b572','module.analytics.aws_iam_role_policy.data','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(114,1,'plan','terraform.plan:plan.json','aws_iam_role_policy',NULL,'module.analytics.aws_iam_role_policy.runtime','runtime',NULL,NULL,'terraform/modules/lambda/role.tf',14,'de6ad5ff746573e4c92a0bd55bfbd5cc6bcc59ba3e739b3d115b7e98fe6c6ac9','module.analytics.aws_iam_role_policy.runtime','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(115,1,'plan','terraform.plan:plan.json','aws_lambda_function_event_invoke_config',NULL,'module.analytics.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',30,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.analytics.aws_lambda_function_event_invoke_config.this','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(116,1,'plan','terraform.plan:plan.json','aws_lambda_permission',NULL,'module.analytics.aws_lambda_permission.invoke[0]','chinook-pipeline-analytics',NULL,NULL,'terraform/modules/lambda/permission.tf',3,'9449797908c92c6f4f1742054a40baf1751c55dd5b711a5e870827058cfa8ce4','module.analytics.aws_lambda_permission.invoke[0]','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(117,1,'plan','terraform.plan:plan.json','aws_lambda_layer_version','arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1','module.db_layer.aws_lambda_layer_version.this','chinook-pipeline-db','123456789012','us-east-1','terraform/modules/layer/main.tf',42,'f345bbf313881eb298e95bc44951e669bd91d709735de2f29210d42bb8f56de7','arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(118,1,'plan','terraform.plan:plan.json','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-artifacts-123456789012','module.db_layer.aws_s3_bucket.artifacts','chinook-pipeline-artifacts-123456789012',NULL,'us-east-1','terraform/modules/layer/main.tf',1,'3c9b77cb1f3575cab27311da283ed89079bd8da046d3b7c9b4786faf5b2de3d7','arn:aws:s3:::chinook-pipeline-artifacts-123456789012','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(119,1,'plan','terraform.plan:plan.json','aws_s3_bucket_ownership_controls',NULL,'module.db_layer.aws_s3_bucket_ownership_controls.artifacts','chinook-pipeline-artifacts-123456789012',NULL,NULL,'terraform/modules/layer/main.tf',6,'f4641878a5a55b1a3f7f1e257a2cc16edf32887c48d45cd53e203df056f5455b','module.db_layer.aws_s3_bucket_ownership_controls.artifacts','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(120,1,'plan','terraform.plan:plan.json','aws_s3_bucket_public_access_block',NULL,'module.db_layer.aws_s3_bucket_public_access_block.artifacts','artifacts',NULL,NULL,'terraform/modules/layer/main.tf',14,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.db_layer.aws_s3_bucket_public_access_block.artifacts','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(121,1,'plan','terraform.plan:plan.json','aws_s3_bucket_server_side_encryption_configuration',NULL,'module.db_layer.aws_s3_bucket_server_side_encryption_configuration.artifacts','artifacts',NULL,NULL,'terraform/modules/layer/main.tf',23,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.db_layer.aws_s3_bucket_server_side_encryption_configuration.artifacts','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(122,1,'plan','terraform.plan:plan.json','aws_s3_object',NULL,'module.db_layer.aws_s3_object.layer','layers/chinook-pipeline-db.zip',NULL,NULL,'terraform/modules/layer/main.tf',33,'da44fc9b730da88b6adc72964fa4e7813442fe70b4a3789799ef04eb44911c71','module.db_layer.aws_s3_object.layer','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(123,1,'plan','terraform.plan:plan.json','aws_cloudwatch_log_group',NULL,'module.ingestion.aws_cloudwatch_log_group.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',4,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.ingestion.aws_cloudwatch_log_group.this','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(124,1,'plan','terraform.plan:plan.json','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion','module.ingestion.aws_iam_role.this','chinook-pipeline-ingestion','123456789012',NULL,'terraform/modules/lambda/role.tf',1,'70b058eaafa61ee938b286909ab4edbbfaf92ce6a670b528ebff084e4cdd6a5f','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(125,1,'plan','terraform.plan:plan.json','aws_iam_role_policy',NULL,'module.ingestion.aws_iam_role_policy.data','data',NULL,NULL,'terraform/modules/lambda/role.tf',37,'76d7646f0306dcc4112cca62292db30f732a73138a0d1f5cc304cd224e626552','module.ingestion.aws_iam_role_policy.data','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(126,1,'plan','terraform.plan:plan.json','aws_iam_role_policy',NULL,'module.ingestion.aws_iam_role_policy.runtime','runtime',NULL,NULL,'terraform/modules/lambda/role.tf',14,'cd8eb48ccd16ffe5bdcd21ac9837ca989276f5304d3fec8e993c444b895a4518','module.ingestion.aws_iam_role_policy.runtime','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(127,1,'plan','terraform.plan:plan.json','aws_lambda_function_event_invoke_config',NULL,'module.ingestion.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',30,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.ingestion.aws_lambda_function_event_invoke_config.this','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(128,1,'plan','terraform.plan:plan.json','aws_cloudwatch_log_group',NULL,'module.processing.aws_cloudwatch_log_group.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',4,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.processing.aws_cloudwatch_log_group.this','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(129,1,'plan','terraform.plan:plan.json','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-processing','module.processing.aws_iam_role.this','chinook-pipeline-processing','123456789012',NULL,'terraform/modules/lambda/role.tf',1,'86b057eb3b76b597e40fb8d820ed0b635a6bf31b314cfc785e534cd974e90e28','arn:aws:iam::123456789012:role/chinook-pipeline-processing','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(130,1,'plan','terraform.plan:plan.json','aws_iam_role_policy',NULL,'module.processing.aws_iam_role_policy.data','data',NULL,NULL,'terraform/modules/lambda/role.tf',37,'ba023f961e734f5a9595e46b976d803bdd8a5b3fd047cce54e3fd089c8a9b66a','module.processing.aws_iam_role_policy.data','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(131,1,'plan','terraform.plan:plan.json','aws_iam_role_policy',NULL,'module.processing.aws_iam_role_policy.runtime','runtime',NULL,NULL,'terraform/modules/lambda/role.tf',14,'a580d6c96bd910426f4a28fe67999c4643b862aad959c1103585a54f44f4a32a','module.processing.aws_iam_role_policy.runtime','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(132,1,'plan','terraform.plan:plan.json','aws_lambda_function_event_invoke_config',NULL,'module.processing.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,'terraform/modules/lambda/main.tf',30,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.processing.aws_lambda_function_event_invoke_config.this','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(133,1,'plan','terraform.plan:plan.json','aws_lambda_permission',NULL,'module.processing.aws_lambda_permission.invoke[0]','chinook-pipeline-processing',NULL,NULL,'terraform/modules/lambda/permission.tf',3,'46510e17c0d2aa854b15e503335cd6c8fbf80870011fd45fd78bb068fea1f87d','module.processing.aws_lambda_permission.invoke[0]','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(134,1,'config','terraform.config:terraform','aws_lambda_function',NULL,'module.analytics.aws_lambda_function.this','chinook-pipeline-analytics',NULL,NULL,'terraform/modules/lambda/main.tf',9,'4b3b6b98f0d0109ce677b2d1aeb6df6c3413316b44a13ae1e0902618063fbf38','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(135,1,'config','terraform.config:terraform','aws_lambda_function',NULL,'module.ingestion.aws_lambda_function.this','chinook-pipeline-ingestion',NULL,NULL,'terraform/modules/lambda/main.tf',9,'c945cc2ffed81917aafae88d8a7e4b593ea6a7919790c2b8e4e2d3dfdf077875','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(136,1,'config','terraform.config:terraform','aws_lambda_function',NULL,'module.processing.aws_lambda_function.this','chinook-pipeline-processing',NULL,NULL,'terraform/modules/lambda/main.tf',9,'a51ffdb7871926319694608e1e59c56c6ad853227fa3d197e24c090d9a326a10','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(137,1,'state','terraform.state:terraform.tfstate','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics','module.analytics.aws_lambda_function.this','chinook-pipeline-analytics','123456789012','us-east-1','terraform/modules/lambda/main.tf',9,'ea81480fbf363eadbb8ab6d1fcb963d1a06c6e441b78d2807f5b4a6a178b68a0','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(138,1,'state','terraform.state:terraform.tfstate','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion','module.ingestion.aws_lambda_function.this','chinook-pipeline-ingestion','123456789012','us-east-1','terraform/modules/lambda/main.tf',9,'bca50943e77c7ce815d0d7f307bffdc288c99c3a1befcbd4c4d1fc5396b53118','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(139,1,'state','terraform.state:terraform.tfstate','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing','module.processing.aws_lambda_function.this','chinook-pipeline-processing','123456789012','us-east-1','terraform/modules/lambda/main.tf',9,'c5e4a5289202231c964e04fd6f7066df19dacd1a7feda12d2414da09fbaec5ce','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(140,1,'plan','terraform.plan:plan.json','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics','module.analytics.aws_lambda_function.this','chinook-pipeline-analytics','123456789012','us-east-1','terraform/modules/lambda/main.tf',9,'ea81480fbf363eadbb8ab6d1fcb963d1a06c6e441b78d2807f5b4a6a178b68a0','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(141,1,'plan','terraform.plan:plan.json','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion','module.ingestion.aws_lambda_function.this','chinook-pipeline-ingestion','123456789012','us-east-1','terraform/modules/lambda/main.tf',9,'bca50943e77c7ce815d0d7f307bffdc288c99c3a1befcbd4c4d1fc5396b53118','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(142,1,'plan','terraform.plan:plan.json','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing','module.processing.aws_lambda_function.this','chinook-pipeline-processing','123456789012','us-east-1','terraform/modules/lambda/main.tf',9,'c5e4a5289202231c964e04fd6f7066df19dacd1a7feda12d2414da09fbaec5ce','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing','no-op',NULL,0,0);
INSERT INTO "resource" VALUES(143,1,'aws','aws.sts','aws_account','arn:aws:iam::123456789012:root',NULL,'123456789012','123456789012',NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:iam::123456789012:root',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(144,1,'aws','aws.s3','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-analytics-123456789012',NULL,'chinook-pipeline-analytics-123456789012','123456789012','us-east-1',NULL,NULL,'5ff6ed20464fc3d557c8fe0bd119ff5b1f852b76ddb241e71631cdb353600b2f','arn:aws:s3:::chinook-pipeline-analytics-123456789012',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(145,1,'aws','aws.s3','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-artifacts-123456789012',NULL,'chinook-pipeline-artifacts-123456789012','123456789012','us-east-1',NULL,NULL,'6231febc1bdaa9a6acb76823404629b46adb59f360dcac8add1aa0570c4de07f','arn:aws:s3:::chinook-pipeline-artifacts-123456789012',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(146,1,'aws','aws.s3','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-processed-123456789012',NULL,'chinook-pipeline-processed-123456789012','123456789012','us-east-1',NULL,NULL,'4df5ec9ba489196ca7b3c45f0b5be923548f7321f018faae116303611dc7fdd4','arn:aws:s3:::chinook-pipeline-processed-123456789012',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(147,1,'aws','aws.s3','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-raw-123456789012',NULL,'chinook-pipeline-raw-123456789012','123456789012','us-east-1',NULL,NULL,'29cabd29f950c29d02e5c444e3faff5e39941ca18dfd35b4839e79a2f337ee7a','arn:aws:s3:::chinook-pipeline-raw-123456789012',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(148,1,'aws','aws.events','aws_cloudwatch_event_bus','arn:aws:events:us-east-1:123456789012:event-bus/default',NULL,'default','123456789012','us-east-1',NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:events:us-east-1:123456789012:event-bus/default',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(149,1,'aws','aws.lambda','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',NULL,'chinook-pipeline-analytics','123456789012','us-east-1',NULL,NULL,'cfa5e713bfc185b537a9b2e39008c8ba0cf1bcddd79a1a67aedb1870a91ccc34','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(150,1,'aws','aws.lambda','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion',NULL,'chinook-pipeline-ingestion','123456789012','us-east-1',NULL,NULL,'69b75a52d625d7c2111af1afba856fcd70eaf118b01a6f17618729bffaea9fad','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(151,1,'aws','aws.lambda','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',NULL,'chinook-pipeline-processing','123456789012','us-east-1',NULL,NULL,'2e740f2052788491d59308050f3c47c356961d0509d0eaa287ef6d86aa8236db','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(152,1,'aws','aws.lambda','aws_lambda_layer_version','arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1',NULL,'chinook-pipeline-db','123456789012','us-east-1',NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(153,1,'aws','aws.events','aws_cloudwatch_event_rule','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics',NULL,'chinook-pipeline-processed-to-analytics','123456789012','us-east-1',NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(154,1,'aws','aws.events','aws_cloudwatch_event_rule','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing',NULL,'chinook-pipeline-raw-to-processing','123456789012','us-east-1',NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(155,1,'aws','aws.iam','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-processing',NULL,'chinook-pipeline-processing','123456789012',NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:iam::123456789012:role/chinook-pipeline-processing',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(156,1,'aws','aws.iam','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion',NULL,'chinook-pipeline-ingestion','123456789012',NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion',NULL,NULL,0,0);
INSERT INTO "resource" VALUES(157,1,'aws','aws.iam','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-analytics',NULL,'chinook-pipeline-analytics','123456789012',NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:iam::123456789012:role/chinook-pipeline-analytics',NULL,NULL,0,0);
CREATE TABLE resource_drift (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    address TEXT NOT NULL,
    type TEXT NOT NULL,
    action TEXT NOT NULL,
    PRIMARY KEY (snapshot_id, source, address)
) STRICT, WITHOUT ROWID;
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','aws_cloudwatch_event_rule.processed_to_analytics','aws_cloudwatch_event_rule','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','aws_cloudwatch_event_rule.raw_to_processing','aws_cloudwatch_event_rule','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','aws_s3_bucket.analytics_data','aws_s3_bucket','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','aws_s3_bucket.processed_data','aws_s3_bucket','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','aws_s3_bucket.raw_data','aws_s3_bucket','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','aws_s3_bucket_server_side_encryption_configuration.data["analytics"]','aws_s3_bucket_server_side_encryption_configuration','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','aws_s3_bucket_server_side_encryption_configuration.data["processed"]','aws_s3_bucket_server_side_encryption_configuration','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','aws_s3_bucket_server_side_encryption_configuration.data["raw"]','aws_s3_bucket_server_side_encryption_configuration','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','aws_sqs_queue.dead_letters','aws_sqs_queue','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','module.analytics.aws_cloudwatch_log_group.this','aws_cloudwatch_log_group','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','module.analytics.aws_iam_role.this','aws_iam_role','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','module.analytics.aws_lambda_function.this','aws_lambda_function','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','module.db_layer.aws_s3_bucket.artifacts','aws_s3_bucket','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','module.db_layer.aws_s3_bucket_server_side_encryption_configuration.artifacts','aws_s3_bucket_server_side_encryption_configuration','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','module.db_layer.aws_s3_object.layer','aws_s3_object','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','module.ingestion.aws_cloudwatch_log_group.this','aws_cloudwatch_log_group','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','module.ingestion.aws_iam_role.this','aws_iam_role','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','module.ingestion.aws_lambda_function.this','aws_lambda_function','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','module.processing.aws_cloudwatch_log_group.this','aws_cloudwatch_log_group','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','module.processing.aws_iam_role.this','aws_iam_role','update');
INSERT INTO "resource_drift" VALUES(1,'terraform.plan:plan.json','module.processing.aws_lambda_function.this','aws_lambda_function','update');
CREATE TABLE rule (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
    category TEXT NOT NULL,
    description TEXT NOT NULL CHECK (json_valid(description)),
    PRIMARY KEY (snapshot_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "rule" VALUES(1,'acl-in-use',21,'Only the owner is granted a bucket by its access control list','medium','deprecations','{"aliases":[],"category":"deprecations","examples":[{"name":"only the owner is granted","verdict":"pass"},{"name":"another account is granted","verdict":"fail"},{"name":"everyone is granted","verdict":"fail"},{"name":"the ACL could not be read","verdict":"unknown"}],"facts":[{"action":"s3:GetBucketAcl","name":"s3_bucket.acl"}],"id":"acl-in-use","rationale":"An access control list grants beside all policies, and nobody sees it in Terraform or IAM. A grant to `AllUsers` opens the bucket to the internet, one to `AuthenticatedUsers` to everybody with an AWS account.","remedy":"Write what is really needed as a bucket policy, take the grants away, then switch ACLs off:\n\n```bash\naws s3api put-bucket-acl --bucket BUCKET --acl private\naws s3api put-bucket-ownership-controls --bucket BUCKET \\\n  --ownership-controls ''Rules=[{ObjectOwnership=BucketOwnerEnforced}]''\n```","severity":"medium","sources":[{"read":"2026-11-25","title":"Amazon S3: object ownership, troubleshooting","url":"https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html"},{"read":"2026-11-25","title":"Amazon S3: OwnershipControlsRule","url":"https://docs.aws.amazon.com/AmazonS3/latest/API/API_OwnershipControlsRule.html"}],"title":"Only the owner is granted a bucket by its access control list"}');
INSERT INTO "rule" VALUES(1,'acl-with-owner-enforced',14,'Access control lists are set only on buckets that take them','high','deprecations','{"aliases":[],"category":"deprecations","examples":[{"name":"ownership controls allow the ACL","verdict":"pass"},{"name":"a new bucket has no ownership controls","verdict":"fail"},{"name":"ownership controls forbid the ACL of an object","verdict":"fail"},{"name":"the live bucket is from before April 2023","verdict":"pass"},{"name":"the live bucket is enforced","verdict":"fail"},{"name":"the live ownership could not be read","verdict":"unknown"},{"name":"the bucket is an input without a value","verdict":"unknown"}],"facts":[{"action":"s3:GetBucketOwnershipControls","name":"s3_bucket.ownership"}],"id":"acl-with-owner-enforced","rationale":"A bucket whose ownership is `BucketOwnerEnforced`, which every bucket made since April 2023 has by default, takes no access control lists: setting one fails with `AccessControlListNotSupported`, for the bucket by `aws_s3_bucket_acl` and for an object by its `acl` (only `bucket-owner-full-control` is let through). The apply stops there, and what follows stays undeployed.","remedy":"Delete the ACL; the owner has full control without it, and others are admitted by a bucket policy. Where an ACL is really needed, allow it first:\n\n```hcl\nresource \"aws_s3_bucket_ownership_controls\" \"this\" {\n  bucket = aws_s3_bucket.this.id\n  rule {\n    object_ownership = \"BucketOwnerPreferred\"\n  }\n}\n\nresource \"aws_s3_bucket_acl\" \"this\" {\n  depends_on = [aws_s3_bucket_ownership_controls.this]\n  bucket     = aws_s3_bucket.this.id\n  acl        = \"private\"\n}\n```","severity":"high","sources":[{"read":"2026-11-25","title":"Amazon S3: object ownership, troubleshooting","url":"https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html"},{"read":"2026-11-25","title":"Amazon S3: OwnershipControlsRule","url":"https://docs.aws.amazon.com/AmazonS3/latest/API/API_OwnershipControlsRule.html"}],"title":"Access control lists are set only on buckets that take them"}');
INSERT INTO "rule" VALUES(1,'bucket-name-duplicate',13,'Each bucket name is claimed by one resource','high','bucket-names','{"aliases":[],"category":"bucket-names","examples":[{"name":"one resource claims the name","verdict":"pass"},{"name":"two resources claim the name","verdict":"fail"},{"name":"the state and the plan speak of one resource","verdict":"pass"},{"name":"two written buckets whose names are not known have each its own","verdict":"pass"},{"name":"two written buckets take one name from one input","verdict":"fail"},{"name":"two planned buckets take one name from one input","verdict":"fail"},{"name":"two modules of the configuration write one name","verdict":"fail"},{"name":"two buckets have suffixes of their own","verdict":"pass"}],"facts":[],"id":"bucket-name-duplicate","rationale":"Two resources, modules or states that claim one bucket name are two owners of one thing: the second create fails, or (in us-east-1, where S3 answers the owner''s repeated create with success) both manage the bucket and undo each other''s settings, until one of them destroys it.","remedy":"Keep one resource for the bucket and refer to it from the other place (`data \"aws_s3_bucket\"`, or a module input); forget the second claim without destroying the bucket:\n\n```bash\nterraform state rm ''SECOND_ADDRESS''\n```","severity":"high","sources":[{"read":"2026-11-24","title":"Amazon S3: CreateBucket","url":"https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html"}],"title":"Each bucket name is claimed by one resource"}');
INSERT INTO "rule" VALUES(1,'bucket-name-invalid',12,'Bucket names keep S3''s rules','high','bucket-names','{"aliases":[],"category":"bucket-names","examples":[{"name":"the name keeps the rules","verdict":"pass"},{"name":"what is written of the name keeps them","verdict":"pass"},{"name":"the name is of the account''s own namespace","verdict":"pass"},{"name":"an upper-case letter","verdict":"fail"},{"name":"an underscore in a part that is written","verdict":"fail"},{"name":"the written parts alone are too long","verdict":"fail"},{"name":"two characters","verdict":"fail"},{"name":"a hyphen at the end","verdict":"fail"},{"name":"a hyphen before a symbol","verdict":"pass"},{"name":"a hyphen at the beginning","verdict":"fail"},{"name":"adjacent full stops","verdict":"fail"},{"name":"the form of an IP address","verdict":"fail"},{"name":"a reserved prefix","verdict":"fail"},{"name":"a reserved suffix","verdict":"fail"},{"name":"the suffix of another namespace","verdict":"fail"}],"facts":[],"id":"bucket-name-invalid","rationale":"S3 refuses a name that breaks its rules with `InvalidBucketName`, in the middle of the apply where the name is not known before. A live bucket from before the rules cannot be addressed as a host name, and some services refuse it. Of a name that is known in part only what is written is judged.","remedy":"Take 3 to 63 lower-case letters, digits, hyphens and full stops, beginning and ending with a letter or digit. Where a part comes from an input or from the workspace, bring it into form:\n\n```hcl\nbucket = lower(replace(\"my-pipeline-raw-${var.environment}\", \"_\", \"-\"))\n```\n\nNames that end in `-an` belong to the account''s own namespace and have the form `PREFIX-ACCOUNT-REGION-an`.","severity":"high","sources":[{"read":"2026-11-25","title":"Amazon S3: general purpose bucket naming rules","url":"https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"},{"read":"2026-11-25","title":"Amazon S3: namespaces for general purpose buckets","url":"https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html"}],"title":"Bucket names keep S3''s rules"}');
INSERT INTO "rule" VALUES(1,'bucket-name-static',26,'Bucket names differ between deployments','medium','bucket-names','{"aliases":[],"category":"bucket-names","examples":[{"name":"names have a suffix","verdict":"pass"},{"name":"the name is written out","verdict":"fail"}],"facts":[],"id":"bucket-name-static","rationale":"Bucket names are shared by all accounts of a partition. A name that is written out can be deployed once in the world: the second account, region or environment fails with `BucketAlreadyExists`, half way through its first apply.","remedy":"Pick one:\n\n- add what differs: `bucket = \"my-pipeline-raw-${data.aws_caller_identity.current.account_id}\"`, or a `random_id`;\n- let the provider choose: `bucket_prefix = \"my-pipeline-raw-\"`;\n- make the name a variable without a default;\n- where the bucket exists and is yours, take it over: `terraform import ''ADDRESS'' BUCKET`.","severity":"medium","sources":[{"read":"2026-11-25","title":"Amazon S3: general purpose bucket naming rules","url":"https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"},{"read":"2026-11-25","title":"Amazon S3: namespaces for general purpose buckets","url":"https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html"}],"title":"Bucket names differ between deployments"}');
INSERT INTO "rule" VALUES(1,'bucket-name-taken',11,'Every bucket that is to be created has a name that is still free','critical','bucket-names','{"aliases":[],"category":"bucket-names","examples":[{"name":"the name is free","verdict":"pass"},{"name":"another account has it","verdict":"fail"},{"name":"our own bucket that no state has","verdict":"fail"},{"name":"S3 answered with an error","verdict":"unknown"},{"name":"nobody asked","verdict":"unknown"},{"name":"another account has a name of the configuration","verdict":"fail"},{"name":"the state has the bucket of the configuration","verdict":"pass"}],"facts":[{"action":"s3:ListBucket","name":"bucket_name_probe.answer"}],"id":"bucket-name-taken","rationale":"Bucket names are shared by all accounts of a partition. A name that somebody has makes the apply fail with `BucketAlreadyExists` half way, and everything that needs the bucket is left undeployed. Of the configuration only names are judged that are wholly known and that S3 was asked about.","remedy":"Pick one:\n\n- add a suffix that is yours, such as the account id or a random one: `bucket = \"my-pipeline-raw-${data.aws_caller_identity.current.account_id}\"`;\n- let the provider choose: `bucket_prefix = \"my-pipeline-raw-\"`;\n- make the name a variable without a default;\n- where the bucket is your own, take it over: `terraform import ''ADDRESS'' BUCKET`.","severity":"critical","sources":[{"read":"2026-11-24","title":"Amazon S3: bucket naming rules","url":"https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"},{"read":"2026-11-24","title":"Amazon S3: HeadBucket","url":"https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html"}],"title":"Every bucket that is to be created has a name that is still free"}');
INSERT INTO "rule" VALUES(1,'configuration-syntax',4,'Every file of the configuration can be read','high','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"nothing of the kind is written","verdict":"pass"},{"name":"a brace is missing","verdict":"fail"}],"facts":[],"id":"configuration-syntax","rationale":"Terraform reads all files of a module as one document and stops at the first that it cannot read: nothing of the module is planned or applied. What stands behind the fault is not analysed here either, so that a silent report would be no sign of health.","remedy":"Mend the line; Terraform names the same place:\n\n```bash\nterraform fmt -check -recursive\nterraform validate\n```","severity":"high","sources":[{"read":"2026-11-25","title":"Terraform: files and configuration structure","url":"https://developer.hashicorp.com/terraform/language/files"}],"title":"Every file of the configuration can be read"}');
INSERT INTO "rule" VALUES(1,'count-depends-on-resource',7,'How many instances there are is known before the apply','high','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"nothing of the kind is written","verdict":"pass"},{"name":"count compares the id of a new bucket","verdict":"fail"},{"name":"count waits for an input, which the caller gives","verdict":"pass"}],"facts":[],"id":"count-depends-on-resource","rationale":"Terraform decides `count` and the keys of `for_each` while it plans. A bare attribute that AWS gives only when the resource is made (`x.id`, `x.arn`) is not known then, and the plan of a fresh deployment ends with `Invalid count argument`. It goes unnoticed where the resource was made before, and shows in the next account.","remedy":"Decide by something that is written, and pass the attribute beside it:\n\n```hcl\nvariable \"has_source_bucket\" {\n  type = bool\n}\n\nresource \"aws_lambda_permission\" \"this\" {\n  count      = var.has_source_bucket ? 1 : 0\n  source_arn = var.source_bucket_arn\n}\n```\n\nFor `for_each` use a map whose keys are written and whose values may wait. Until then a deployment takes two steps:\n\n```bash\nterraform apply -target=RESOURCE\nterraform apply\n```","severity":"high","sources":[{"read":"2026-11-25","title":"Terraform: count reference","url":"https://developer.hashicorp.com/terraform/language/meta-arguments/count"},{"read":"2026-11-25","title":"Terraform: references to named values","url":"https://developer.hashicorp.com/terraform/language/expressions/references"},{"read":"2026-11-25","title":"hashicorp/terraform#25815: count depends on resource attributes","url":"https://github.com/hashicorp/terraform/issues/25815"}],"title":"How many instances there are is known before the apply"}');
INSERT INTO "rule" VALUES(1,'deprecated-acl-argument',23,'Buckets are written without the deprecated acl and grant arguments','medium','deprecations','{"aliases":[],"category":"deprecations","examples":[{"name":"no acl is written","verdict":"pass"},{"name":"acl is written","verdict":"fail"},{"name":"grant is written","verdict":"fail"},{"name":"acl is written in a file, from an input","verdict":"fail"}],"facts":[],"id":"deprecated-acl-argument","rationale":"`acl` and `grant` on `aws_s3_bucket` have been deprecated since version 4 of the AWS provider. Buckets made since April 2023 have access control lists switched off, so that an apply which sets one fails with `AccessControlListNotSupported`.","remedy":"Delete the argument. Where an access control list is really needed, write it as a resource of its own, after ownership controls that allow one:\n\n```hcl\nresource \"aws_s3_bucket_acl\" \"this\" {\n  depends_on = [aws_s3_bucket_ownership_controls.this]\n  bucket     = aws_s3_bucket.this.id\n  acl        = \"private\"\n}\n```","severity":"medium","sources":[{"read":"2026-11-24","title":"AWS provider: aws_s3_bucket","url":"https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket"},{"read":"2026-11-24","title":"Amazon S3: controlling ownership of objects and disabling ACLs","url":"https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html"}],"title":"Buckets are written without the deprecated acl and grant arguments"}');
INSERT INTO "rule" VALUES(1,'deprecated-argument',27,'Nothing is written that the provider has deprecated','low','deprecations','{"aliases":[],"category":"deprecations","examples":[{"name":"nothing of the kind is written","verdict":"pass"},{"name":"an argument of a rule is deprecated","verdict":"fail"},{"name":"a data source is deprecated","verdict":"fail"},{"name":"an output reads a deprecated attribute","verdict":"fail"},{"name":"acl of a bucket, which another rule tells","verdict":"pass"}],"facts":[],"id":"deprecated-argument","rationale":"What a provider deprecates works until its next major version and then stops the plan. Terraform shows a few of these warnings and folds the others into \"and N more\", so that they are found on the day of the upgrade.","remedy":"Replace each as its finding says, then see that nothing else changes:\n\n```bash\nterraform validate\nterraform plan\n```","severity":"low","sources":[{"read":"2026-11-25","title":"AWS provider: aws_s3_bucket","url":"https://raw.githubusercontent.com/hashicorp/terraform-provider-aws/v6.68.0/website/docs/r/s3_bucket.html.markdown"}],"title":"Nothing is written that the provider has deprecated"}');
INSERT INTO "rule" VALUES(1,'deprecated-bucket-argument',25,'Settings of buckets are resources of their own','medium','deprecations','{"aliases":[],"category":"deprecations","examples":[{"name":"versioning is a resource of its own","verdict":"pass"},{"name":"versioning is written inline","verdict":"fail"},{"name":"acl is written inline, which another rule tells","verdict":"pass"}],"facts":[],"id":"deprecated-bucket-argument","rationale":"Version 4 of the AWS provider moved the settings of `aws_s3_bucket` into resources of their own and deprecated the inline arguments; a later major version removes them. Written both ways, the two undo each other at every apply.","remedy":"Move each argument into the resource that the finding names, then take the setting over without changing it:\n\n```hcl\nresource \"aws_s3_bucket_versioning\" \"this\" {\n  bucket = aws_s3_bucket.this.id\n  versioning_configuration {\n    status = \"Enabled\"\n  }\n}\n```\n\n```bash\nterraform import aws_s3_bucket_versioning.this BUCKET\nterraform plan\n```","severity":"medium","sources":[{"read":"2026-11-25","title":"AWS provider: aws_s3_bucket","url":"https://raw.githubusercontent.com/hashicorp/terraform-provider-aws/v6.68.0/website/docs/r/s3_bucket.html.markdown"}],"title":"Settings of buckets are resources of their own"}');
INSERT INTO "rule" VALUES(1,'deprecated-bucket-object',24,'Objects are written as aws_s3_object','medium','deprecations','{"aliases":[],"category":"deprecations","examples":[{"name":"the object is an aws_s3_object","verdict":"pass"},{"name":"the object is an aws_s3_bucket_object","verdict":"fail"},{"name":"the configuration reads an object as aws_s3_bucket_object","verdict":"fail"},{"name":"a module of the configuration writes an aws_s3_object","verdict":"pass"}],"facts":[],"id":"deprecated-bucket-object","rationale":"`aws_s3_bucket_object` has been deprecated since version 4 of the AWS provider, as a resource and as a data source; a later major version removes it, and fixes go to `aws_s3_object` alone.","remedy":"Rename the block, then move the state without uploading the object again:\n\n```bash\nterraform state rm ''OLD_ADDRESS''\nterraform import ''NEW_ADDRESS'' BUCKET/KEY\n```\n\nA `moved` block does not serve here: Terraform does not move between these two types.","severity":"medium","sources":[{"read":"2026-11-24","title":"AWS provider: aws_s3_bucket_object","url":"https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket_object"}],"title":"Objects are written as aws_s3_object"}');
INSERT INTO "rule" VALUES(1,'deprecated-runtime',20,'Functions run on a runtime that AWS supports','high','deprecations','{"aliases":["awslambda_function_using_supported_runtimes","CKV_AWS_363","aws_lambda_function_deprecated_runtime"],"category":"deprecations","examples":[{"name":"the runtime is supported for years","verdict":"pass"},{"name":"a container image has no runtime","verdict":"pass"},{"name":"support ends within 90 days","verdict":"fail"},{"name":"support has ended","verdict":"fail"},{"name":"updates are blocked","verdict":"fail"},{"name":"the runtime is an input without a value","verdict":"unknown"},{"name":"a runtime that the dates do not have","verdict":"pass"}],"facts":[],"id":"deprecated-runtime","rationale":"Past its end of support a runtime gets no security patches. Later AWS refuses to create functions on it, and then to update them: from that day on the next apply that touches the function''s code or settings fails, and the function can only be replaced. Medium up to the last step, from 90 days before the end of support; high once updates are blocked. The dates are those that AWS published by 2026-07-31.","remedy":"Move to the runtime that the finding names, test the function with it, and apply:\n\n```hcl\nresource \"aws_lambda_function\" \"this\" {\n  runtime = \"python3.13\"\n}\n```\n\nRebuild layers with compiled dependencies for the new runtime at the same time, and add it to their `compatible_runtimes`.","severity":"high","sources":[{"read":"2026-11-25","title":"AWS Lambda: runtime deprecation policy","url":"https://docs.aws.amazon.com/lambda/latest/dg/runtime-support-policy.md"}],"title":"Functions run on a runtime that AWS supports"}');
INSERT INTO "rule" VALUES(1,'destroy-would-stall',31,'Buckets that are to go can go','low','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"the plan leaves the bucket","verdict":"pass"},{"name":"the plan deletes a bucket with objects","verdict":"fail"},{"name":"nobody looked into the bucket","verdict":"unknown"},{"name":"the bucket is emptied by force","verdict":"pass"}],"facts":[],"id":"destroy-would-stall","rationale":"S3 deletes empty buckets only. A plan that deletes or replaces a bucket with objects in it, without `force_destroy`, ends with `BucketNotEmpty`: what depended on the bucket is gone by then, and the bucket stays, with its cost. Judged on what a plan deletes or replaces; a bucket that no plan touches passes.","remedy":"Keep the objects that are still needed, then let Terraform empty the bucket; `force_destroy` has to be applied before the destruction:\n\n```hcl\nresource \"aws_s3_bucket\" \"this\" {\n  force_destroy = true\n}\n```\n\n```bash\naws s3 sync s3://BUCKET ./kept\nterraform apply -target=''ADDRESS''\nterraform destroy\n```","severity":"low","sources":[{"read":"2026-11-25","title":"AWS provider: aws_s3_bucket","url":"https://raw.githubusercontent.com/hashicorp/terraform-provider-aws/v6.68.0/website/docs/r/s3_bucket.html.markdown"}],"title":"Buckets that are to go can go"}');
INSERT INTO "rule" VALUES(1,'drifted-attribute',17,'The account is as the state has it','medium','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"state and account agree","verdict":"pass"},{"name":"the switch was turned off by hand","verdict":"fail"},{"name":"a permission was removed by hand","verdict":"fail"},{"name":"a variable was changed by hand","verdict":"fail"},{"name":"a variable whose value is not kept was added by hand","verdict":"fail"},{"name":"changes of the variables are ignored","verdict":"pass"},{"name":"other code was uploaded by hand","verdict":"fail"},{"name":"the pattern is written in another order","verdict":"pass"},{"name":"the pattern was changed by hand","verdict":"fail"},{"name":"the rule was disabled by hand","verdict":"fail"},{"name":"the target was removed by hand","verdict":"fail"},{"name":"the targets could not be read","verdict":"unknown"}],"facts":[{"action":"s3:GetBucketNotification","name":"s3_notification_configuration.is_eventbridge_enabled"},{"action":"lambda:GetPolicy","name":"lambda_function.policy"},{"action":"events:ListRules","name":"event_rule.pattern"}],"id":"drifted-attribute","rationale":"What the pipeline relies on was changed outside of Terraform: the switch or an entry of a notification, a permission, an environment variable, code, a rule''s pattern or state, a target. Until the next apply the pipeline behaves as nobody wrote it, and that apply takes the change back, wanted or not. Arguments under `ignore_changes` are left alone.","remedy":"See what an apply would take back, then either let it, or write the change into the configuration:\n\n```bash\nterraform plan -refresh-only\nterraform apply\n```","severity":"medium","sources":[{"read":"2026-11-25","title":"Terraform: run a refresh-only operation","url":"https://developer.hashicorp.com/terraform/tutorials/cloud/cloud-refresh-only"},{"read":"2026-11-25","title":"Terraform: lifecycle reference","url":"https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle"}],"title":"The account is as the state has it"}');
INSERT INTO "rule" VALUES(1,'duplicate-declaration',6,'Everything is declared once in its module','high','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"nothing of the kind is written","verdict":"pass"},{"name":"a variable is declared in two files","verdict":"fail"}],"facts":[],"id":"duplicate-declaration","rationale":"All files of a folder are one module. A variable, output, local value or resource that two of them declare is an error, and Terraform stops before it plans anything: not even `terraform init` completes.","remedy":"Delete one of the two, usually the one outside of `variables.tf` or `outputs.tf`, then:\n\n```bash\nterraform validate\n```\n\nTo change a declaration without touching it, write an override file (`…_override.tf`).","severity":"high","sources":[{"read":"2026-11-25","title":"Terraform: files and configuration structure","url":"https://developer.hashicorp.com/terraform/language/files"},{"read":"2026-11-25","title":"Terraform: override files","url":"https://github.com/hashicorp/terraform/blob/main/website/docs/language/files/override.mdx"}],"title":"Everything is declared once in its module"}');
INSERT INTO "rule" VALUES(1,'eventbridge-not-enabled',3,'Every bucket whose events an EventBridge rule waits for sends them to EventBridge','high','wiring','{"aliases":[],"category":"wiring","examples":[{"name":"the bucket sends its events","verdict":"pass"},{"name":"the bucket does not send its events","verdict":"fail"},{"name":"a disabled rule waits for nothing","verdict":"pass"},{"name":"no bucket of the account sends events","verdict":"fail"},{"name":"the notification configuration could not be read","verdict":"unknown"},{"name":"the bucket''s resource is known, whatever its name will be, and sends its events","verdict":"pass"},{"name":"no notification resource is written for the bucket","verdict":"fail"},{"name":"the planned notification does not switch it on","verdict":"fail"},{"name":"the pattern is not known before the apply","verdict":"unknown"},{"name":"a notification may turn out to be the bucket''s","verdict":"unknown"},{"name":"the bucket is off, and whether the rule is enabled is not known before the apply","verdict":"unknown"}],"facts":[{"action":"s3:GetBucketNotification","name":"delivery.is_bucket_switch_on"}],"id":"eventbridge-not-enabled","rationale":"S3 sends a bucket''s events to EventBridge only when the bucket''s notification configuration says so. It is off on every new bucket, and a second notification resource for the bucket switches it off again. A rule that waits for such a bucket can never fire, and nothing reports it.","remedy":"Switch it on in the one notification resource of the bucket:\n\n```hcl\nresource \"aws_s3_bucket_notification\" \"this\" {\n  bucket      = aws_s3_bucket.this.id\n  eventbridge = true\n}\n```\n\nKeep every other entry of the bucket in that resource: S3 holds one configuration for a bucket, and each write replaces it whole.","severity":"high","sources":[{"read":"2026-11-24","title":"Amazon S3: enabling Amazon EventBridge","url":"https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-event-notifications-eventbridge.html"}],"title":"Every bucket whose events an EventBridge rule waits for sends them to EventBridge"}');
INSERT INTO "rule" VALUES(1,'events-permission-wrong-source',1,'The permission for EventBridge admits the rule that really targets the function','high','wiring','{"aliases":[],"category":"wiring","examples":[{"name":"the statement names the rule","verdict":"pass"},{"name":"the statement names another rule","verdict":"fail"},{"name":"a condition key is not known","verdict":"unknown"},{"name":"the written statement names the rule, in whatever account","verdict":"pass"},{"name":"the written statement names another rule","verdict":"fail"},{"name":"the planned statement names another rule","verdict":"fail"},{"name":"whether the planned statement names the rule is not known before the apply","verdict":"unknown"}],"facts":[{"action":"lambda:GetPolicy","name":"delivery.permission"}],"id":"events-permission-wrong-source","rationale":"A statement may allow `events.amazonaws.com` and still keep this rule out, because its `SourceArn` or `SourceAccount` names another one: an earlier rule name, another region or account, or an ARN without its `rule/<bus>/` part. It looks right in a list of statements and drops every event.","remedy":"Take the source from the rule itself instead of writing it out:\n\n```hcl\nsource_arn = aws_cloudwatch_event_rule.this.arn\n```\n\nor replace the stale statement at once:\n\n```bash\naws lambda remove-permission --function-name FUNCTION --statement-id STATEMENT_ID\naws lambda add-permission --function-name FUNCTION --statement-id STATEMENT_ID \\\n  --action lambda:InvokeFunction --principal events.amazonaws.com --source-arn RULE_ARN\n```","severity":"high","sources":[{"read":"2026-11-24","title":"Amazon EventBridge: using resource-based policies","url":"https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html"}],"title":"The permission for EventBridge admits the rule that really targets the function"}');
INSERT INTO "rule" VALUES(1,'missing-events-permission',0,'Every function that an EventBridge rule targets lets EventBridge invoke it','high','wiring','{"aliases":[],"category":"wiring","examples":[{"name":"the policy admits the rule","verdict":"pass"},{"name":"the function has no statement for EventBridge","verdict":"fail"},{"name":"a statement denies EventBridge","verdict":"fail"},{"name":"the policy could not be read","verdict":"unknown"},{"name":"the configuration admits the rule, in whatever account","verdict":"pass"},{"name":"the configuration has no permission for EventBridge","verdict":"fail"},{"name":"the plan leaves the function without a permission for EventBridge","verdict":"fail"},{"name":"whether the planned permission is there is not known before the apply","verdict":"unknown"}],"facts":[{"action":"lambda:GetPolicy","name":"delivery.permission"}],"id":"missing-events-permission","rationale":"EventBridge invokes a Lambda target with the rights that the function''s own resource policy grants to `events.amazonaws.com` (or with a role, where the target has one). Without that statement every event is dropped after the rule has matched: nothing fails visibly, the next stage just stays empty.","remedy":"Let the rule invoke the function:\n\n```hcl\nresource \"aws_lambda_permission\" \"allow_eventbridge\" {\n  statement_id  = \"AllowEventBridge\"\n  action        = \"lambda:InvokeFunction\"\n  function_name = aws_lambda_function.this.function_name\n  principal     = \"events.amazonaws.com\"\n  source_arn    = aws_cloudwatch_event_rule.this.arn\n}\n```\n\nor at once, until the next apply:\n\n```bash\naws lambda add-permission --function-name FUNCTION --statement-id AllowEventBridge \\\n  --action lambda:InvokeFunction --principal events.amazonaws.com --source-arn RULE_ARN\n```","severity":"high","sources":[{"read":"2026-11-24","title":"Amazon EventBridge: using resource-based policies","url":"https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html"}],"title":"Every function that an EventBridge rule targets lets EventBridge invoke it"}');
INSERT INTO "rule" VALUES(1,'missing-resource',16,'What the state has is there','high','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"the account has the function","verdict":"pass"},{"name":"the function is gone","verdict":"fail"},{"name":"the bucket is gone","verdict":"fail"},{"name":"the list of functions could not be read","verdict":"unknown"},{"name":"the region was not asked","verdict":"unknown"}],"facts":[],"id":"missing-resource","rationale":"A resource that the state has and the account does not was deleted outside of Terraform. What refers to it goes on as if it were there: rules without a function, functions that write into a bucket that is gone. The next apply makes it anew, empty.","remedy":"Make it anew, or let the state forget it where it is no longer wanted:\n\n```bash\nterraform plan -refresh-only\nterraform apply\nterraform state rm ''ADDRESS''\n```","severity":"high","sources":[{"read":"2026-11-25","title":"Terraform: run a refresh-only operation","url":"https://developer.hashicorp.com/terraform/tutorials/cloud/cloud-refresh-only"}],"title":"What the state has is there"}');
INSERT INTO "rule" VALUES(1,'module-not-read',5,'Every module is on this machine','low','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"all modules were read","verdict":"pass"},{"name":"a module of the registry was not fetched","verdict":"unknown"}],"facts":[],"id":"module-not-read","rationale":"A module that was never fetched is a hole in what was judged: its buckets, functions and permissions may break the pipeline, or complete it, and no rule can tell.","remedy":"Fetch the modules, and take the snapshot again:\n\n```bash\nterraform init -backend=false\n```","severity":"low","sources":[{"read":"2026-11-25","title":"Terraform: files and configuration structure","url":"https://developer.hashicorp.com/terraform/language/files"}],"title":"Every module is on this machine"}');
INSERT INTO "rule" VALUES(1,'not-applied',15,'What is written is deployed','high','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"the state has all that is written","verdict":"pass"},{"name":"the state lacks a function","verdict":"fail"},{"name":"the apply ended with expired credentials","verdict":"fail"},{"name":"a planned bucket is in no state","verdict":"fail"},{"name":"how many there are is not known before the apply","verdict":"pass"}],"facts":[],"id":"not-applied","rationale":"A resource of the configuration that no state has was never made, or its state is kept elsewhere. After an apply that failed this is the list of what is missing: a pipeline that looks whole in the editor and has no function, rule or permission in the account. High after a failed apply, else medium. Judged only where a state was read; resources whose number is not known before the apply are left out.","remedy":"See that the credentials are valid, then finish the deployment:\n\n```bash\naws sts get-caller-identity\nterraform plan -out=tfplan\nterraform apply tfplan\n```\n\nTerraform makes only what the state does not have, so that nothing is made twice. Where the resource exists already, take it over instead: `terraform import ''ADDRESS'' ID`.","severity":"high","sources":[{"read":"2026-11-25","title":"Terraform: lifecycle reference","url":"https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle"}],"title":"What is written is deployed"}');
INSERT INTO "rule" VALUES(1,'notification-clobbering',2,'One writer sets the whole notification configuration of a bucket','high','wiring','{"aliases":[],"category":"wiring","examples":[{"name":"one resource sets it","verdict":"pass"},{"name":"two resources set it","verdict":"fail"},{"name":"one resource of the configuration sets it, whatever the bucket''s name will be","verdict":"pass"},{"name":"two resources of the configuration set it","verdict":"fail"},{"name":"two planned resources set it","verdict":"fail"},{"name":"the plan does not know which bucket it is","verdict":"unknown"},{"name":"an entry was made by hand on a bucket that Terraform manages","verdict":"fail"},{"name":"the live bucket has what the state says","verdict":"pass"},{"name":"the live configuration could not be read","verdict":"unknown"}],"facts":[{"action":"s3:GetBucketNotification","name":"s3_notification_configuration.is_eventbridge_enabled"}],"id":"notification-clobbering","rationale":"S3 holds one notification configuration for a bucket, and every write replaces it whole. Two `aws_s3_bucket_notification` resources for one bucket overwrite each other at each apply; which one wins is chance. In the same way the next apply deletes entries that were made by hand.","remedy":"Keep one `aws_s3_bucket_notification` for a bucket, in the module that owns the bucket, with every entry in it. For several consumers switch EventBridge on and give each a rule of its own:\n\n```hcl\nresource \"aws_s3_bucket_notification\" \"this\" {\n  bucket      = aws_s3_bucket.this.id\n  eventbridge = true\n}\n```\n\nEntries that Terraform does not know: write them into that resource, or delete them, before the next apply.","severity":"high","sources":[{"read":"2026-11-24","title":"AWS provider: aws_s3_bucket_notification","url":"https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket_notification"},{"read":"2026-11-24","title":"Amazon S3: PutBucketNotificationConfiguration","url":"https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html"}],"title":"One writer sets the whole notification configuration of a bucket"}');
INSERT INTO "rule" VALUES(1,'ownership-not-enforced',22,'Access control lists are switched off','low','deprecations','{"aliases":["s3_bucket_acl_prohibited","CKV2_AWS_65"],"category":"deprecations","examples":[{"name":"the live bucket is enforced","verdict":"pass"},{"name":"the live bucket prefers its owner","verdict":"fail"},{"name":"the live bucket has no ownership controls","verdict":"fail"},{"name":"the configuration leaves ACLs on","verdict":"fail"},{"name":"of two controls of one bucket one leaves ACLs on","verdict":"fail"},{"name":"the state has it enforced","verdict":"pass"},{"name":"the ownership is an input without a value","verdict":"unknown"},{"name":"the live ownership could not be read","verdict":"unknown"}],"facts":[{"action":"s3:GetBucketOwnershipControls","name":"s3_bucket.ownership"}],"id":"ownership-not-enforced","rationale":"With `BucketOwnerEnforced` the bucket''s owner owns every object and policies alone decide. Any other setting, or none on a bucket from before April 2023, leaves ACLs in force: whoever uploads an object may own it and keep the pipeline''s functions from reading it.","remedy":"Take grants of ACLs into policies first, then:\n\n```hcl\nresource \"aws_s3_bucket_ownership_controls\" \"this\" {\n  bucket = aws_s3_bucket.this.id\n  rule {\n    object_ownership = \"BucketOwnerEnforced\"\n  }\n}\n```","severity":"low","sources":[{"read":"2026-11-25","title":"Amazon S3: OwnershipControlsRule","url":"https://docs.aws.amazon.com/AmazonS3/latest/API/API_OwnershipControlsRule.html"}],"title":"Access control lists are switched off"}');
INSERT INTO "rule" VALUES(1,'provider-unpinned',30,'Providers have a version constraint and a lock file','low','terraform','{"aliases":["terraform_required_providers"],"category":"terraform","examples":[{"name":"constraint and lock file are there","verdict":"pass"},{"name":"no version is asked for","verdict":"fail"},{"name":"there is no lock file","verdict":"fail"}],"facts":[],"id":"provider-unpinned","rationale":"Without a constraint `terraform init` takes the newest version, also a new major one; without a lock file each machine takes its own. The pipeline that was tested is then not the one that is applied.","remedy":"Write the constraint, let `init` make the lock file, and commit it:\n\n```hcl\nterraform {\n  required_providers {\n    aws = {\n      source  = \"hashicorp/aws\"\n      version = \"~> 6.0\"\n    }\n  }\n}\n```\n\n```bash\nterraform init\ngit add .terraform.lock.hcl\n```","severity":"low","sources":[{"read":"2026-11-25","title":"Terraform: dependency lock file","url":"https://developer.hashicorp.com/terraform/language/files/dependency-lock"}],"title":"Providers have a version constraint and a lock file"}');
INSERT INTO "rule" VALUES(1,'relative-file-path',10,'Paths of files do not depend on where Terraform runs','medium','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"nothing of the kind is written","verdict":"pass"},{"name":"the zip is named by a relative path","verdict":"fail"}],"facts":[],"id":"relative-file-path","rationale":"A relative path is resolved against the folder in which Terraform runs, not against the module that holds it. `terraform -chdir=…`, a call from another root module or a pipeline with another working directory does not find the file, and `filebase64sha256()` and its kin fail while planning.","remedy":"Begin the path at the module or at the root:\n\n```hcl\nfilename = \"${path.module}/../build/processing.zip\"\nfilename = abspath(\"${path.root}/../build/processing.zip\")\n```","severity":"medium","sources":[{"read":"2026-11-25","title":"Terraform: references to named values","url":"https://developer.hashicorp.com/terraform/language/expressions/references"}],"title":"Paths of files do not depend on where Terraform runs"}');
INSERT INTO "rule" VALUES(1,'resource-count-attribute',8,'The number of instances is taken with length()','medium','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"nothing of the kind is written","verdict":"pass"},{"name":"an output asks for the count of a layer","verdict":"fail"}],"facts":[],"id":"resource-count-attribute","rationale":"A resource with `count` is a list of its instances, and a list has no attribute `count`: the expression fails with `Missing resource instance key` or `Unsupported attribute`, and the module cannot be planned.","remedy":"Ask for the length of the list:\n\n```hcl\nvalue = length(aws_lambda_layer_version.this) > 0 ? aws_lambda_layer_version.this[0].arn : null\n```\n\n`one(aws_lambda_layer_version.this[*].arn)` says the same.","severity":"medium","sources":[{"read":"2026-11-25","title":"Terraform: references to named values","url":"https://developer.hashicorp.com/terraform/language/expressions/references"},{"read":"2026-11-25","title":"Terraform: count reference","url":"https://developer.hashicorp.com/terraform/language/meta-arguments/count"}],"title":"The number of instances is taken with length()"}');
INSERT INTO "rule" VALUES(1,'stale-function-code',18,'The code that was built is the code that runs','medium','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"one package everywhere","verdict":"pass"},{"name":"a new zip was not applied","verdict":"fail"},{"name":"other code was uploaded by hand","verdict":"fail"},{"name":"changes of the code are ignored","verdict":"pass"},{"name":"the zip is not on this machine","verdict":"pass"},{"name":"the zip''s path is not known","verdict":"unknown"}],"facts":[],"id":"stale-function-code","rationale":"The zip on this machine, the hash in the state and the code in the account are one package when all is well. A local zip that differs was built and never applied: the fix that was tested does not run. Live code that differs from the state was uploaded by hand and goes with the next apply. A function that ignores changes of its code is not judged.","remedy":"Tell Terraform when the zip changes, and apply:\n\n```hcl\nresource \"aws_lambda_function\" \"this\" {\n  filename         = \"${path.module}/build/function.zip\"\n  source_code_hash = filebase64sha256(\"${path.module}/build/function.zip\")\n}\n```\n\n```bash\nopenssl dgst -sha256 -binary build/function.zip | base64\naws lambda get-function-configuration --function-name FUNCTION --query CodeSha256\n```","severity":"medium","sources":[{"read":"2026-11-25","title":"Terraform: lifecycle reference","url":"https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle"},{"read":"2026-11-25","title":"AWS Lambda: FunctionConfiguration","url":"https://docs.aws.amazon.com/lambda/latest/dg/API_FunctionConfiguration.html"}],"title":"The code that was built is the code that runs"}');
INSERT INTO "rule" VALUES(1,'tainted-resource',19,'The state has nothing that the next apply must replace','medium','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"nothing is tainted","verdict":"pass"},{"name":"a function is tainted","verdict":"fail"},{"name":"a replacement left a bucket behind","verdict":"fail"}],"facts":[],"id":"tainted-resource","rationale":"Terraform taints a resource whose creation failed half way, and keeps as deposed what an earlier replacement could not delete. The next apply of anything destroys and remakes the one (a bucket with its objects, a function with its permissions) and deletes the other.","remedy":"Let the next apply replace it, or take the mark away where the resource is sound:\n\n```bash\nterraform plan\nterraform untaint ''ADDRESS''\n```","severity":"medium","sources":[{"read":"2026-11-25","title":"Terraform: the taint command","url":"https://github.com/hashicorp/terraform/blob/main/website/docs/cli/commands/taint.mdx"}],"title":"The state has nothing that the next apply must replace"}');
INSERT INTO "rule" VALUES(1,'unmanaged-resource',28,'What is wired to the pipeline is in a state','low','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"the state has bucket, rule and function","verdict":"pass"},{"name":"the rule was made by hand","verdict":"fail"}],"facts":[],"id":"unmanaged-resource","rationale":"A bucket, rule or function that takes part in the pipeline and is in none of the states was made by hand, or its state is kept elsewhere. No plan shows when it changes, and a second deployment does not have it.","remedy":"Write the resource and take it over, or delete it where it is a leftover:\n\n```hcl\nimport {\n  to = aws_lambda_function.processing\n  id = \"FUNCTION\"\n}\n```\n\n```bash\nterraform plan -generate-config-out=imported.tf\n```\n\nWhere another state has it, give that state to the next snapshot too.","severity":"low","sources":[{"read":"2026-11-25","title":"Terraform: lifecycle reference","url":"https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle"}],"title":"What is wired to the pipeline is in a state"}');
INSERT INTO "rule" VALUES(1,'unsupported-notification-block',9,'Notification blocks hold only what the provider knows','high','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"nothing of the kind is written","verdict":"pass"},{"name":"an entry has a filter block","verdict":"fail"},{"name":"another type has something that it does not know","verdict":"pass"}],"facts":[],"id":"unsupported-notification-block","rationale":"An entry of `aws_s3_bucket_notification` has `filter_prefix` and `filter_suffix` and no nested blocks. S3 itself, CloudFormation and the AWS CLI have a `filter`, which is often carried over: Terraform answers `Unsupported block type` and plans nothing of the module.","remedy":"Write prefix and suffix as arguments of the entry:\n\n```hcl\nresource \"aws_s3_bucket_notification\" \"this\" {\n  bucket = aws_s3_bucket.this.id\n\n  lambda_function {\n    lambda_function_arn = aws_lambda_function.processing.arn\n    events              = [\"s3:ObjectCreated:*\"]\n    filter_prefix       = \"raw/\"\n    filter_suffix       = \".json\"\n  }\n}\n```","severity":"high","sources":[{"read":"2026-11-25","title":"AWS provider: aws_s3_bucket_notification","url":"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_notification"}],"title":"Notification blocks hold only what the provider knows"}');
INSERT INTO "rule" VALUES(1,'unused-module-input',29,'Every input that a caller sets is read','low','terraform','{"aliases":[],"category":"terraform","examples":[{"name":"nothing of the kind is written","verdict":"pass"},{"name":"a source bucket is passed and ignored","verdict":"fail"}],"facts":[],"id":"unused-module-input","rationale":"An input that the module declares and never reads is a promise that nothing keeps: the caller sets a source bucket, a prefix or a permission and believes it in force.","remedy":"Use the input in the module, or delete it there and in the call:\n\n```bash\nterraform validate\n```","severity":"low","sources":[{"read":"2026-11-25","title":"Terraform: references to named values","url":"https://developer.hashicorp.com/terraform/language/expressions/references"}],"title":"Every input that a caller sets is read"}');
CREATE TABLE run (
    id INTEGER PRIMARY KEY, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    run_key TEXT NOT NULL,
    started_at_ms INTEGER NOT NULL,
    finished_at_ms INTEGER,
    duration_ms INTEGER,
    reached TEXT NOT NULL CHECK (reached IN ('raw', 'processed', 'analytics')),
    UNIQUE (snapshot_id, run_key)
) STRICT;
INSERT INTO "run" VALUES(1,1,'2026-11-25T20-28-28Z/74b11a8a-97d1-479e-8f0a-07dd21fb5ca5',1795638508000,1795638509000,1000,'analytics');
INSERT INTO "run" VALUES(2,1,'2026-11-25T20-28-31Z/2f1e243d-8420-4642-9b67-44135a677cea',1795638511000,1795638512000,1000,'analytics');
INSERT INTO "run" VALUES(3,1,'2026-11-25T20-28-33Z/9f37509c-a1da-41b9-8e69-2765ed247c71',1795638513000,1795638515000,2000,'analytics');
CREATE TABLE run_artifact (
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    object_id INTEGER NOT NULL REFERENCES output_object(id) ON DELETE CASCADE,
    PRIMARY KEY (run_id, object_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "run_artifact" VALUES(3,13);
INSERT INTO "run_artifact" VALUES(1,14);
INSERT INTO "run_artifact" VALUES(2,15);
INSERT INTO "run_artifact" VALUES(3,16);
INSERT INTO "run_artifact" VALUES(2,17);
INSERT INTO "run_artifact" VALUES(3,18);
INSERT INTO "run_artifact" VALUES(2,19);
INSERT INTO "run_artifact" VALUES(1,20);
INSERT INTO "run_artifact" VALUES(1,21);
INSERT INTO "run_artifact" VALUES(2,22);
INSERT INTO "run_artifact" VALUES(3,23);
INSERT INTO "run_artifact" VALUES(1,24);
CREATE TABLE s3_bucket (
    resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    name TEXT NOT NULL,
    acl TEXT CHECK (acl IS NULL OR json_valid(acl)),
    ownership TEXT,
    acl_argument TEXT,
    has_grant_argument INTEGER NOT NULL CHECK (has_grant_argument IN (0, 1)),
    planned_action TEXT CHECK (planned_action IN ('create', 'no-op', 'update', 'delete', 'replace', 'read')),
    acl_state TEXT NOT NULL CHECK (acl_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((acl IS NOT NULL) = (acl_state = 'present')),
acl_reason TEXT CHECK ((acl_reason IS NOT NULL) = (acl_state IN ('unread', 'unknown'))),
    ownership_state TEXT NOT NULL CHECK (ownership_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((ownership IS NOT NULL) = (ownership_state = 'present')),
ownership_reason TEXT CHECK ((ownership_reason IS NOT NULL) = (ownership_state IN ('unread', 'unknown')))
) STRICT;
INSERT INTO "s3_bucket" VALUES(15,1,'config','chinook-pipeline-raw-${aws.account_id}',NULL,NULL,NULL,0,NULL,'absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(16,1,'config','chinook-pipeline-processed-${aws.account_id}',NULL,NULL,NULL,0,NULL,'absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(17,1,'config','chinook-pipeline-analytics-${aws.account_id}',NULL,NULL,NULL,0,NULL,'absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(37,1,'config','chinook-pipeline-artifacts-${aws.account_id}',NULL,NULL,NULL,0,NULL,'absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(54,1,'state','chinook-pipeline-analytics-123456789012',NULL,NULL,NULL,0,NULL,'absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(55,1,'state','chinook-pipeline-processed-123456789012',NULL,NULL,NULL,0,NULL,'absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(56,1,'state','chinook-pipeline-raw-123456789012',NULL,NULL,NULL,0,NULL,'absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(76,1,'state','chinook-pipeline-artifacts-123456789012',NULL,NULL,NULL,0,NULL,'absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(96,1,'plan','chinook-pipeline-analytics-123456789012',NULL,NULL,NULL,0,'no-op','absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(97,1,'plan','chinook-pipeline-processed-123456789012',NULL,NULL,NULL,0,'no-op','absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(98,1,'plan','chinook-pipeline-raw-123456789012',NULL,NULL,NULL,0,'no-op','absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(118,1,'plan','chinook-pipeline-artifacts-123456789012',NULL,NULL,NULL,0,'no-op','absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(144,1,'aws','chinook-pipeline-analytics-123456789012','[{"grantee":"75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a","granteeType":"CanonicalUser","isOwner":true,"permission":"FULL_CONTROL"}]','BucketOwnerEnforced',NULL,0,NULL,'present',NULL,'present',NULL);
INSERT INTO "s3_bucket" VALUES(145,1,'aws','chinook-pipeline-artifacts-123456789012','[{"grantee":"75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a","granteeType":"CanonicalUser","isOwner":true,"permission":"FULL_CONTROL"}]','BucketOwnerEnforced',NULL,0,NULL,'present',NULL,'present',NULL);
INSERT INTO "s3_bucket" VALUES(146,1,'aws','chinook-pipeline-processed-123456789012','[{"grantee":"75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a","granteeType":"CanonicalUser","isOwner":true,"permission":"FULL_CONTROL"}]','BucketOwnerEnforced',NULL,0,NULL,'present',NULL,'present',NULL);
INSERT INTO "s3_bucket" VALUES(147,1,'aws','chinook-pipeline-raw-123456789012','[{"grantee":"75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a","granteeType":"CanonicalUser","isOwner":true,"permission":"FULL_CONTROL"}]','BucketOwnerEnforced',NULL,0,NULL,'present',NULL,'present',NULL);
CREATE TABLE s3_bucket_settings (
    resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    bucket TEXT NOT NULL,
    policy TEXT CHECK (policy IS NULL OR json_valid(policy)),
public_access_block TEXT CHECK (public_access_block IS NULL OR json_valid(public_access_block)),
encryption TEXT CHECK (encryption IS NULL OR json_valid(encryption)),
versioning TEXT CHECK (versioning IS NULL OR json_valid(versioning)),
logging TEXT CHECK (logging IS NULL OR json_valid(logging)),
lifecycle TEXT CHECK (lifecycle IS NULL OR json_valid(lifecycle)),
object_lock TEXT CHECK (object_lock IS NULL OR json_valid(object_lock)),
replication TEXT CHECK (replication IS NULL OR json_valid(replication)),
tags TEXT CHECK (tags IS NULL OR json_valid(tags)),
policy_state TEXT NOT NULL CHECK (policy_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((policy IS NOT NULL) = (policy_state = 'present')),
policy_reason TEXT CHECK ((policy_reason IS NOT NULL) = (policy_state IN ('unread', 'unknown'))),
public_access_block_state TEXT NOT NULL CHECK (public_access_block_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((public_access_block IS NOT NULL) = (public_access_block_state = 'present')),
public_access_block_reason TEXT CHECK ((public_access_block_reason IS NOT NULL) = (public_access_block_state IN ('unread', 'unknown'))),
encryption_state TEXT NOT NULL CHECK (encryption_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((encryption IS NOT NULL) = (encryption_state = 'present')),
encryption_reason TEXT CHECK ((encryption_reason IS NOT NULL) = (encryption_state IN ('unread', 'unknown'))),
versioning_state TEXT NOT NULL CHECK (versioning_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((versioning IS NOT NULL) = (versioning_state = 'present')),
versioning_reason TEXT CHECK ((versioning_reason IS NOT NULL) = (versioning_state IN ('unread', 'unknown'))),
logging_state TEXT NOT NULL CHECK (logging_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((logging IS NOT NULL) = (logging_state = 'present')),
logging_reason TEXT CHECK ((logging_reason IS NOT NULL) = (logging_state IN ('unread', 'unknown'))),
lifecycle_state TEXT NOT NULL CHECK (lifecycle_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((lifecycle IS NOT NULL) = (lifecycle_state = 'present')),
lifecycle_reason TEXT CHECK ((lifecycle_reason IS NOT NULL) = (lifecycle_state IN ('unread', 'unknown'))),
object_lock_state TEXT NOT NULL CHECK (object_lock_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((object_lock IS NOT NULL) = (object_lock_state = 'present')),
object_lock_reason TEXT CHECK ((object_lock_reason IS NOT NULL) = (object_lock_state IN ('unread', 'unknown'))),
replication_state TEXT NOT NULL CHECK (replication_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((replication IS NOT NULL) = (replication_state = 'present')),
replication_reason TEXT CHECK ((replication_reason IS NOT NULL) = (replication_state IN ('unread', 'unknown'))),
tags_state TEXT NOT NULL CHECK (tags_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((tags IS NOT NULL) = (tags_state = 'present')),
tags_reason TEXT CHECK ((tags_reason IS NOT NULL) = (tags_state IN ('unread', 'unknown')))
) STRICT;
CREATE TABLE s3_notification (
    id INTEGER PRIMARY KEY, resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    bucket TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    destination TEXT NOT NULL CHECK (destination IN ('lambda', 'sqs', 'sns')),
    destination_arn TEXT NOT NULL,
    events TEXT NOT NULL CHECK (json_valid(events)),
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL
) STRICT;
CREATE TABLE s3_notification_configuration (
    resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    bucket TEXT NOT NULL,
    is_eventbridge_enabled INTEGER CHECK (is_eventbridge_enabled IN (0, 1)),
    is_eventbridge_enabled_state TEXT NOT NULL CHECK (is_eventbridge_enabled_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((is_eventbridge_enabled IS NOT NULL) = (is_eventbridge_enabled_state = 'present')),
is_eventbridge_enabled_reason TEXT CHECK ((is_eventbridge_enabled_reason IS NOT NULL) = (is_eventbridge_enabled_state IN ('unread', 'unknown')))
) STRICT;
INSERT INTO "s3_notification_configuration" VALUES(24,1,'config','chinook-pipeline-raw-${aws.account_id}',1,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(25,1,'config','chinook-pipeline-processed-${aws.account_id}',1,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(57,1,'state','chinook-pipeline-processed-123456789012',1,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(58,1,'state','chinook-pipeline-raw-123456789012',1,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(99,1,'plan','chinook-pipeline-processed-123456789012',1,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(100,1,'plan','chinook-pipeline-raw-123456789012',1,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(144,1,'aws','chinook-pipeline-analytics-123456789012',0,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(145,1,'aws','chinook-pipeline-artifacts-123456789012',0,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(146,1,'aws','chinook-pipeline-processed-123456789012',1,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(147,1,'aws','chinook-pipeline-raw-123456789012',1,'present',NULL);
CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    taken_at_ms INTEGER NOT NULL,
    as_of_ms INTEGER NOT NULL,
    label TEXT,
    tool_version TEXT NOT NULL,
    git_commit TEXT,
    is_git_dirty INTEGER CHECK (is_git_dirty IN (0, 1)),
    account TEXT,
    caller_arn TEXT,
    regions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(regions)),
    derivation_version INTEGER,
    is_complete INTEGER NOT NULL DEFAULT 0 CHECK (is_complete IN (0, 1))
, request TEXT CHECK (request IS NULL OR json_valid(request)), is_resumable INTEGER NOT NULL DEFAULT 0 CHECK (is_resumable IN (0, 1))) STRICT;
INSERT INTO "snapshot" VALUES(1,1795638517252,1795638517252,NULL,'0.1.0',NULL,NULL,'123456789012','arn:aws:sts::123456789012:user/moto','["us-east-1"]',2,1,'{"allowsPlainHTTP":false,"facts":["events:buses","events:rules","events:targets","iam:policies","iam:roles","lambda:environment","lambda:functions","lambda:layers","lambda:policy","lambda:qualifier_policies","s3:acl","s3:buckets","s3:location","s3:name_probes","s3:notification","s3:objects","s3:ownership","sts:identity"],"readsAWS":true,"regions":[],"rules":["missing-events-permission","events-permission-wrong-source","notification-clobbering","eventbridge-not-enabled","configuration-syntax","module-not-read","duplicate-declaration","count-depends-on-resource","resource-count-attribute","unsupported-notification-block","relative-file-path","bucket-name-taken","bucket-name-invalid","bucket-name-duplicate","acl-with-owner-enforced","not-applied","missing-resource","drifted-attribute","stale-function-code","tainted-resource","deprecated-runtime","acl-in-use","ownership-not-enforced","deprecated-acl-argument","deprecated-bucket-object","deprecated-bucket-argument","bucket-name-static","deprecated-argument","unmanaged-resource","unused-module-input","provider-unpinned","destroy-would-stall"],"scope":"terraform","stages":{}}',1);
CREATE TABLE stack_output (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    is_sensitive INTEGER NOT NULL CHECK (is_sensitive IN (0, 1)),
    value TEXT,
    PRIMARY KEY (snapshot_id, source, name),
    CHECK (is_sensitive = 0 OR value IS NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','analytics_bucket',0,'"chinook-pipeline-analytics-123456789012"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','analytics_bucket_arn',0,'"arn:aws:s3:::chinook-pipeline-analytics-123456789012"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','analytics_function',0,'"chinook-pipeline-analytics"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','artifacts_bucket',0,'"chinook-pipeline-artifacts-123456789012"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','dead_letter_queue_url',0,'"http://127.0.0.1:43567/123456789012/chinook-pipeline-dead-letters"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','ingestion_function',0,'"chinook-pipeline-ingestion"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','processed_bucket',0,'"chinook-pipeline-processed-123456789012"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','processed_bucket_arn',0,'"arn:aws:s3:::chinook-pipeline-processed-123456789012"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','processed_to_analytics_rule_arn',0,'"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','processing_function',0,'"chinook-pipeline-processing"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','raw_bucket',0,'"chinook-pipeline-raw-123456789012"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','raw_bucket_arn',0,'"arn:aws:s3:::chinook-pipeline-raw-123456789012"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','raw_to_processing_rule_arn',0,'"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"');
CREATE TABLE terraform_block (
    id INTEGER PRIMARY KEY, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    module TEXT NOT NULL,
    kind TEXT NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    repetition TEXT NOT NULL DEFAULT 'none'
        CHECK (repetition IN ('none', 'count', 'for_each', 'unknown')),
    instance_count INTEGER,
    ignored_changes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(ignored_changes)),
    reference_list TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reference_list)),
    CHECK ((instance_count IS NULL) = (repetition = 'unknown'))
) STRICT;
INSERT INTO "terraform_block" VALUES(1,1,'terraform.config:terraform','','module','','analytics','module.analytics','terraform/analytics.tf',1,'none',1,'[]','[["function_name","var.name_prefix",4],["package_file","local.build_dir",5],["dead_letter_arn","aws_sqs_queue.dead_letters.arn",6],["log_retention_days","var.log_retention_days",7],["invoke_source_arn","aws_cloudwatch_event_rule.processed_to_analytics.arn",10],["environment","aws_s3_bucket.analytics_data.bucket",13],["environment","var.window_minutes",14],["data_policy","aws_s3_bucket.processed_data.arn",24],["data_policy","aws_s3_bucket.processed_data.arn",31],["data_policy","aws_s3_bucket.analytics_data.arn",38]]');
INSERT INTO "terraform_block" VALUES(2,1,'terraform.config:terraform','','local','','data_bucket_ids','local.data_bucket_ids','terraform/bucket_settings.tf',3,'none',1,'[]','[["data_bucket_ids","aws_s3_bucket.raw_data.id",4],["data_bucket_ids","aws_s3_bucket.processed_data.id",5],["data_bucket_ids","aws_s3_bucket.analytics_data.id",6]]');
INSERT INTO "terraform_block" VALUES(3,1,'terraform.config:terraform','','resource','aws_s3_bucket_ownership_controls','data','aws_s3_bucket_ownership_controls.data','terraform/bucket_settings.tf',10,'for_each',3,'[]','[["for_each","local.data_bucket_ids",11],["bucket","each.value",12]]');
INSERT INTO "terraform_block" VALUES(4,1,'terraform.config:terraform','','resource','aws_s3_bucket_public_access_block','data','aws_s3_bucket_public_access_block.data','terraform/bucket_settings.tf',19,'for_each',3,'[]','[["for_each","local.data_bucket_ids",20],["bucket","each.value",21]]');
INSERT INTO "terraform_block" VALUES(5,1,'terraform.config:terraform','','resource','aws_s3_bucket_server_side_encryption_configuration','data','aws_s3_bucket_server_side_encryption_configuration.data','terraform/bucket_settings.tf',29,'for_each',3,'[]','[["for_each","local.data_bucket_ids",30],["bucket","each.value",31]]');
INSERT INTO "terraform_block" VALUES(6,1,'terraform.config:terraform','','resource','aws_s3_bucket','raw_data','aws_s3_bucket.raw_data','terraform/buckets.tf',1,'none',1,'[]','[["bucket","local.raw_bucket_name",2],["force_destroy","var.force_destroy",3]]');
INSERT INTO "terraform_block" VALUES(7,1,'terraform.config:terraform','','resource','aws_s3_bucket','processed_data','aws_s3_bucket.processed_data','terraform/buckets.tf',6,'none',1,'[]','[["bucket","local.processed_bucket_name",7],["force_destroy","var.force_destroy",8]]');
INSERT INTO "terraform_block" VALUES(8,1,'terraform.config:terraform','','resource','aws_s3_bucket','analytics_data','aws_s3_bucket.analytics_data','terraform/buckets.tf',11,'none',1,'[]','[["bucket","local.analytics_bucket_name",12],["force_destroy","var.force_destroy",13]]');
INSERT INTO "terraform_block" VALUES(9,1,'terraform.config:terraform','','local','','dead_letters_name','local.dead_letters_name','terraform/dead_letters.tf',4,'none',1,'[]','[["dead_letters_name","var.name_prefix",4]]');
INSERT INTO "terraform_block" VALUES(10,1,'terraform.config:terraform','','resource','aws_sqs_queue','dead_letters','aws_sqs_queue.dead_letters','terraform/dead_letters.tf',7,'none',1,'[]','[["name","local.dead_letters_name",8],["policy","var.aws_region",22],["policy","local.account_id",22],["policy","local.dead_letters_name",22],["policy","aws_cloudwatch_event_rule.raw_to_processing.arn",26],["policy","aws_cloudwatch_event_rule.processed_to_analytics.arn",27]]');
INSERT INTO "terraform_block" VALUES(11,1,'terraform.config:terraform','','local','','record_paths','local.record_paths','terraform/events.tf',4,'none',1,'[]','[]');
INSERT INTO "terraform_block" VALUES(12,1,'terraform.config:terraform','','local','','record_template','local.record_template','terraform/events.tf',16,'none',1,'[]','[]');
INSERT INTO "terraform_block" VALUES(13,1,'terraform.config:terraform','','resource','aws_cloudwatch_event_rule','raw_to_processing','aws_cloudwatch_event_rule.raw_to_processing','terraform/events.tf',21,'none',1,'[]','[["name","var.name_prefix",22],["event_pattern","aws_s3_bucket.raw_data.bucket",29]]');
INSERT INTO "terraform_block" VALUES(14,1,'terraform.config:terraform','','resource','aws_cloudwatch_event_target','raw_to_processing','aws_cloudwatch_event_target.raw_to_processing','terraform/events.tf',35,'none',1,'[]','[["rule","aws_cloudwatch_event_rule.raw_to_processing.name",36],["arn","module.processing.function_arn",38],["input_transformer.input_paths","local.record_paths",41],["input_transformer.input_template","local.record_template",42],["dead_letter_config.arn","aws_sqs_queue.dead_letters.arn",46]]');
INSERT INTO "terraform_block" VALUES(15,1,'terraform.config:terraform','','resource','aws_cloudwatch_event_rule','processed_to_analytics','aws_cloudwatch_event_rule.processed_to_analytics','terraform/events.tf',50,'none',1,'[]','[["name","var.name_prefix",51],["event_pattern","aws_s3_bucket.processed_data.bucket",58]]');
INSERT INTO "terraform_block" VALUES(16,1,'terraform.config:terraform','','resource','aws_cloudwatch_event_target','processed_to_analytics','aws_cloudwatch_event_target.processed_to_analytics','terraform/events.tf',64,'none',1,'[]','[["rule","aws_cloudwatch_event_rule.processed_to_analytics.name",65],["arn","module.analytics.function_arn",67],["input_transformer.input_paths","local.record_paths",70],["input_transformer.input_template","local.record_template",71],["dead_letter_config.arn","aws_sqs_queue.dead_letters.arn",75]]');
INSERT INTO "terraform_block" VALUES(17,1,'terraform.config:terraform','','module','','ingestion','module.ingestion','terraform/ingestion.tf',2,'none',1,'[]','[["function_name","var.name_prefix",5],["package_file","local.build_dir",6],["layers","module.db_layer.layer_arn",7],["dead_letter_arn","aws_sqs_queue.dead_letters.arn",9],["log_retention_days","var.log_retention_days",10],["environment","aws_s3_bucket.raw_data.bucket",14],["environment","aws_s3_bucket.raw_data.bucket",16],["environment","var.ingest_query",17],["data_policy","aws_s3_bucket.raw_data.arn",27],["data_policy","aws_s3_bucket.raw_data.arn",33]]');
INSERT INTO "terraform_block" VALUES(18,1,'terraform.config:terraform','','module','','db_layer','module.db_layer','terraform/layer.tf',1,'none',1,'[]','[["layer_name","var.name_prefix",4],["artifacts_bucket_name","var.name_prefix",5],["artifacts_bucket_name","local.bucket_suffix",5],["package_file","local.build_dir",6],["force_destroy","var.force_destroy",7]]');
INSERT INTO "terraform_block" VALUES(19,1,'terraform.config:terraform','','data','aws_caller_identity','current','data.aws_caller_identity.current','terraform/main.tf',1,'none',1,'[]','[]');
INSERT INTO "terraform_block" VALUES(20,1,'terraform.config:terraform','','local','','account_id','local.account_id','terraform/main.tf',4,'none',1,'[]','[["account_id","data.aws_caller_identity.current.account_id",4]]');
INSERT INTO "terraform_block" VALUES(21,1,'terraform.config:terraform','','local','','bucket_suffix','local.bucket_suffix','terraform/main.tf',5,'none',1,'[]','[["bucket_suffix","var.bucket_suffix",5],["bucket_suffix","var.bucket_suffix",5],["bucket_suffix","local.account_id",5]]');
INSERT INTO "terraform_block" VALUES(22,1,'terraform.config:terraform','','local','','build_dir','local.build_dir','terraform/main.tf',8,'none',1,'[]','[["build_dir","var.build_dir",8],["build_dir","var.build_dir",8],["build_dir","path.root",8]]');
INSERT INTO "terraform_block" VALUES(23,1,'terraform.config:terraform','','local','','raw_bucket_name','local.raw_bucket_name','terraform/names.tf',2,'none',1,'[]','[["raw_bucket_name","var.name_prefix",2],["raw_bucket_name","local.bucket_suffix",2]]');
INSERT INTO "terraform_block" VALUES(24,1,'terraform.config:terraform','','local','','processed_bucket_name','local.processed_bucket_name','terraform/names.tf',3,'none',1,'[]','[["processed_bucket_name","var.name_prefix",3],["processed_bucket_name","local.bucket_suffix",3]]');
INSERT INTO "terraform_block" VALUES(25,1,'terraform.config:terraform','','local','','analytics_bucket_name','local.analytics_bucket_name','terraform/names.tf',4,'none',1,'[]','[["analytics_bucket_name","var.name_prefix",4],["analytics_bucket_name","local.bucket_suffix",4]]');
INSERT INTO "terraform_block" VALUES(26,1,'terraform.config:terraform','','resource','aws_s3_bucket_notification','raw_data','aws_s3_bucket_notification.raw_data','terraform/notifications.tf',5,'none',1,'[]','[["bucket","aws_s3_bucket.raw_data.id",6]]');
INSERT INTO "terraform_block" VALUES(27,1,'terraform.config:terraform','','resource','aws_s3_bucket_notification','processed_data','aws_s3_bucket_notification.processed_data','terraform/notifications.tf',10,'none',1,'[]','[["bucket","aws_s3_bucket.processed_data.id",11]]');
INSERT INTO "terraform_block" VALUES(28,1,'terraform.config:terraform','','output','','raw_bucket','output.raw_bucket','terraform/outputs.tf',1,'none',1,'[]','[["value","aws_s3_bucket.raw_data.bucket",3]]');
INSERT INTO "terraform_block" VALUES(29,1,'terraform.config:terraform','','output','','raw_bucket_arn','output.raw_bucket_arn','terraform/outputs.tf',6,'none',1,'[]','[["value","aws_s3_bucket.raw_data.arn",8]]');
INSERT INTO "terraform_block" VALUES(30,1,'terraform.config:terraform','','output','','processed_bucket','output.processed_bucket','terraform/outputs.tf',11,'none',1,'[]','[["value","aws_s3_bucket.processed_data.bucket",13]]');
INSERT INTO "terraform_block" VALUES(31,1,'terraform.config:terraform','','output','','processed_bucket_arn','output.processed_bucket_arn','terraform/outputs.tf',16,'none',1,'[]','[["value","aws_s3_bucket.processed_data.arn",18]]');
INSERT INTO "terraform_block" VALUES(32,1,'terraform.config:terraform','','output','','analytics_bucket','output.analytics_bucket','terraform/outputs.tf',21,'none',1,'[]','[["value","aws_s3_bucket.analytics_data.bucket",23]]');
INSERT INTO "terraform_block" VALUES(33,1,'terraform.config:terraform','','output','','analytics_bucket_arn','output.analytics_bucket_arn','terraform/outputs.tf',26,'none',1,'[]','[["value","aws_s3_bucket.analytics_data.arn",28]]');
INSERT INTO "terraform_block" VALUES(34,1,'terraform.config:terraform','','output','','artifacts_bucket','output.artifacts_bucket','terraform/outputs.tf',31,'none',1,'[]','[["value","module.db_layer.artifacts_bucket",33]]');
INSERT INTO "terraform_block" VALUES(35,1,'terraform.config:terraform','','output','','ingestion_function','output.ingestion_function','terraform/outputs.tf',36,'none',1,'[]','[["value","module.ingestion.function_name",38]]');
INSERT INTO "terraform_block" VALUES(36,1,'terraform.config:terraform','','output','','processing_function','output.processing_function','terraform/outputs.tf',41,'none',1,'[]','[["value","module.processing.function_name",43]]');
INSERT INTO "terraform_block" VALUES(37,1,'terraform.config:terraform','','output','','analytics_function','output.analytics_function','terraform/outputs.tf',46,'none',1,'[]','[["value","module.analytics.function_name",48]]');
INSERT INTO "terraform_block" VALUES(38,1,'terraform.config:terraform','','output','','raw_to_processing_rule_arn','output.raw_to_processing_rule_arn','terraform/outputs.tf',51,'none',1,'[]','[["value","aws_cloudwatch_event_rule.raw_to_processing.arn",53]]');
INSERT INTO "terraform_block" VALUES(39,1,'terraform.config:terraform','','output','','processed_to_analytics_rule_arn','output.processed_to_analytics_rule_arn','terraform/outputs.tf',56,'none',1,'[]','[["value","aws_cloudwatch_event_rule.processed_to_analytics.arn",58]]');
INSERT INTO "terraform_block" VALUES(40,1,'terraform.config:terraform','','output','','dead_letter_queue_url','output.dead_letter_queue_url','terraform/outputs.tf',61,'none',1,'[]','[["value","aws_sqs_queue.dead_letters.url",63]]');
INSERT INTO "terraform_block" VALUES(41,1,'terraform.config:terraform','','module','','processing','module.processing','terraform/processing.tf',1,'none',1,'[]','[["function_name","var.name_prefix",4],["package_file","local.build_dir",5],["dead_letter_arn","aws_sqs_queue.dead_letters.arn",6],["log_retention_days","var.log_retention_days",7],["invoke_source_arn","aws_cloudwatch_event_rule.raw_to_processing.arn",10],["environment","aws_s3_bucket.processed_data.bucket",13],["environment","aws_s3_bucket.analytics_data.bucket",14],["data_policy","aws_s3_bucket.raw_data.arn",24],["data_policy","aws_s3_bucket.processed_data.arn",31],["data_policy","aws_s3_bucket.analytics_data.arn",32]]');
INSERT INTO "terraform_block" VALUES(42,1,'terraform.config:terraform','','variable','','aws_region','var.aws_region','terraform/variables.tf',1,'none',1,'[]','[["type","string",3]]');
INSERT INTO "terraform_block" VALUES(43,1,'terraform.config:terraform','','variable','','name_prefix','var.name_prefix','terraform/variables.tf',7,'none',1,'[]','[["type","string",9],["validation.condition","var.name_prefix",14]]');
INSERT INTO "terraform_block" VALUES(44,1,'terraform.config:terraform','','variable','','bucket_suffix','var.bucket_suffix','terraform/variables.tf',19,'none',1,'[]','[["type","string",21]]');
INSERT INTO "terraform_block" VALUES(45,1,'terraform.config:terraform','','variable','','build_dir','var.build_dir','terraform/variables.tf',25,'none',1,'[]','[["type","string",27]]');
INSERT INTO "terraform_block" VALUES(46,1,'terraform.config:terraform','','variable','','ingest_query','var.ingest_query','terraform/variables.tf',31,'none',1,'[]','[["type","string",33]]');
INSERT INTO "terraform_block" VALUES(47,1,'terraform.config:terraform','','variable','','window_minutes','var.window_minutes','terraform/variables.tf',37,'none',1,'[]','[["type","number",39]]');
INSERT INTO "terraform_block" VALUES(48,1,'terraform.config:terraform','','variable','','log_retention_days','var.log_retention_days','terraform/variables.tf',43,'none',1,'[]','[["type","number",45]]');
INSERT INTO "terraform_block" VALUES(49,1,'terraform.config:terraform','','variable','','force_destroy','var.force_destroy','terraform/variables.tf',49,'none',1,'[]','[["type","bool",51]]');
INSERT INTO "terraform_block" VALUES(50,1,'terraform.config:terraform','','variable','','emulator','var.emulator','terraform/variables.tf',55,'none',1,'[]','[["type","bool",57]]');
INSERT INTO "terraform_block" VALUES(51,1,'terraform.config:terraform','','terraform','','','terraform','terraform/versions.tf',1,'none',1,'[]','[]');
INSERT INTO "terraform_block" VALUES(52,1,'terraform.config:terraform','','provider','','aws','provider.aws','terraform/versions.tf',14,'none',1,'[]','[["region","var.aws_region",15],["s3_use_path_style","var.emulator",18]]');
INSERT INTO "terraform_block" VALUES(53,1,'terraform.config:terraform','module.analytics','resource','aws_cloudwatch_log_group','this','module.analytics.aws_cloudwatch_log_group.this','terraform/modules/lambda/main.tf',4,'none',1,'[]','[["name","var.function_name",5],["retention_in_days","var.log_retention_days",6]]');
INSERT INTO "terraform_block" VALUES(54,1,'terraform.config:terraform','module.analytics','resource','aws_lambda_function','this','module.analytics.aws_lambda_function.this','terraform/modules/lambda/main.tf',9,'none',1,'[]','[["function_name","var.function_name",10],["role","aws_iam_role.this.arn",11],["layers","var.layers",15],["memory_size","var.memory_mb",16],["timeout","var.timeout_seconds",17],["filename","var.package_file",19],["source_code_hash","var.package_file",20],["depends_on","aws_cloudwatch_log_group.this",27],["environment.variables","var.environment",23]]');
INSERT INTO "terraform_block" VALUES(55,1,'terraform.config:terraform','module.analytics','resource','aws_lambda_function_event_invoke_config','this','module.analytics.aws_lambda_function_event_invoke_config.this','terraform/modules/lambda/main.tf',30,'none',1,'[]','[["function_name","aws_lambda_function.this.function_name",31],["depends_on","aws_iam_role_policy.runtime",41],["destination_config.on_failure.destination","var.dead_letter_arn",36]]');
INSERT INTO "terraform_block" VALUES(56,1,'terraform.config:terraform','module.analytics','output','','function_name','module.analytics.output.function_name','terraform/modules/lambda/outputs.tf',1,'none',1,'[]','[["value","aws_lambda_function.this.function_name",3]]');
INSERT INTO "terraform_block" VALUES(57,1,'terraform.config:terraform','module.analytics','output','','function_arn','module.analytics.output.function_arn','terraform/modules/lambda/outputs.tf',6,'none',1,'[]','[["value","aws_lambda_function.this.arn",8]]');
INSERT INTO "terraform_block" VALUES(58,1,'terraform.config:terraform','module.analytics','output','','role_arn','module.analytics.output.role_arn','terraform/modules/lambda/outputs.tf',11,'none',1,'[]','[["value","aws_iam_role.this.arn",13]]');
INSERT INTO "terraform_block" VALUES(59,1,'terraform.config:terraform','module.analytics','resource','aws_lambda_permission','invoke','module.analytics.aws_lambda_permission.invoke','terraform/modules/lambda/permission.tf',3,'count',1,'[]','[["count","var.invoke_principal",4],["function_name","aws_lambda_function.this.function_name",8],["principal","var.invoke_principal",9],["source_arn","var.invoke_source_arn",10]]');
INSERT INTO "terraform_block" VALUES(60,1,'terraform.config:terraform','module.analytics','resource','aws_iam_role','this','module.analytics.aws_iam_role.this','terraform/modules/lambda/role.tf',1,'none',1,'[]','[["name","var.function_name",2]]');
INSERT INTO "terraform_block" VALUES(61,1,'terraform.config:terraform','module.analytics','resource','aws_iam_role_policy','runtime','module.analytics.aws_iam_role_policy.runtime','terraform/modules/lambda/role.tf',14,'none',1,'[]','[["role","aws_iam_role.this.id",16],["policy","aws_cloudwatch_log_group.this.arn",25],["policy","var.dead_letter_arn",31]]');
INSERT INTO "terraform_block" VALUES(62,1,'terraform.config:terraform','module.analytics','resource','aws_iam_role_policy','data','module.analytics.aws_iam_role_policy.data','terraform/modules/lambda/role.tf',37,'none',1,'[]','[["role","aws_iam_role.this.id",39],["policy","var.data_policy",40]]');
INSERT INTO "terraform_block" VALUES(63,1,'terraform.config:terraform','module.analytics','variable','','function_name','module.analytics.var.function_name','terraform/modules/lambda/variables.tf',1,'none',1,'[]','[["type","string",3]]');
INSERT INTO "terraform_block" VALUES(64,1,'terraform.config:terraform','module.analytics','variable','','package_file','module.analytics.var.package_file','terraform/modules/lambda/variables.tf',6,'none',1,'[]','[["type","string",8]]');
INSERT INTO "terraform_block" VALUES(65,1,'terraform.config:terraform','module.analytics','variable','','environment','module.analytics.var.environment','terraform/modules/lambda/variables.tf',11,'none',1,'[]','[["type","string",13]]');
INSERT INTO "terraform_block" VALUES(66,1,'terraform.config:terraform','module.analytics','variable','','data_policy','module.analytics.var.data_policy','terraform/modules/lambda/variables.tf',16,'none',1,'[]','[["type","string",18]]');
INSERT INTO "terraform_block" VALUES(67,1,'terraform.config:terraform','module.analytics','variable','','dead_letter_arn','module.analytics.var.dead_letter_arn','terraform/modules/lambda/variables.tf',21,'none',1,'[]','[["type","string",23]]');
INSERT INTO "terraform_block" VALUES(68,1,'terraform.config:terraform','module.analytics','variable','','layers','module.analytics.var.layers','terraform/modules/lambda/variables.tf',26,'none',1,'[]','[["type","string",28]]');
INSERT INTO "terraform_block" VALUES(69,1,'terraform.config:terraform','module.analytics','variable','','memory_mb','module.analytics.var.memory_mb','terraform/modules/lambda/variables.tf',32,'none',1,'[]','[["type","number",34]]');
INSERT INTO "terraform_block" VALUES(70,1,'terraform.config:terraform','module.analytics','variable','','timeout_seconds','module.analytics.var.timeout_seconds','terraform/modules/lambda/variables.tf',38,'none',1,'[]','[["type","number",40]]');
INSERT INTO "terraform_block" VALUES(71,1,'terraform.config:terraform','module.analytics','variable','','log_retention_days','module.analytics.var.log_retention_days','terraform/modules/lambda/variables.tf',44,'none',1,'[]','[["type","number",46]]');
INSERT INTO "terraform_block" VALUES(72,1,'terraform.config:terraform','module.analytics','variable','','invoke_principal','module.analytics.var.invoke_principal','terraform/modules/lambda/variables.tf',50,'none',1,'[]','[["type","string",52]]');
INSERT INTO "terraform_block" VALUES(73,1,'terraform.config:terraform','module.analytics','variable','','invoke_source_arn','module.analytics.var.invoke_source_arn','terraform/modules/lambda/variables.tf',56,'none',1,'[]','[["type","string",58]]');
INSERT INTO "terraform_block" VALUES(74,1,'terraform.config:terraform','module.ingestion','resource','aws_cloudwatch_log_group','this','module.ingestion.aws_cloudwatch_log_group.this','terraform/modules/lambda/main.tf',4,'none',1,'[]','[["name","var.function_name",5],["retention_in_days","var.log_retention_days",6]]');
INSERT INTO "terraform_block" VALUES(75,1,'terraform.config:terraform','module.ingestion','resource','aws_lambda_function','this','module.ingestion.aws_lambda_function.this','terraform/modules/lambda/main.tf',9,'none',1,'[]','[["function_name","var.function_name",10],["role","aws_iam_role.this.arn",11],["layers","var.layers",15],["memory_size","var.memory_mb",16],["timeout","var.timeout_seconds",17],["filename","var.package_file",19],["source_code_hash","var.package_file",20],["depends_on","aws_cloudwatch_log_group.this",27],["environment.variables","var.environment",23]]');
INSERT INTO "terraform_block" VALUES(76,1,'terraform.config:terraform','module.ingestion','resource','aws_lambda_function_event_invoke_config','this','module.ingestion.aws_lambda_function_event_invoke_config.this','terraform/modules/lambda/main.tf',30,'none',1,'[]','[["function_name","aws_lambda_function.this.function_name",31],["depends_on","aws_iam_role_policy.runtime",41],["destination_config.on_failure.destination","var.dead_letter_arn",36]]');
INSERT INTO "terraform_block" VALUES(77,1,'terraform.config:terraform','module.ingestion','output','','function_name','module.ingestion.output.function_name','terraform/modules/lambda/outputs.tf',1,'none',1,'[]','[["value","aws_lambda_function.this.function_name",3]]');
INSERT INTO "terraform_block" VALUES(78,1,'terraform.config:terraform','module.ingestion','output','','function_arn','module.ingestion.output.function_arn','terraform/modules/lambda/outputs.tf',6,'none',1,'[]','[["value","aws_lambda_function.this.arn",8]]');
INSERT INTO "terraform_block" VALUES(79,1,'terraform.config:terraform','module.ingestion','output','','role_arn','module.ingestion.output.role_arn','terraform/modules/lambda/outputs.tf',11,'none',1,'[]','[["value","aws_iam_role.this.arn",13]]');
INSERT INTO "terraform_block" VALUES(80,1,'terraform.config:terraform','module.ingestion','resource','aws_lambda_permission','invoke','module.ingestion.aws_lambda_permission.invoke','terraform/modules/lambda/permission.tf',3,'count',0,'[]','[["count","var.invoke_principal",4],["function_name","aws_lambda_function.this.function_name",8],["principal","var.invoke_principal",9],["source_arn","var.invoke_source_arn",10]]');
INSERT INTO "terraform_block" VALUES(81,1,'terraform.config:terraform','module.ingestion','resource','aws_iam_role','this','module.ingestion.aws_iam_role.this','terraform/modules/lambda/role.tf',1,'none',1,'[]','[["name","var.function_name",2]]');
INSERT INTO "terraform_block" VALUES(82,1,'terraform.config:terraform','module.ingestion','resource','aws_iam_role_policy','runtime','module.ingestion.aws_iam_role_policy.runtime','terraform/modules/lambda/role.tf',14,'none',1,'[]','[["role","aws_iam_role.this.id",16],["policy","aws_cloudwatch_log_group.this.arn",25],["policy","var.dead_letter_arn",31]]');
INSERT INTO "terraform_block" VALUES(83,1,'terraform.config:terraform','module.ingestion','resource','aws_iam_role_policy','data','module.ingestion.aws_iam_role_policy.data','terraform/modules/lambda/role.tf',37,'none',1,'[]','[["role","aws_iam_role.this.id",39],["policy","var.data_policy",40]]');
INSERT INTO "terraform_block" VALUES(84,1,'terraform.config:terraform','module.ingestion','variable','','function_name','module.ingestion.var.function_name','terraform/modules/lambda/variables.tf',1,'none',1,'[]','[["type","string",3]]');
INSERT INTO "terraform_block" VALUES(85,1,'terraform.config:terraform','module.ingestion','variable','','package_file','module.ingestion.var.package_file','terraform/modules/lambda/variables.tf',6,'none',1,'[]','[["type","string",8]]');
INSERT INTO "terraform_block" VALUES(86,1,'terraform.config:terraform','module.ingestion','variable','','environment','module.ingestion.var.environment','terraform/modules/lambda/variables.tf',11,'none',1,'[]','[["type","string",13]]');
INSERT INTO "terraform_block" VALUES(87,1,'terraform.config:terraform','module.ingestion','variable','','data_policy','module.ingestion.var.data_policy','terraform/modules/lambda/variables.tf',16,'none',1,'[]','[["type","string",18]]');
INSERT INTO "terraform_block" VALUES(88,1,'terraform.config:terraform','module.ingestion','variable','','dead_letter_arn','module.ingestion.var.dead_letter_arn','terraform/modules/lambda/variables.tf',21,'none',1,'[]','[["type","string",23]]');
INSERT INTO "terraform_block" VALUES(89,1,'terraform.config:terraform','module.ingestion','variable','','layers','module.ingestion.var.layers','terraform/modules/lambda/variables.tf',26,'none',1,'[]','[["type","string",28]]');
INSERT INTO "terraform_block" VALUES(90,1,'terraform.config:terraform','module.ingestion','variable','','memory_mb','module.ingestion.var.memory_mb','terraform/modules/lambda/variables.tf',32,'none',1,'[]','[["type","number",34]]');
INSERT INTO "terraform_block" VALUES(91,1,'terraform.config:terraform','module.ingestion','variable','','timeout_seconds','module.ingestion.var.timeout_seconds','terraform/modules/lambda/variables.tf',38,'none',1,'[]','[["type","number",40]]');
INSERT INTO "terraform_block" VALUES(92,1,'terraform.config:terraform','module.ingestion','variable','','log_retention_days','module.ingestion.var.log_retention_days','terraform/modules/lambda/variables.tf',44,'none',1,'[]','[["type","number",46]]');
INSERT INTO "terraform_block" VALUES(93,1,'terraform.config:terraform','module.ingestion','variable','','invoke_principal','module.ingestion.var.invoke_principal','terraform/modules/lambda/variables.tf',50,'none',1,'[]','[["type","string",52]]');
INSERT INTO "terraform_block" VALUES(94,1,'terraform.config:terraform','module.ingestion','variable','','invoke_source_arn','module.ingestion.var.invoke_source_arn','terraform/modules/lambda/variables.tf',56,'none',1,'[]','[["type","string",58]]');
INSERT INTO "terraform_block" VALUES(95,1,'terraform.config:terraform','module.db_layer','resource','aws_s3_bucket','artifacts','module.db_layer.aws_s3_bucket.artifacts','terraform/modules/layer/main.tf',1,'none',1,'[]','[["bucket","var.artifacts_bucket_name",2],["force_destroy","var.force_destroy",3]]');
INSERT INTO "terraform_block" VALUES(96,1,'terraform.config:terraform','module.db_layer','resource','aws_s3_bucket_ownership_controls','artifacts','module.db_layer.aws_s3_bucket_ownership_controls.artifacts','terraform/modules/layer/main.tf',6,'none',1,'[]','[["bucket","aws_s3_bucket.artifacts.id",7]]');
INSERT INTO "terraform_block" VALUES(97,1,'terraform.config:terraform','module.db_layer','resource','aws_s3_bucket_public_access_block','artifacts','module.db_layer.aws_s3_bucket_public_access_block.artifacts','terraform/modules/layer/main.tf',14,'none',1,'[]','[["bucket","aws_s3_bucket.artifacts.id",15]]');
INSERT INTO "terraform_block" VALUES(98,1,'terraform.config:terraform','module.db_layer','resource','aws_s3_bucket_server_side_encryption_configuration','artifacts','module.db_layer.aws_s3_bucket_server_side_encryption_configuration.artifacts','terraform/modules/layer/main.tf',23,'none',1,'[]','[["bucket","aws_s3_bucket.artifacts.id",24]]');
INSERT INTO "terraform_block" VALUES(99,1,'terraform.config:terraform','module.db_layer','resource','aws_s3_object','layer','module.db_layer.aws_s3_object.layer','terraform/modules/layer/main.tf',33,'none',1,'[]','[["bucket","aws_s3_bucket.artifacts.id",34],["key","var.layer_name",35],["source","var.package_file",36],["source_hash","var.package_file",39]]');
INSERT INTO "terraform_block" VALUES(100,1,'terraform.config:terraform','module.db_layer','resource','aws_lambda_layer_version','this','module.db_layer.aws_lambda_layer_version.this','terraform/modules/layer/main.tf',42,'none',1,'[]','[["layer_name","var.layer_name",43],["s3_bucket","aws_s3_object.layer.bucket",48],["s3_key","aws_s3_object.layer.key",49],["source_code_hash","var.package_file",52]]');
INSERT INTO "terraform_block" VALUES(101,1,'terraform.config:terraform','module.db_layer','output','','layer_arn','module.db_layer.output.layer_arn','terraform/modules/layer/outputs.tf',1,'none',1,'[]','[["value","aws_lambda_layer_version.this.arn",3]]');
INSERT INTO "terraform_block" VALUES(102,1,'terraform.config:terraform','module.db_layer','output','','artifacts_bucket','module.db_layer.output.artifacts_bucket','terraform/modules/layer/outputs.tf',6,'none',1,'[]','[["value","aws_s3_bucket.artifacts.bucket",8]]');
INSERT INTO "terraform_block" VALUES(103,1,'terraform.config:terraform','module.db_layer','variable','','layer_name','module.db_layer.var.layer_name','terraform/modules/layer/variables.tf',1,'none',1,'[]','[["type","string",3]]');
INSERT INTO "terraform_block" VALUES(104,1,'terraform.config:terraform','module.db_layer','variable','','artifacts_bucket_name','module.db_layer.var.artifacts_bucket_name','terraform/modules/layer/variables.tf',6,'none',1,'[]','[["type","string",8]]');
INSERT INTO "terraform_block" VALUES(105,1,'terraform.config:terraform','module.db_layer','variable','','package_file','module.db_layer.var.package_file','terraform/modules/layer/variables.tf',11,'none',1,'[]','[["type","string",13]]');
INSERT INTO "terraform_block" VALUES(106,1,'terraform.config:terraform','module.db_layer','variable','','force_destroy','module.db_layer.var.force_destroy','terraform/modules/layer/variables.tf',16,'none',1,'[]','[["type","bool",18]]');
INSERT INTO "terraform_block" VALUES(107,1,'terraform.config:terraform','module.processing','resource','aws_cloudwatch_log_group','this','module.processing.aws_cloudwatch_log_group.this','terraform/modules/lambda/main.tf',4,'none',1,'[]','[["name","var.function_name",5],["retention_in_days","var.log_retention_days",6]]');
INSERT INTO "terraform_block" VALUES(108,1,'terraform.config:terraform','module.processing','resource','aws_lambda_function','this','module.processing.aws_lambda_function.this','terraform/modules/lambda/main.tf',9,'none',1,'[]','[["function_name","var.function_name",10],["role","aws_iam_role.this.arn",11],["layers","var.layers",15],["memory_size","var.memory_mb",16],["timeout","var.timeout_seconds",17],["filename","var.package_file",19],["source_code_hash","var.package_file",20],["depends_on","aws_cloudwatch_log_group.this",27],["environment.variables","var.environment",23]]');
INSERT INTO "terraform_block" VALUES(109,1,'terraform.config:terraform','module.processing','resource','aws_lambda_function_event_invoke_config','this','module.processing.aws_lambda_function_event_invoke_config.this','terraform/modules/lambda/main.tf',30,'none',1,'[]','[["function_name","aws_lambda_function.this.function_name",31],["depends_on","aws_iam_role_policy.runtime",41],["destination_config.on_failure.destination","var.dead_letter_arn",36]]');
INSERT INTO "terraform_block" VALUES(110,1,'terraform.config:terraform','module.processing','output','','function_name','module.processing.output.function_name','terraform/modules/lambda/outputs.tf',1,'none',1,'[]','[["value","aws_lambda_function.this.function_name",3]]');
INSERT INTO "terraform_block" VALUES(111,1,'terraform.config:terraform','module.processing','output','','function_arn','module.processing.output.function_arn','terraform/modules/lambda/outputs.tf',6,'none',1,'[]','[["value","aws_lambda_function.this.arn",8]]');
INSERT INTO "terraform_block" VALUES(112,1,'terraform.config:terraform','module.processing','output','','role_arn','module.processing.output.role_arn','terraform/modules/lambda/outputs.tf',11,'none',1,'[]','[["value","aws_iam_role.this.arn",13]]');
INSERT INTO "terraform_block" VALUES(113,1,'terraform.config:terraform','module.processing','resource','aws_lambda_permission','invoke','module.processing.aws_lambda_permission.invoke','terraform/modules/lambda/permission.tf',3,'count',1,'[]','[["count","var.invoke_principal",4],["function_name","aws_lambda_function.this.function_name",8],["principal","var.invoke_principal",9],["source_arn","var.invoke_source_arn",10]]');
INSERT INTO "terraform_block" VALUES(114,1,'terraform.config:terraform','module.processing','resource','aws_iam_role','this','module.processing.aws_iam_role.this','terraform/modules/lambda/role.tf',1,'none',1,'[]','[["name","var.function_name",2]]');
INSERT INTO "terraform_block" VALUES(115,1,'terraform.config:terraform','module.processing','resource','aws_iam_role_policy','runtime','module.processing.aws_iam_role_policy.runtime','terraform/modules/lambda/role.tf',14,'none',1,'[]','[["role","aws_iam_role.this.id",16],["policy","aws_cloudwatch_log_group.this.arn",25],["policy","var.dead_letter_arn",31]]');
INSERT INTO "terraform_block" VALUES(116,1,'terraform.config:terraform','module.processing','resource','aws_iam_role_policy','data','module.processing.aws_iam_role_policy.data','terraform/modules/lambda/role.tf',37,'none',1,'[]','[["role","aws_iam_role.this.id",39],["policy","var.data_policy",40]]');
INSERT INTO "terraform_block" VALUES(117,1,'terraform.config:terraform','module.processing','variable','','function_name','module.processing.var.function_name','terraform/modules/lambda/variables.tf',1,'none',1,'[]','[["type","string",3]]');
INSERT INTO "terraform_block" VALUES(118,1,'terraform.config:terraform','module.processing','variable','','package_file','module.processing.var.package_file','terraform/modules/lambda/variables.tf',6,'none',1,'[]','[["type","string",8]]');
INSERT INTO "terraform_block" VALUES(119,1,'terraform.config:terraform','module.processing','variable','','environment','module.processing.var.environment','terraform/modules/lambda/variables.tf',11,'none',1,'[]','[["type","string",13]]');
INSERT INTO "terraform_block" VALUES(120,1,'terraform.config:terraform','module.processing','variable','','data_policy','module.processing.var.data_policy','terraform/modules/lambda/variables.tf',16,'none',1,'[]','[["type","string",18]]');
INSERT INTO "terraform_block" VALUES(121,1,'terraform.config:terraform','module.processing','variable','','dead_letter_arn','module.processing.var.dead_letter_arn','terraform/modules/lambda/variables.tf',21,'none',1,'[]','[["type","string",23]]');
INSERT INTO "terraform_block" VALUES(122,1,'terraform.config:terraform','module.processing','variable','','layers','module.processing.var.layers','terraform/modules/lambda/variables.tf',26,'none',1,'[]','[["type","string",28]]');
INSERT INTO "terraform_block" VALUES(123,1,'terraform.config:terraform','module.processing','variable','','memory_mb','module.processing.var.memory_mb','terraform/modules/lambda/variables.tf',32,'none',1,'[]','[["type","number",34]]');
INSERT INTO "terraform_block" VALUES(124,1,'terraform.config:terraform','module.processing','variable','','timeout_seconds','module.processing.var.timeout_seconds','terraform/modules/lambda/variables.tf',38,'none',1,'[]','[["type","number",40]]');
INSERT INTO "terraform_block" VALUES(125,1,'terraform.config:terraform','module.processing','variable','','log_retention_days','module.processing.var.log_retention_days','terraform/modules/lambda/variables.tf',44,'none',1,'[]','[["type","number",46]]');
INSERT INTO "terraform_block" VALUES(126,1,'terraform.config:terraform','module.processing','variable','','invoke_principal','module.processing.var.invoke_principal','terraform/modules/lambda/variables.tf',50,'none',1,'[]','[["type","string",52]]');
INSERT INTO "terraform_block" VALUES(127,1,'terraform.config:terraform','module.processing','variable','','invoke_source_arn','module.processing.var.invoke_source_arn','terraform/modules/lambda/variables.tf',56,'none',1,'[]','[["type","string",58]]');
CREATE TABLE terraform_provider (
    resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    provider TEXT NOT NULL,
    constraint_text TEXT,
    locked_version TEXT,
    has_lock_file INTEGER NOT NULL CHECK (has_lock_file IN (0, 1)),
    file TEXT,
    line INTEGER,
    PRIMARY KEY (snapshot_id, source, name)
) STRICT, WITHOUT ROWID;
INSERT INTO "terraform_provider" VALUES(1,1,'terraform.config:terraform','aws','hashicorp/aws','~> 5.100','5.100.0',1,'terraform/versions.tf',5);
CREATE TABLE terraform_remark (
    id INTEGER PRIMARY KEY, resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN (
        'syntax_error', 'deprecated_argument', 'deprecated_type', 'deprecated_reference', 'unsupported_argument',
        'duplicate_declaration', 'count_attribute', 'unknown_repetition', 'relative_path', 'unused_input',
        'literal_name', 'module_not_read')),
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    column_number INTEGER NOT NULL
) STRICT;
CREATE TABLE tool_version (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    tool TEXT NOT NULL,
    version TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (snapshot_id, tool, source)
) STRICT, WITHOUT ROWID;
INSERT INTO "tool_version" VALUES(1,'hashicorp/aws','5.100.0','terraform.config:terraform');
INSERT INTO "tool_version" VALUES(1,'terraform','1.11.4','terraform.plan:plan.json');
INSERT INTO "tool_version" VALUES(1,'terraform','1.11.4','terraform.state:terraform.tfstate');
CREATE UNIQUE INDEX resource_identity ON resource(snapshot_id, origin, source, type, coalesce(address, arn));
CREATE INDEX resource_type ON resource(snapshot_id, type, name);
CREATE INDEX resource_logical ON resource(snapshot_id, logical_id);
CREATE INDEX resource_attributes ON resource(attributes_hash);
CREATE INDEX finding_fingerprint ON finding(fingerprint);
CREATE INDEX run_artifact_object ON run_artifact(object_id);
CREATE INDEX s3_bucket_snapshot ON s3_bucket(snapshot_id, origin);
CREATE INDEX s3_notification_configuration_snapshot ON s3_notification_configuration(snapshot_id, origin);
CREATE INDEX s3_notification_snapshot ON s3_notification(snapshot_id, origin);
CREATE INDEX lambda_function_snapshot ON lambda_function(snapshot_id, origin);
CREATE INDEX lambda_permission_snapshot ON lambda_permission(snapshot_id, origin);
CREATE INDEX layer_version_snapshot ON layer_version(snapshot_id, origin);
CREATE INDEX event_bus_snapshot ON event_bus(snapshot_id, origin);
CREATE INDEX event_rule_snapshot ON event_rule(snapshot_id, origin);
CREATE INDEX event_target_snapshot ON event_target(snapshot_id, origin);
CREATE INDEX iam_role_snapshot ON iam_role(snapshot_id, origin);
CREATE INDEX delivery_snapshot ON delivery(snapshot_id, origin);
CREATE INDEX s3_notification_resource ON s3_notification(resource_id);
CREATE INDEX lambda_permission_resource ON lambda_permission(resource_id);
CREATE INDEX event_target_resource ON event_target(resource_id);
CREATE VIEW complete_snapshot AS SELECT * FROM snapshot WHERE is_complete = 1;
CREATE INDEX iam_statement_snapshot ON iam_statement(snapshot_id, origin);
CREATE INDEX iam_statement_resource ON iam_statement(resource_id);
CREATE INDEX s3_bucket_name ON s3_bucket(snapshot_id, origin, name);
CREATE INDEX s3_notification_configuration_bucket ON s3_notification_configuration(snapshot_id, origin, bucket);
CREATE INDEX s3_notification_bucket ON s3_notification(snapshot_id, origin, bucket);
CREATE INDEX lambda_function_arn ON lambda_function(snapshot_id, origin, arn);
CREATE INDEX event_rule_name ON event_rule(snapshot_id, origin, bus, name);
CREATE INDEX event_target_rule ON event_target(snapshot_id, origin, bus, rule);
CREATE INDEX s3_bucket_settings_snapshot ON s3_bucket_settings(snapshot_id, origin);
CREATE INDEX kms_key_snapshot ON kms_key(snapshot_id, origin);
CREATE INDEX lambda_function_settings_snapshot ON lambda_function_settings(snapshot_id, origin);
CREATE INDEX lambda_version_snapshot ON lambda_version(snapshot_id, origin);
CREATE INDEX lambda_alias_snapshot ON lambda_alias(snapshot_id, origin);
CREATE INDEX lambda_qualifier_policy_snapshot ON lambda_qualifier_policy(snapshot_id, origin);
CREATE INDEX event_source_mapping_snapshot ON event_source_mapping(snapshot_id, origin);
CREATE INDEX function_metrics_snapshot ON function_metrics(snapshot_id, origin);
CREATE VIEW invocation AS
SELECT snapshot_id, origin, resource_id, via, arn,
    CASE instr(substr(arn, instr(arn, ':function:') + 10), ':') WHEN 0 THEN arn
        ELSE substr(arn, 1, instr(arn, ':function:') + 8
            + instr(substr(arn, instr(arn, ':function:') + 10), ':')) END AS function_arn
FROM (
    SELECT snapshot_id, origin, resource_id, 'eventbridge' AS via, arn FROM event_target
    UNION ALL SELECT snapshot_id, origin, resource_id, 'notification', destination_arn FROM s3_notification
)
WHERE arn LIKE 'arn:%:lambda:%:function:%';
CREATE INDEX resource_arn ON resource(snapshot_id, arn) WHERE arn IS NOT NULL;
CREATE INDEX resource_name ON resource(snapshot_id, name) WHERE origin = 'aws';
CREATE INDEX terraform_block_address ON terraform_block(snapshot_id, address);
CREATE INDEX terraform_block_place ON terraform_block(snapshot_id, file, line);
CREATE INDEX terraform_block_ignoring ON terraform_block(snapshot_id) WHERE ignored_changes <> '[]';
CREATE INDEX resource_tainted ON resource(snapshot_id, origin) WHERE is_tainted OR deposed_count > 0;
CREATE INDEX terraform_remark_kind ON terraform_remark(snapshot_id, kind);
CREATE INDEX terraform_remark_resource ON terraform_remark(resource_id);
CREATE INDEX terraform_provider_resource ON terraform_provider(resource_id);
CREATE INDEX local_package_snapshot ON local_package(snapshot_id);
CREATE INDEX recording_time ON recording(recorded_at_ms);
CREATE VIEW terraform_reference AS
SELECT b.snapshot_id, b.id AS block_id, b.module, b.address, b.file,
    json_extract(r.value, '$[0]') AS argument, json_extract(r.value, '$[1]') AS target,
    json_extract(r.value, '$[2]') AS line
FROM terraform_block b, json_each(b.reference_list) r;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('snapshot',1);
COMMIT;
