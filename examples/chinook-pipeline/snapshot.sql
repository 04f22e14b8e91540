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
INSERT INTO "api_call" VALUES(1,'s3','GetBucketLocation','s3:GetBucketLocation',4,0,0,0,0,432);
INSERT INTO "api_call" VALUES(1,'s3','GetBucketNotificationConfiguration','s3:GetBucketNotification',4,0,0,0,0,628);
INSERT INTO "api_call" VALUES(1,'s3','GetObject','s3:GetObject',12,0,0,0,0,503007);
INSERT INTO "api_call" VALUES(1,'s3','ListBuckets','s3:ListAllMyBuckets',1,0,0,0,0,727);
INSERT INTO "api_call" VALUES(1,'s3','ListObjectsV2','s3:ListBucket',3,0,0,0,0,4584);
INSERT INTO "api_call" VALUES(1,'sts','GetCallerIdentity',NULL,1,0,0,0,0,382);
CREATE TABLE attribute_set (hash TEXT PRIMARY KEY, json TEXT NOT NULL CHECK (json_valid(json))) STRICT, WITHOUT ROWID;
INSERT INTO "attribute_set" VALUES('0685d149b3f2355e688f5f22f8ced8efd519c76f83c522fe4efae9363e5bca7e','{"arn":"arn:aws:s3:::chinook-pipeline-raw-123456789012","bucket":"chinook-pipeline-raw-123456789012","bucket_prefix":"","force_destroy":false,"region":"us-east-1"}');
INSERT INTO "attribute_set" VALUES('0d1c30a6e578a61aa01b40c49965ffa557dc6a54a12eefacef8224a32fe3681c','{"arn":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","name":"chinook-pipeline-dead-letters","url":"http://127.0.0.1:46109/123456789012/chinook-pipeline-dead-letters"}');
INSERT INTO "attribute_set" VALUES('12c651dda430d1f020ea8bd6883c396859146f424bb39a3e48e270ac4668710b','{"arn":"arn:aws:s3:::chinook-pipeline-processed-123456789012","bucket":"chinook-pipeline-processed-123456789012","bucket_prefix":"","force_destroy":false,"region":"us-east-1"}');
INSERT INTO "attribute_set" VALUES('16c3e09b7918319dc347c6f496e6926fd6d8392a99b28ea4191a284b92ebaf4b','{"arn":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing","dead_letter_config":[{"arn":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters"}],"event_bus_name":"default","input_transformer":[{"input_paths":{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"},"input_template":"{\"Records\": [{\"eventSource\": <source>, \"eventName\": \"ObjectCreated\", \"eventTime\": <time>, \"awsRegion\": <region>, \"s3\": {\"bucket\": {\"name\": <bucket>}, \"object\": {\"key\": <key>}}}]}\n"}],"role_arn":"","rule":"chinook-pipeline-raw-to-processing","target_id":"processing"}');
INSERT INTO "attribute_set" VALUES('29cabd29f950c29d02e5c444e3faff5e39941ca18dfd35b4839e79a2f337ee7a','{"bucket":"chinook-pipeline-raw-123456789012"}');
INSERT INTO "attribute_set" VALUES('2e740f2052788491d59308050f3c47c356961d0509d0eaa287ef6d86aa8236db','{"architectures":["x86_64"],"code_sha256":"DGsK5iVZ751wkASNHXtx1dCaI0Qsm3DASyqJxmNxU6w=","ephemeral_storage":[{"size":512}],"function_name":"chinook-pipeline-processing","handler":"handler.handler","memory_size":128,"package_type":"Zip","role":"arn:aws:iam::123456789012:role/chinook-pipeline-processing","runtime":"python3.12","timeout":60,"tracing_config":[{"mode":"PassThrough"}]}');
INSERT INTO "attribute_set" VALUES('3c9b77cb1f3575cab27311da283ed89079bd8da046d3b7c9b4786faf5b2de3d7','{"arn":"arn:aws:s3:::chinook-pipeline-artifacts-123456789012","bucket":"chinook-pipeline-artifacts-123456789012","bucket_prefix":"","force_destroy":false,"region":"us-east-1"}');
INSERT INTO "attribute_set" VALUES('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','{}');
INSERT INTO "attribute_set" VALUES('46510e17c0d2aa854b15e503335cd6c8fbf80870011fd45fd78bb068fea1f87d','{"action":"lambda:InvokeFunction","function_name":"chinook-pipeline-processing","principal":"events.amazonaws.com","qualifier":"","source_arn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing","statement_id":"AllowInvoke"}');
INSERT INTO "attribute_set" VALUES('47ab2c76033a5c9dde5233030d8f6f7c0ff9cf9d571a45906f31c329fbb2105e','{"arn":"arn:aws:iam::123456789012:role/chinook-pipeline-analytics","assume_role_policy":"{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}],\"Version\":\"2012-10-17\"}","name":"chinook-pipeline-analytics","path":"/"}');
INSERT INTO "attribute_set" VALUES('4df5ec9ba489196ca7b3c45f0b5be923548f7321f018faae116303611dc7fdd4','{"bucket":"chinook-pipeline-processed-123456789012"}');
INSERT INTO "attribute_set" VALUES('57f756308a636e85f61981c87f7724999de191b6321de638f5c67f28a2e34871','{"bucket":"chinook-pipeline-raw-123456789012","eventbridge":true,"lambda_function":[],"queue":[],"topic":[]}');
INSERT INTO "attribute_set" VALUES('5dfa94159d78ddefcfea8277249f6f1000d9257c3f98b265a34a3042afc2b572','{"name":"data","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*\",\"Sid\":\"ReadProcessed\"},{\"Action\":\"s3:ListBucket\",\"Condition\":{\"StringLike\":{\"s3:prefix\":\"processed/*\"}},\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-processed-123456789012\",\"Sid\":\"ListProcessed\"},{\"Action\":\"s3:PutObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*\",\"Sid\":\"WriteAnalytics\"}]}","role":"chinook-pipeline-analytics"}');
INSERT INTO "attribute_set" VALUES('5ff6ed20464fc3d557c8fe0bd119ff5b1f852b76ddb241e71631cdb353600b2f','{"bucket":"chinook-pipeline-analytics-123456789012"}');
INSERT INTO "attribute_set" VALUES('6231febc1bdaa9a6acb76823404629b46adb59f360dcac8add1aa0570c4de07f','{"bucket":"chinook-pipeline-artifacts-123456789012"}');
INSERT INTO "attribute_set" VALUES('69b75a52d625d7c2111af1afba856fcd70eaf118b01a6f17618729bffaea9fad','{"architectures":["x86_64"],"code_sha256":"Y5bMDWGKbqckrX6jbyaeHZeVba5RgJ387wepQsN8CRg=","ephemeral_storage":[{"size":512}],"function_name":"chinook-pipeline-ingestion","handler":"handler.handler","layers":["arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1"],"memory_size":256,"package_type":"Zip","role":"arn:aws:iam::123456789012:role/chinook-pipeline-ingestion","runtime":"python3.12","timeout":60,"tracing_config":[{"mode":"PassThrough"}]}');
INSERT INTO "attribute_set" VALUES('6e041aa15ff61c1911548a9467fa5a73ef32a20a06b060e20a5e7133f8a787a0','{"arn":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing","code_sha256":"DGsK5iVZ751wkASNHXtx1dCaI0Qsm3DASyqJxmNxU6w=","function_name":"chinook-pipeline-processing","handler":"handler.handler","layers":[],"memory_size":128,"package_type":"Zip","role":"arn:aws:iam::123456789012:role/chinook-pipeline-processing","runtime":"python3.12","source_code_hash":"DGsK5iVZ751wkASNHXtx1dCaI0Qsm3DASyqJxmNxU6w=","source_code_size":4195,"timeout":60,"version":"$LATEST"}');
INSERT INTO "attribute_set" VALUES('70b058eaafa61ee938b286909ab4edbbfaf92ce6a670b528ebff084e4cdd6a5f','{"arn":"arn:aws:iam::123456789012:role/chinook-pipeline-ingestion","assume_role_policy":"{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}],\"Version\":\"2012-10-17\"}","name":"chinook-pipeline-ingestion","path":"/"}');
INSERT INTO "attribute_set" VALUES('76d7646f0306dcc4112cca62292db30f732a73138a0d1f5cc304cd224e626552','{"name":"data","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-raw-123456789012/db/*\",\"Sid\":\"ReadDatabase\"},{\"Action\":\"s3:PutObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*\",\"Sid\":\"WriteRaw\"}]}","role":"chinook-pipeline-ingestion"}');
INSERT INTO "attribute_set" VALUES('776b8ad1f76871a367f6e691923477ede6f94c2552f75faa79b5b13f6fc901e3','{"bucket":"chinook-pipeline-processed-123456789012","eventbridge":true,"lambda_function":[],"queue":[],"topic":[]}');
INSERT INTO "attribute_set" VALUES('86b057eb3b76b597e40fb8d820ed0b635a6bf31b314cfc785e534cd974e90e28','{"arn":"arn:aws:iam::123456789012:role/chinook-pipeline-processing","assume_role_policy":"{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}],\"Version\":\"2012-10-17\"}","name":"chinook-pipeline-processing","path":"/"}');
INSERT INTO "attribute_set" VALUES('8bc3c4630f01fe29f5b2232a908ee06b8f30a3fb9274a626f45c6a02b9d3e658','{"arn":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics","dead_letter_config":[{"arn":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters"}],"event_bus_name":"default","input_transformer":[{"input_paths":{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"},"input_template":"{\"Records\": [{\"eventSource\": <source>, \"eventName\": \"ObjectCreated\", \"eventTime\": <time>, \"awsRegion\": <region>, \"s3\": {\"bucket\": {\"name\": <bucket>}, \"object\": {\"key\": <key>}}}]}\n"}],"role_arn":"","rule":"chinook-pipeline-processed-to-analytics","target_id":"analytics"}');
INSERT INTO "attribute_set" VALUES('8e7a21b1c2d5a336357e7968121c05cc97f237fec2b9e3fb447e374c38cadd3e','{"arn":"arn:aws:s3:::chinook-pipeline-analytics-123456789012","bucket":"chinook-pipeline-analytics-123456789012","bucket_prefix":"","force_destroy":false,"region":"us-east-1"}');
INSERT INTO "attribute_set" VALUES('9449797908c92c6f4f1742054a40baf1751c55dd5b711a5e870827058cfa8ce4','{"action":"lambda:InvokeFunction","function_name":"chinook-pipeline-analytics","principal":"events.amazonaws.com","qualifier":"","source_arn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics","statement_id":"AllowInvoke"}');
INSERT INTO "attribute_set" VALUES('a580d6c96bd910426f4a28fe67999c4643b862aad959c1103585a54f44f4a32a','{"name":"runtime","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Effect\":\"Allow\",\"Resource\":\"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-processing:*\",\"Sid\":\"WriteLogs\"},{\"Action\":\"sqs:SendMessage\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters\",\"Sid\":\"KeepFailedEvents\"}]}","role":"chinook-pipeline-processing"}');
INSERT INTO "attribute_set" VALUES('ba023f961e734f5a9595e46b976d803bdd8a5b3fd047cce54e3fd089c8a9b66a','{"name":"data","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"s3:GetObject\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*\",\"Sid\":\"ReadRaw\"},{\"Action\":\"s3:PutObject\",\"Effect\":\"Allow\",\"Resource\":[\"arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*\",\"arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*\"],\"Sid\":\"WriteResults\"}]}","role":"chinook-pipeline-processing"}');
INSERT INTO "attribute_set" VALUES('cd12c8d194fa3dd8f683d2cda5d072ccba265e398ed5fe083b08578637bdeb5f','{"arn":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion","code_sha256":"Y5bMDWGKbqckrX6jbyaeHZeVba5RgJ387wepQsN8CRg=","function_name":"chinook-pipeline-ingestion","handler":"handler.handler","layers":["arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1"],"memory_size":256,"package_type":"Zip","role":"arn:aws:iam::123456789012:role/chinook-pipeline-ingestion","runtime":"python3.12","source_code_hash":"Y5bMDWGKbqckrX6jbyaeHZeVba5RgJ387wepQsN8CRg=","source_code_size":4930,"timeout":60,"version":"$LATEST"}');
INSERT INTO "attribute_set" VALUES('cd8eb48ccd16ffe5bdcd21ac9837ca989276f5304d3fec8e993c444b895a4518','{"name":"runtime","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Effect\":\"Allow\",\"Resource\":\"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-ingestion:*\",\"Sid\":\"WriteLogs\"},{\"Action\":\"sqs:SendMessage\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters\",\"Sid\":\"KeepFailedEvents\"}]}","role":"chinook-pipeline-ingestion"}');
INSERT INTO "attribute_set" VALUES('cfa5e713bfc185b537a9b2e39008c8ba0cf1bcddd79a1a67aedb1870a91ccc34','{"architectures":["x86_64"],"code_sha256":"lf5fB0E5XMqITefKAza7yrAryJbB9WAiwZdzyal7YnA=","ephemeral_storage":[{"size":512}],"function_name":"chinook-pipeline-analytics","handler":"handler.handler","memory_size":128,"package_type":"Zip","role":"arn:aws:iam::123456789012:role/chinook-pipeline-analytics","runtime":"python3.12","timeout":60,"tracing_config":[{"mode":"PassThrough"}]}');
INSERT INTO "attribute_set" VALUES('da44fc9b730da88b6adc72964fa4e7813442fe70b4a3789799ef04eb44911c71','{"bucket":"chinook-pipeline-artifacts-123456789012","key":"layers/chinook-pipeline-db.zip"}');
INSERT INTO "attribute_set" VALUES('de6ad5ff746573e4c92a0bd55bfbd5cc6bcc59ba3e739b3d115b7e98fe6c6ac9','{"name":"runtime","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Effect\":\"Allow\",\"Resource\":\"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-analytics:*\",\"Sid\":\"WriteLogs\"},{\"Action\":\"sqs:SendMessage\",\"Effect\":\"Allow\",\"Resource\":\"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters\",\"Sid\":\"KeepFailedEvents\"}]}","role":"chinook-pipeline-analytics"}');
INSERT INTO "attribute_set" VALUES('e86493e7cb447383f0936f5dd5ea7b5039a027b1c3a33cf8c208a90e92dc6a16','{"arn":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics","code_sha256":"lf5fB0E5XMqITefKAza7yrAryJbB9WAiwZdzyal7YnA=","function_name":"chinook-pipeline-analytics","handler":"handler.handler","layers":[],"memory_size":128,"package_type":"Zip","role":"arn:aws:iam::123456789012:role/chinook-pipeline-analytics","runtime":"python3.12","source_code_hash":"lf5fB0E5XMqITefKAza7yrAryJbB9WAiwZdzyal7YnA=","source_code_size":5483,"timeout":60,"version":"$LATEST"}');
INSERT INTO "attribute_set" VALUES('f345bbf313881eb298e95bc44951e669bd91d709735de2f29210d42bb8f56de7','{"arn":"arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1","compatible_runtimes":["python3.12"],"layer_name":"chinook-pipeline-db","source_code_size":3009292,"version":"1"}');
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
INSERT INTO "collection" VALUES(1,1,'terraform.state:terraform.tfstate','ok',0,0,69396,0,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(2,1,'terraform.plan:plan.json','ok',0,0,428450,0,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(3,1,'aws.events','ok',4,0,2366,99,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(4,1,'aws.iam','ok',15,0,10075,94,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(5,1,'aws.lambda','ok',6,0,7794,82,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(6,1,'aws.objects','ok',15,0,507591,33,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(7,1,'aws.s3','ok',9,0,1787,121,NULL,NULL,NULL,NULL);
INSERT INTO "collection" VALUES(8,1,'aws.sts','ok',1,0,382,0,NULL,NULL,NULL,NULL);
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
INSERT INTO "coverage" VALUES(1,'aws','','','s3:acl','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:buckets','read',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:encryption','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:lifecycle','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:logging','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:object_lock','not_asked',NULL,NULL,NULL);
INSERT INTO "coverage" VALUES(1,'aws','','','s3:ownership','not_asked',NULL,NULL,NULL);
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
INSERT INTO "delivery" VALUES(1,1,'aws','eventbridge',95,'chinook-pipeline-processed-123456789012',97,'arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',102,'default/chinook-pipeline-processed-to-analytics','processed/','','yes','yes','yes','yes','yes','allowed','Statement AllowInvoke allows events.amazonaws.com from arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics to invoke arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics.','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Resource":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics","Sid":"AllowInvoke"}','yes');
INSERT INTO "delivery" VALUES(2,1,'aws','eventbridge',96,'chinook-pipeline-raw-123456789012',99,'arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',103,'default/chinook-pipeline-raw-to-processing','raw/','','yes','yes','yes','yes','yes','allowed','Statement AllowInvoke allows events.amazonaws.com from arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing to invoke arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing.','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Resource":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing","Sid":"AllowInvoke"}','yes');
INSERT INTO "delivery" VALUES(3,1,'state','eventbridge',7,'chinook-pipeline-processed-123456789012',25,'arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',2,'default/chinook-pipeline-processed-to-analytics','processed/','','yes','yes','yes','yes','yes','allowed','Statement AllowInvoke allows events.amazonaws.com from arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics to invoke arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics.','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','yes');
INSERT INTO "delivery" VALUES(4,1,'state','eventbridge',8,'chinook-pipeline-raw-123456789012',44,'arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',3,'default/chinook-pipeline-raw-to-processing','raw/','','yes','yes','yes','yes','yes','allowed','Statement AllowInvoke allows events.amazonaws.com from arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing to invoke arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing.','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','yes');
CREATE TABLE evaluation (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    rule_id TEXT NOT NULL,
    pass_count INTEGER NOT NULL,
    fail_count INTEGER NOT NULL,
    unknown_count INTEGER NOT NULL,
    PRIMARY KEY (snapshot_id, rule_id, origin)
) STRICT, WITHOUT ROWID;
INSERT INTO "evaluation" VALUES(1,'plan','bucket-name-duplicate',4,0,0);
INSERT INTO "evaluation" VALUES(1,'state','bucket-name-duplicate',4,0,0);
INSERT INTO "evaluation" VALUES(1,'plan','deprecated-acl-argument',4,0,0);
INSERT INTO "evaluation" VALUES(1,'state','deprecated-acl-argument',4,0,0);
INSERT INTO "evaluation" VALUES(1,'plan','deprecated-bucket-object',1,0,0);
INSERT INTO "evaluation" VALUES(1,'state','deprecated-bucket-object',1,0,0);
INSERT INTO "evaluation" VALUES(1,'aws','eventbridge-not-enabled',2,0,0);
INSERT INTO "evaluation" VALUES(1,'state','eventbridge-not-enabled',2,0,0);
INSERT INTO "evaluation" VALUES(1,'aws','events-permission-wrong-source',2,0,0);
INSERT INTO "evaluation" VALUES(1,'state','events-permission-wrong-source',2,0,0);
INSERT INTO "evaluation" VALUES(1,'aws','missing-events-permission',2,0,0);
INSERT INTO "evaluation" VALUES(1,'state','missing-events-permission',2,0,0);
INSERT INTO "evaluation" VALUES(1,'aws','notification-clobbering',4,0,0);
INSERT INTO "evaluation" VALUES(1,'state','notification-clobbering',2,0,0);
CREATE TABLE event_bus (
    resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    name TEXT NOT NULL,
    arn TEXT,
    policy TEXT CHECK (policy IS NULL OR json_valid(policy)),
    policy_state TEXT NOT NULL CHECK (policy_state IN ('present', 'absent', 'unread', 'unknown'))
    CHECK ((policy IS NOT NULL) = (policy_state = 'present')),
policy_reason TEXT CHECK ((policy_reason IS NOT NULL) = (policy_state IN ('unread', 'unknown')))
) STRICT;
INSERT INTO "event_bus" VALUES(101,1,'aws','default','arn:aws:events:us-east-1:123456789012:event-bus/default',NULL,'absent',NULL);
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
INSERT INTO "event_rule" VALUES(2,1,'state','chinook-pipeline-processed-to-analytics','default','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics','ENABLED',NULL,'{"detail":{"bucket":{"name":["chinook-pipeline-processed-123456789012"]},"object":{"key":[{"prefix":"processed/"}]}},"detail-type":["Object Created"],"source":["aws.s3"]}','present',NULL);
INSERT INTO "event_rule" VALUES(3,1,'state','chinook-pipeline-raw-to-processing','default','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing','ENABLED',NULL,'{"detail":{"bucket":{"name":["chinook-pipeline-raw-123456789012"]},"object":{"key":[{"prefix":"raw/"}]}},"detail-type":["Object Created"],"source":["aws.s3"]}','present',NULL);
INSERT INTO "event_rule" VALUES(102,1,'aws','chinook-pipeline-processed-to-analytics','default','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics','ENABLED',NULL,'{"detail":{"bucket":{"name":["chinook-pipeline-processed-123456789012"]},"object":{"key":[{"prefix":"processed/"}]}},"detail-type":["Object Created"],"source":["aws.s3"]}','present',NULL);
INSERT INTO "event_rule" VALUES(103,1,'aws','chinook-pipeline-raw-to-processing','default','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing','ENABLED',NULL,'{"detail":{"bucket":{"name":["chinook-pipeline-raw-123456789012"]},"object":{"key":[{"prefix":"raw/"}]}},"detail-type":["Object Created"],"source":["aws.s3"]}','present',NULL);
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
INSERT INTO "event_target" VALUES(1,4,1,'state','chinook-pipeline-processed-to-analytics','default','analytics','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',NULL,'{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"}','{"Records": [{"eventSource": <source>, "eventName": "ObjectCreated", "eventTime": <time>, "awsRegion": <region>, "s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}
','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters');
INSERT INTO "event_target" VALUES(2,5,1,'state','chinook-pipeline-raw-to-processing','default','processing','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',NULL,'{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"}','{"Records": [{"eventSource": <source>, "eventName": "ObjectCreated", "eventTime": <time>, "awsRegion": <region>, "s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}
','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters');
INSERT INTO "event_target" VALUES(3,102,1,'aws','chinook-pipeline-processed-to-analytics','default','analytics','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',NULL,'{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"}','{"Records": [{"eventSource": <source>, "eventName": "ObjectCreated", "eventTime": <time>, "awsRegion": <region>, "s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}
','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters');
INSERT INTO "event_target" VALUES(4,103,1,'aws','chinook-pipeline-raw-to-processing','default','processing','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',NULL,'{"bucket":"$.detail.bucket.name","key":"$.detail.object.key","region":"$.region","source":"$.source","time":"$.time"}','{"Records": [{"eventSource": <source>, "eventName": "ObjectCreated", "eventTime": <time>, "awsRegion": <region>, "s3": {"bucket": {"name": <bucket>}, "object": {"key": <key>}}}]}
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
INSERT INTO "iam_role" VALUES(22,1,'state','chinook-pipeline-analytics','arn:aws:iam::123456789012:role/chinook-pipeline-analytics','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}',NULL,'present',NULL,'absent',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(35,1,'state','chinook-pipeline-ingestion','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}',NULL,'present',NULL,'absent',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(41,1,'state','chinook-pipeline-processing','arn:aws:iam::123456789012:role/chinook-pipeline-processing','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}',NULL,'present',NULL,'absent',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(104,1,'aws','chinook-pipeline-analytics','arn:aws:iam::123456789012:role/chinook-pipeline-analytics','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}','["data","runtime"]','present',NULL,'present',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(105,1,'aws','chinook-pipeline-ingestion','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}','["data","runtime"]','present',NULL,'present',NULL,NULL,'absent',NULL);
INSERT INTO "iam_role" VALUES(106,1,'aws','chinook-pipeline-processing','arn:aws:iam::123456789012:role/chinook-pipeline-processing','{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}','["data","runtime"]','present',NULL,'present',NULL,NULL,'absent',NULL);
CREATE TABLE iam_statement (
    id INTEGER PRIMARY KEY, resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config')),
    role TEXT NOT NULL,
    policy TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('inline', 'attached', 'boundary')),
    position INTEGER NOT NULL,
    statement TEXT NOT NULL CHECK (json_valid(statement))
) STRICT;
INSERT INTO "iam_statement" VALUES(1,23,1,'state','chinook-pipeline-analytics','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*","Sid":"ReadProcessed"}');
INSERT INTO "iam_statement" VALUES(2,23,1,'state','chinook-pipeline-analytics','data','inline',1,'{"Action":"s3:ListBucket","Condition":{"StringLike":{"s3:prefix":"processed/*"}},"Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-processed-123456789012","Sid":"ListProcessed"}');
INSERT INTO "iam_statement" VALUES(3,23,1,'state','chinook-pipeline-analytics','data','inline',2,'{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*","Sid":"WriteAnalytics"}');
INSERT INTO "iam_statement" VALUES(4,24,1,'state','chinook-pipeline-analytics','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-analytics:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(5,24,1,'state','chinook-pipeline-analytics','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(6,36,1,'state','chinook-pipeline-ingestion','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/db/*","Sid":"ReadDatabase"}');
INSERT INTO "iam_statement" VALUES(7,36,1,'state','chinook-pipeline-ingestion','data','inline',1,'{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*","Sid":"WriteRaw"}');
INSERT INTO "iam_statement" VALUES(8,37,1,'state','chinook-pipeline-ingestion','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-ingestion:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(9,37,1,'state','chinook-pipeline-ingestion','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(10,42,1,'state','chinook-pipeline-processing','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*","Sid":"ReadRaw"}');
INSERT INTO "iam_statement" VALUES(11,42,1,'state','chinook-pipeline-processing','data','inline',1,'{"Action":"s3:PutObject","Effect":"Allow","Resource":["arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*","arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*"],"Sid":"WriteResults"}');
INSERT INTO "iam_statement" VALUES(12,43,1,'state','chinook-pipeline-processing','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-processing:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(13,43,1,'state','chinook-pipeline-processing','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(14,104,1,'aws','chinook-pipeline-analytics','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*","Sid":"ReadProcessed"}');
INSERT INTO "iam_statement" VALUES(15,104,1,'aws','chinook-pipeline-analytics','data','inline',1,'{"Action":"s3:ListBucket","Condition":{"StringLike":{"s3:prefix":"processed/*"}},"Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-processed-123456789012","Sid":"ListProcessed"}');
INSERT INTO "iam_statement" VALUES(16,104,1,'aws','chinook-pipeline-analytics','data','inline',2,'{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*","Sid":"WriteAnalytics"}');
INSERT INTO "iam_statement" VALUES(17,104,1,'aws','chinook-pipeline-analytics','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-analytics:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(18,104,1,'aws','chinook-pipeline-analytics','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(19,105,1,'aws','chinook-pipeline-ingestion','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/db/*","Sid":"ReadDatabase"}');
INSERT INTO "iam_statement" VALUES(20,105,1,'aws','chinook-pipeline-ingestion','data','inline',1,'{"Action":"s3:PutObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*","Sid":"WriteRaw"}');
INSERT INTO "iam_statement" VALUES(21,105,1,'aws','chinook-pipeline-ingestion','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-ingestion:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(22,105,1,'aws','chinook-pipeline-ingestion','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
INSERT INTO "iam_statement" VALUES(23,106,1,'aws','chinook-pipeline-processing','data','inline',0,'{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::chinook-pipeline-raw-123456789012/raw/*","Sid":"ReadRaw"}');
INSERT INTO "iam_statement" VALUES(24,106,1,'aws','chinook-pipeline-processing','data','inline',1,'{"Action":"s3:PutObject","Effect":"Allow","Resource":["arn:aws:s3:::chinook-pipeline-processed-123456789012/processed/*","arn:aws:s3:::chinook-pipeline-analytics-123456789012/analytics/*"],"Sid":"WriteResults"}');
INSERT INTO "iam_statement" VALUES(25,106,1,'aws','chinook-pipeline-processing','runtime','inline',0,'{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/chinook-pipeline-processing:*","Sid":"WriteLogs"}');
INSERT INTO "iam_statement" VALUES(26,106,1,'aws','chinook-pipeline-processing','runtime','inline',1,'{"Action":"sqs:SendMessage","Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters","Sid":"KeepFailedEvents"}');
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
INSERT INTO "lambda_function" VALUES(25,1,'state','chinook-pipeline-analytics','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-analytics',128,60,5483,'lf5fB0E5XMqITefKAza7yrAryJbB9WAiwZdzyal7YnA=','[]','{"ANALYTICS_BUCKET":"chinook-pipeline-analytics-123456789012","WINDOW_MINUTES":null}',NULL,NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(38,1,'state','chinook-pipeline-ingestion','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion',256,60,4930,'Y5bMDWGKbqckrX6jbyaeHZeVba5RgJ387wepQsN8CRg=','["arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1"]','{"DB_S3_BUCKET":"chinook-pipeline-raw-123456789012","DB_S3_KEY":null,"DB_TYPE":null,"INGEST_QUERY":null,"RAW_BUCKET":"chinook-pipeline-raw-123456789012"}',NULL,NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(44,1,'state','chinook-pipeline-processing','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-processing',128,60,4195,'DGsK5iVZ751wkASNHXtx1dCaI0Qsm3DASyqJxmNxU6w=','[]','{"ANALYTICS_BUCKET":"chinook-pipeline-analytics-123456789012","PROCESSED_BUCKET":"chinook-pipeline-processed-123456789012"}',NULL,NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(97,1,'aws','chinook-pipeline-analytics','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-analytics',128,60,5483,'lf5fB0E5XMqITefKAza7yrAryJbB9WAiwZdzyal7YnA=','[]','{"ANALYTICS_BUCKET":"chinook-pipeline-analytics-123456789012","WINDOW_MINUTES":null}','Active','{"Version": "2012-10-17", "Id": "default", "Statement": [{"Action": "lambda:InvokeFunction", "Principal": {"Service": "events.amazonaws.com"}, "Effect": "Allow", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics", "Sid": "AllowInvoke", "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"}}}]}','present',NULL);
INSERT INTO "lambda_function" VALUES(98,1,'aws','chinook-pipeline-ingestion','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion',256,60,4930,'Y5bMDWGKbqckrX6jbyaeHZeVba5RgJ387wepQsN8CRg=','["arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1"]','{"DB_S3_BUCKET":"chinook-pipeline-raw-123456789012","DB_S3_KEY":null,"DB_TYPE":null,"INGEST_QUERY":null,"RAW_BUCKET":"chinook-pipeline-raw-123456789012"}','Active',NULL,'absent',NULL);
INSERT INTO "lambda_function" VALUES(99,1,'aws','chinook-pipeline-processing','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing','python3.12','handler.handler','arn:aws:iam::123456789012:role/chinook-pipeline-processing',128,60,4195,'DGsK5iVZ751wkASNHXtx1dCaI0Qsm3DASyqJxmNxU6w=','[]','{"ANALYTICS_BUCKET":"chinook-pipeline-analytics-123456789012","PROCESSED_BUCKET":"chinook-pipeline-processed-123456789012"}','Active','{"Version": "2012-10-17", "Id": "default", "Statement": [{"Action": "lambda:InvokeFunction", "Principal": {"Service": "events.amazonaws.com"}, "Effect": "Allow", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing", "Sid": "AllowInvoke", "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"}}}]}','present',NULL);
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
INSERT INTO "lambda_permission" VALUES(1,27,1,'state','chinook-pipeline-analytics',NULL,'AllowInvoke','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','events.amazonaws.com','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics',NULL);
INSERT INTO "lambda_permission" VALUES(2,46,1,'state','chinook-pipeline-processing',NULL,'AllowInvoke','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Sid":"AllowInvoke"}','events.amazonaws.com','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing',NULL);
INSERT INTO "lambda_permission" VALUES(3,97,1,'aws','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',NULL,'AllowInvoke','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Resource":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics","Sid":"AllowInvoke"}','events.amazonaws.com','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics',NULL);
INSERT INTO "lambda_permission" VALUES(4,99,1,'aws','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',NULL,'AllowInvoke','{"Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"}},"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Resource":"arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing","Sid":"AllowInvoke"}','events.amazonaws.com','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing',NULL);
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
INSERT INTO "layer_version" VALUES(28,1,'state','chinook-pipeline-db',1,'arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1','["python3.12"]',3009292);
INSERT INTO "layer_version" VALUES(100,1,'aws','chinook-pipeline-db',1,'arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1','["python3.12"]',NULL);
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
INSERT INTO "output_object" VALUES(13,1,'chinook-pipeline-raw-123456789012','raw/2026-11-25T17-02-13Z/657cbfbc-25f5-4a09-977e-17dd3039bc28.json','raw',77580,1795626133000,'42a34afa270fc04da5dba0c0ca1be84b',500,NULL,'present',NULL,'absent',NULL);
INSERT INTO "output_object" VALUES(14,1,'chinook-pipeline-raw-123456789012','raw/2026-11-25T17-02-10Z/59ad2121-2931-4d82-b674-dd6344259f49.json','raw',77580,1795626130000,'92e2a5d5f01647919218f7fdf9a16d7c',500,NULL,'present',NULL,'absent',NULL);
INSERT INTO "output_object" VALUES(15,1,'chinook-pipeline-raw-123456789012','raw/2026-11-25T17-02-12Z/703c5c04-211f-43c5-b868-a8acd83f185e.json','raw',77580,1795626132000,'a22100148041bc4dde5a42c62cf2fa1d',500,NULL,'present',NULL,'absent',NULL);
INSERT INTO "output_object" VALUES(16,1,'chinook-pipeline-processed-123456789012','processed/2026-11-25T17-02-13Z/657cbfbc-25f5-4a09-977e-17dd3039bc28.json','processed',84709,1795626134000,'f824ffb776077d5372211e083cfc5f9b',500,'s3://chinook-pipeline-raw-123456789012/raw/2026-11-25T17-02-13Z/657cbfbc-25f5-4a09-977e-17dd3039bc28.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(17,1,'chinook-pipeline-processed-123456789012','processed/2026-11-25T17-02-10Z/59ad2121-2931-4d82-b674-dd6344259f49.json','processed',84709,1795626130000,'e2566ecb711e1dc4b7cc85720b31d5cf',500,'s3://chinook-pipeline-raw-123456789012/raw/2026-11-25T17-02-10Z/59ad2121-2931-4d82-b674-dd6344259f49.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(18,1,'chinook-pipeline-processed-123456789012','processed/2026-11-25T17-02-12Z/703c5c04-211f-43c5-b868-a8acd83f185e.json','processed',84709,1795626132000,'b38ed1288c15b51cbe1a7bda60cb7290',500,'s3://chinook-pipeline-raw-123456789012/raw/2026-11-25T17-02-12Z/703c5c04-211f-43c5-b868-a8acd83f185e.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(19,1,'chinook-pipeline-analytics-123456789012','analytics/2026-11-25T17-02-13Z/657cbfbc-25f5-4a09-977e-17dd3039bc28_summary.json','analytics',1248,1795626134000,'257b11214183163778c25111bb60e3cd',500,'s3://chinook-pipeline-raw-123456789012/raw/2026-11-25T17-02-13Z/657cbfbc-25f5-4a09-977e-17dd3039bc28.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(20,1,'chinook-pipeline-analytics-123456789012','analytics/2026-11-25T17-02-12Z/703c5c04-211f-43c5-b868-a8acd83f185e_summary.json','analytics',1248,1795626132000,'e2a21075130d95d90a8e03c9cc525b68',500,'s3://chinook-pipeline-raw-123456789012/raw/2026-11-25T17-02-12Z/703c5c04-211f-43c5-b868-a8acd83f185e.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(21,1,'chinook-pipeline-analytics-123456789012','analytics/2026-11-25T17-02-12Z/703c5c04-211f-43c5-b868-a8acd83f185e_windows.json','analytics',4129,1795626132000,'07521d3e720c89ac98433ff8a9b673c1',500,'s3://chinook-pipeline-processed-123456789012/processed/2026-11-25T17-02-12Z/703c5c04-211f-43c5-b868-a8acd83f185e.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(22,1,'chinook-pipeline-analytics-123456789012','analytics/2026-11-25T17-02-10Z/59ad2121-2931-4d82-b674-dd6344259f49_windows.json','analytics',4114,1795626130000,'4515c1b9c7c673fbb0a33c1ded1b837e',500,'s3://chinook-pipeline-processed-123456789012/processed/2026-11-25T17-02-10Z/59ad2121-2931-4d82-b674-dd6344259f49.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(23,1,'chinook-pipeline-analytics-123456789012','analytics/2026-11-25T17-02-10Z/59ad2121-2931-4d82-b674-dd6344259f49_summary.json','analytics',1248,1795626130000,'9f15130898149784f654e21c6ebbd745',500,'s3://chinook-pipeline-raw-123456789012/raw/2026-11-25T17-02-10Z/59ad2121-2931-4d82-b674-dd6344259f49.json','present',NULL,'present',NULL);
INSERT INTO "output_object" VALUES(24,1,'chinook-pipeline-analytics-123456789012','analytics/2026-11-25T17-02-13Z/657cbfbc-25f5-4a09-977e-17dd3039bc28_windows.json','analytics',4153,1795626134000,'8d0c65c3d3dbee42a3005f14cf8fe097',500,'s3://chinook-pipeline-processed-123456789012/processed/2026-11-25T17-02-13Z/657cbfbc-25f5-4a09-977e-17dd3039bc28.json','present',NULL,'present',NULL);
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
    logical_id TEXT,
    CHECK (arn IS NOT NULL OR address IS NOT NULL)
) STRICT;
INSERT INTO "resource" VALUES(1,1,'state','terraform.state:terraform.tfstate','aws_caller_identity',NULL,'data.aws_caller_identity.current','current',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','data.aws_caller_identity.current');
INSERT INTO "resource" VALUES(2,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_event_rule','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics','aws_cloudwatch_event_rule.processed_to_analytics','chinook-pipeline-processed-to-analytics','123456789012','us-east-1',NULL,NULL,'fce7e866d62da19d641eef01fd66fe1723a57c56477366b3bffef8ce20f22d76','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics');
INSERT INTO "resource" VALUES(3,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_event_rule','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing','aws_cloudwatch_event_rule.raw_to_processing','chinook-pipeline-raw-to-processing','123456789012','us-east-1',NULL,NULL,'f7ba02a25a579741dfa29a22364707c4897c979ad921aad08c67860a627c5e4a','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing');
INSERT INTO "resource" VALUES(4,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_event_target',NULL,'aws_cloudwatch_event_target.processed_to_analytics','analytics',NULL,NULL,NULL,NULL,'8bc3c4630f01fe29f5b2232a908ee06b8f30a3fb9274a626f45c6a02b9d3e658','aws_cloudwatch_event_target.processed_to_analytics');
INSERT INTO "resource" VALUES(5,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_event_target',NULL,'aws_cloudwatch_event_target.raw_to_processing','processing',NULL,NULL,NULL,NULL,'16c3e09b7918319dc347c6f496e6926fd6d8392a99b28ea4191a284b92ebaf4b','aws_cloudwatch_event_target.raw_to_processing');
INSERT INTO "resource" VALUES(6,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-analytics-123456789012','aws_s3_bucket.analytics_data','chinook-pipeline-analytics-123456789012',NULL,'us-east-1',NULL,NULL,'8e7a21b1c2d5a336357e7968121c05cc97f237fec2b9e3fb447e374c38cadd3e','arn:aws:s3:::chinook-pipeline-analytics-123456789012');
INSERT INTO "resource" VALUES(7,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-processed-123456789012','aws_s3_bucket.processed_data','chinook-pipeline-processed-123456789012',NULL,'us-east-1',NULL,NULL,'12c651dda430d1f020ea8bd6883c396859146f424bb39a3e48e270ac4668710b','arn:aws:s3:::chinook-pipeline-processed-123456789012');
INSERT INTO "resource" VALUES(8,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-raw-123456789012','aws_s3_bucket.raw_data','chinook-pipeline-raw-123456789012',NULL,'us-east-1',NULL,NULL,'0685d149b3f2355e688f5f22f8ced8efd519c76f83c522fe4efae9363e5bca7e','arn:aws:s3:::chinook-pipeline-raw-123456789012');
INSERT INTO "resource" VALUES(9,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_notification',NULL,'aws_s3_bucket_notification.processed_data','chinook-pipeline-processed-123456789012',NULL,NULL,NULL,NULL,'776b8ad1f76871a367f6e691923477ede6f94c2552f75faa79b5b13f6fc901e3','aws_s3_bucket_notification.processed_data');
INSERT INTO "resource" VALUES(10,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_notification',NULL,'aws_s3_bucket_notification.raw_data','chinook-pipeline-raw-123456789012',NULL,NULL,NULL,NULL,'57f756308a636e85f61981c87f7724999de191b6321de638f5c67f28a2e34871','aws_s3_bucket_notification.raw_data');
INSERT INTO "resource" VALUES(11,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["analytics"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_ownership_controls.data["analytics"]');
INSERT INTO "resource" VALUES(12,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["processed"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_ownership_controls.data["processed"]');
INSERT INTO "resource" VALUES(13,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["raw"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_ownership_controls.data["raw"]');
INSERT INTO "resource" VALUES(14,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["analytics"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["analytics"]');
INSERT INTO "resource" VALUES(15,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["processed"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["processed"]');
INSERT INTO "resource" VALUES(16,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["raw"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["raw"]');
INSERT INTO "resource" VALUES(17,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["analytics"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["analytics"]');
INSERT INTO "resource" VALUES(18,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["processed"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["processed"]');
INSERT INTO "resource" VALUES(19,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["raw"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["raw"]');
INSERT INTO "resource" VALUES(20,1,'state','terraform.state:terraform.tfstate','aws_sqs_queue','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters','aws_sqs_queue.dead_letters','chinook-pipeline-dead-letters','123456789012','us-east-1',NULL,NULL,'0d1c30a6e578a61aa01b40c49965ffa557dc6a54a12eefacef8224a32fe3681c','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters');
INSERT INTO "resource" VALUES(21,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_log_group',NULL,'module.analytics.aws_cloudwatch_log_group.this','this',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.analytics.aws_cloudwatch_log_group.this');
INSERT INTO "resource" VALUES(22,1,'state','terraform.state:terraform.tfstate','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-analytics','module.analytics.aws_iam_role.this','chinook-pipeline-analytics','123456789012',NULL,NULL,NULL,'47ab2c76033a5c9dde5233030d8f6f7c0ff9cf9d571a45906f31c329fbb2105e','arn:aws:iam::123456789012:role/chinook-pipeline-analytics');
INSERT INTO "resource" VALUES(23,1,'state','terraform.state:terraform.tfstate','aws_iam_role_policy',NULL,'module.analytics.aws_iam_role_policy.data','data',NULL,NULL,NULL,NULL,'5dfa94159d78ddefcfea8277249f6f1000d9257c3f98b265a34a3042afc2b572','module.analytics.aws_iam_role_policy.data');
INSERT INTO "resource" VALUES(24,1,'state','terraform.state:terraform.tfstate','aws_iam_role_policy',NULL,'module.analytics.aws_iam_role_policy.runtime','runtime',NULL,NULL,NULL,NULL,'de6ad5ff746573e4c92a0bd55bfbd5cc6bcc59ba3e739b3d115b7e98fe6c6ac9','module.analytics.aws_iam_role_policy.runtime');
INSERT INTO "resource" VALUES(25,1,'state','terraform.state:terraform.tfstate','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics','module.analytics.aws_lambda_function.this','chinook-pipeline-analytics','123456789012','us-east-1',NULL,NULL,'e86493e7cb447383f0936f5dd5ea7b5039a027b1c3a33cf8c208a90e92dc6a16','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics');
INSERT INTO "resource" VALUES(26,1,'state','terraform.state:terraform.tfstate','aws_lambda_function_event_invoke_config',NULL,'module.analytics.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.analytics.aws_lambda_function_event_invoke_config.this');
INSERT INTO "resource" VALUES(27,1,'state','terraform.state:terraform.tfstate','aws_lambda_permission',NULL,'module.analytics.aws_lambda_permission.invoke[0]','chinook-pipeline-analytics',NULL,NULL,NULL,NULL,'9449797908c92c6f4f1742054a40baf1751c55dd5b711a5e870827058cfa8ce4','module.analytics.aws_lambda_permission.invoke[0]');
INSERT INTO "resource" VALUES(28,1,'state','terraform.state:terraform.tfstate','aws_lambda_layer_version','arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1','module.db_layer.aws_lambda_layer_version.this','chinook-pipeline-db','123456789012','us-east-1',NULL,NULL,'f345bbf313881eb298e95bc44951e669bd91d709735de2f29210d42bb8f56de7','arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1');
INSERT INTO "resource" VALUES(29,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-artifacts-123456789012','module.db_layer.aws_s3_bucket.artifacts','chinook-pipeline-artifacts-123456789012',NULL,'us-east-1',NULL,NULL,'3c9b77cb1f3575cab27311da283ed89079bd8da046d3b7c9b4786faf5b2de3d7','arn:aws:s3:::chinook-pipeline-artifacts-123456789012');
INSERT INTO "resource" VALUES(30,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_ownership_controls',NULL,'module.db_layer.aws_s3_bucket_ownership_controls.artifacts','artifacts',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.db_layer.aws_s3_bucket_ownership_controls.artifacts');
INSERT INTO "resource" VALUES(31,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_public_access_block',NULL,'module.db_layer.aws_s3_bucket_public_access_block.artifacts','artifacts',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.db_layer.aws_s3_bucket_public_access_block.artifacts');
INSERT INTO "resource" VALUES(32,1,'state','terraform.state:terraform.tfstate','aws_s3_bucket_server_side_encryption_configuration',NULL,'module.db_layer.aws_s3_bucket_server_side_encryption_configuration.artifacts','artifacts',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.db_layer.aws_s3_bucket_server_side_encryption_configuration.artifacts');
INSERT INTO "resource" VALUES(33,1,'state','terraform.state:terraform.tfstate','aws_s3_object','arn:aws:s3:::chinook-pipeline-artifacts-123456789012/layers/chinook-pipeline-db.zip','module.db_layer.aws_s3_object.layer','layers/chinook-pipeline-db.zip',NULL,NULL,NULL,NULL,'da44fc9b730da88b6adc72964fa4e7813442fe70b4a3789799ef04eb44911c71','arn:aws:s3:::chinook-pipeline-artifacts-123456789012/layers/chinook-pipeline-db.zip');
INSERT INTO "resource" VALUES(34,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_log_group',NULL,'module.ingestion.aws_cloudwatch_log_group.this','this',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.ingestion.aws_cloudwatch_log_group.this');
INSERT INTO "resource" VALUES(35,1,'state','terraform.state:terraform.tfstate','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion','module.ingestion.aws_iam_role.this','chinook-pipeline-ingestion','123456789012',NULL,NULL,NULL,'70b058eaafa61ee938b286909ab4edbbfaf92ce6a670b528ebff084e4cdd6a5f','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion');
INSERT INTO "resource" VALUES(36,1,'state','terraform.state:terraform.tfstate','aws_iam_role_policy',NULL,'module.ingestion.aws_iam_role_policy.data','data',NULL,NULL,NULL,NULL,'76d7646f0306dcc4112cca62292db30f732a73138a0d1f5cc304cd224e626552','module.ingestion.aws_iam_role_policy.data');
INSERT INTO "resource" VALUES(37,1,'state','terraform.state:terraform.tfstate','aws_iam_role_policy',NULL,'module.ingestion.aws_iam_role_policy.runtime','runtime',NULL,NULL,NULL,NULL,'cd8eb48ccd16ffe5bdcd21ac9837ca989276f5304d3fec8e993c444b895a4518','module.ingestion.aws_iam_role_policy.runtime');
INSERT INTO "resource" VALUES(38,1,'state','terraform.state:terraform.tfstate','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion','module.ingestion.aws_lambda_function.this','chinook-pipeline-ingestion','123456789012','us-east-1',NULL,NULL,'cd12c8d194fa3dd8f683d2cda5d072ccba265e398ed5fe083b08578637bdeb5f','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion');
INSERT INTO "resource" VALUES(39,1,'state','terraform.state:terraform.tfstate','aws_lambda_function_event_invoke_config',NULL,'module.ingestion.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.ingestion.aws_lambda_function_event_invoke_config.this');
INSERT INTO "resource" VALUES(40,1,'state','terraform.state:terraform.tfstate','aws_cloudwatch_log_group',NULL,'module.processing.aws_cloudwatch_log_group.this','this',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.processing.aws_cloudwatch_log_group.this');
INSERT INTO "resource" VALUES(41,1,'state','terraform.state:terraform.tfstate','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-processing','module.processing.aws_iam_role.this','chinook-pipeline-processing','123456789012',NULL,NULL,NULL,'86b057eb3b76b597e40fb8d820ed0b635a6bf31b314cfc785e534cd974e90e28','arn:aws:iam::123456789012:role/chinook-pipeline-processing');
INSERT INTO "resource" VALUES(42,1,'state','terraform.state:terraform.tfstate','aws_iam_role_policy',NULL,'module.processing.aws_iam_role_policy.data','data',NULL,NULL,NULL,NULL,'ba023f961e734f5a9595e46b976d803bdd8a5b3fd047cce54e3fd089c8a9b66a','module.processing.aws_iam_role_policy.data');
INSERT INTO "resource" VALUES(43,1,'state','terraform.state:terraform.tfstate','aws_iam_role_policy',NULL,'module.processing.aws_iam_role_policy.runtime','runtime',NULL,NULL,NULL,NULL,'a580d6c96bd910426f4a28fe67999c4643b862aad959c1103585a54f44f4a32a','module.processing.aws_iam_role_policy.runtime');
INSERT INTO "resource" VALUES(44,1,'state','terraform.state:terraform.tfstate','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing','module.processing.aws_lambda_function.this','chinook-pipeline-processing','123456789012','us-east-1',NULL,NULL,'6e041aa15ff61c1911548a9467fa5a73ef32a20a06b060e20a5e7133f8a787a0','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing');
INSERT INTO "resource" VALUES(45,1,'state','terraform.state:terraform.tfstate','aws_lambda_function_event_invoke_config',NULL,'module.processing.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.processing.aws_lambda_function_event_invoke_config.this');
INSERT INTO "resource" VALUES(46,1,'state','terraform.state:terraform.tfstate','aws_lambda_permission',NULL,'module.processing.aws_lambda_permission.invoke[0]','chinook-pipeline-processing',NULL,NULL,NULL,NULL,'46510e17c0d2aa854b15e503335cd6c8fbf80870011fd45fd78bb068fea1f87d','module.processing.aws_lambda_permission.invoke[0]');
INSERT INTO "resource" VALUES(47,1,'plan','terraform.plan:plan.json','aws_cloudwatch_event_rule','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics','aws_cloudwatch_event_rule.processed_to_analytics','chinook-pipeline-processed-to-analytics','123456789012','us-east-1',NULL,NULL,'fce7e866d62da19d641eef01fd66fe1723a57c56477366b3bffef8ce20f22d76','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics');
INSERT INTO "resource" VALUES(48,1,'plan','terraform.plan:plan.json','aws_cloudwatch_event_rule','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing','aws_cloudwatch_event_rule.raw_to_processing','chinook-pipeline-raw-to-processing','123456789012','us-east-1',NULL,NULL,'f7ba02a25a579741dfa29a22364707c4897c979ad921aad08c67860a627c5e4a','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing');
INSERT INTO "resource" VALUES(49,1,'plan','terraform.plan:plan.json','aws_cloudwatch_event_target',NULL,'aws_cloudwatch_event_target.processed_to_analytics','analytics',NULL,NULL,NULL,NULL,'8bc3c4630f01fe29f5b2232a908ee06b8f30a3fb9274a626f45c6a02b9d3e658','aws_cloudwatch_event_target.processed_to_analytics');
INSERT INTO "resource" VALUES(50,1,'plan','terraform.plan:plan.json','aws_cloudwatch_event_target',NULL,'aws_cloudwatch_event_target.raw_to_processing','processing',NULL,NULL,NULL,NULL,'16c3e09b7918319dc347c6f496e6926fd6d8392a99b28ea4191a284b92ebaf4b','aws_cloudwatch_event_target.raw_to_processing');
INSERT INTO "resource" VALUES(51,1,'plan','terraform.plan:plan.json','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-analytics-123456789012','aws_s3_bucket.analytics_data','chinook-pipeline-analytics-123456789012',NULL,'us-east-1',NULL,NULL,'8e7a21b1c2d5a336357e7968121c05cc97f237fec2b9e3fb447e374c38cadd3e','arn:aws:s3:::chinook-pipeline-analytics-123456789012');
INSERT INTO "resource" VALUES(52,1,'plan','terraform.plan:plan.json','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-processed-123456789012','aws_s3_bucket.processed_data','chinook-pipeline-processed-123456789012',NULL,'us-east-1',NULL,NULL,'12c651dda430d1f020ea8bd6883c396859146f424bb39a3e48e270ac4668710b','arn:aws:s3:::chinook-pipeline-processed-123456789012');
INSERT INTO "resource" VALUES(53,1,'plan','terraform.plan:plan.json','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-raw-123456789012','aws_s3_bucket.raw_data','chinook-pipeline-raw-123456789012',NULL,'us-east-1',NULL,NULL,'0685d149b3f2355e688f5f22f8ced8efd519c76f83c522fe4efae9363e5bca7e','arn:aws:s3:::chinook-pipeline-raw-123456789012');
INSERT INTO "resource" VALUES(54,1,'plan','terraform.plan:plan.json','aws_s3_bucket_notification',NULL,'aws_s3_bucket_notification.processed_data','chinook-pipeline-processed-123456789012',NULL,NULL,NULL,NULL,'776b8ad1f76871a367f6e691923477ede6f94c2552f75faa79b5b13f6fc901e3','aws_s3_bucket_notification.processed_data');
INSERT INTO "resource" VALUES(55,1,'plan','terraform.plan:plan.json','aws_s3_bucket_notification',NULL,'aws_s3_bucket_notification.raw_data','chinook-pipeline-raw-123456789012',NULL,NULL,NULL,NULL,'57f756308a636e85f61981c87f7724999de191b6321de638f5c67f28a2e34871','aws_s3_bucket_notification.raw_data');
INSERT INTO "resource" VALUES(56,1,'plan','terraform.plan:plan.json','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["analytics"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_ownership_controls.data["analytics"]');
INSERT INTO "resource" VALUES(57,1,'plan','terraform.plan:plan.json','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["processed"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_ownership_controls.data["processed"]');
INSERT INTO "resource" VALUES(58,1,'plan','terraform.plan:plan.json','aws_s3_bucket_ownership_controls',NULL,'aws_s3_bucket_ownership_controls.data["raw"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_ownership_controls.data["raw"]');
INSERT INTO "resource" VALUES(59,1,'plan','terraform.plan:plan.json','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["analytics"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["analytics"]');
INSERT INTO "resource" VALUES(60,1,'plan','terraform.plan:plan.json','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["processed"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["processed"]');
INSERT INTO "resource" VALUES(61,1,'plan','terraform.plan:plan.json','aws_s3_bucket_public_access_block',NULL,'aws_s3_bucket_public_access_block.data["raw"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_public_access_block.data["raw"]');
INSERT INTO "resource" VALUES(62,1,'plan','terraform.plan:plan.json','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["analytics"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["analytics"]');
INSERT INTO "resource" VALUES(63,1,'plan','terraform.plan:plan.json','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["processed"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["processed"]');
INSERT INTO "resource" VALUES(64,1,'plan','terraform.plan:plan.json','aws_s3_bucket_server_side_encryption_configuration',NULL,'aws_s3_bucket_server_side_encryption_configuration.data["raw"]','data',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','aws_s3_bucket_server_side_encryption_configuration.data["raw"]');
INSERT INTO "resource" VALUES(65,1,'plan','terraform.plan:plan.json','aws_sqs_queue','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters','aws_sqs_queue.dead_letters','chinook-pipeline-dead-letters','123456789012','us-east-1',NULL,NULL,'0d1c30a6e578a61aa01b40c49965ffa557dc6a54a12eefacef8224a32fe3681c','arn:aws:sqs:us-east-1:123456789012:chinook-pipeline-dead-letters');
INSERT INTO "resource" VALUES(66,1,'plan','terraform.plan:plan.json','aws_cloudwatch_log_group',NULL,'module.analytics.aws_cloudwatch_log_group.this','this',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.analytics.aws_cloudwatch_log_group.this');
INSERT INTO "resource" VALUES(67,1,'plan','terraform.plan:plan.json','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-analytics','module.analytics.aws_iam_role.this','chinook-pipeline-analytics','123456789012',NULL,NULL,NULL,'47ab2c76033a5c9dde5233030d8f6f7c0ff9cf9d571a45906f31c329fbb2105e','arn:aws:iam::123456789012:role/chinook-pipeline-analytics');
INSERT INTO "resource" VALUES(68,1,'plan','terraform.plan:plan.json','aws_iam_role_policy',NULL,'module.analytics.aws_iam_role_policy.data','data',NULL,NULL,NULL,NULL,'5dfa94159d78ddefcfea8277249f6f1000d9257c3f98b265a34a3042afc2b572','module.analytics.aws_iam_role_policy.data');
INSERT INTO "resource" VALUES(69,1,'plan','terraform.plan:plan.json','aws_iam_role_policy',NULL,'module.analytics.aws_iam_role_policy.runtime','runtime',NULL,NULL,NULL,NULL,'de6ad5ff746573e4c92a0bd55bfbd5cc6bcc59ba3e739b3d115b7e98fe6c6ac9','module.analytics.aws_iam_role_policy.runtime');
INSERT INTO "resource" VALUES(70,1,'plan','terraform.plan:plan.json','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics','module.analytics.aws_lambda_function.this','chinook-pipeline-analytics','123456789012','us-east-1',NULL,NULL,'e86493e7cb447383f0936f5dd5ea7b5039a027b1c3a33cf8c208a90e92dc6a16','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics');
INSERT INTO "resource" VALUES(71,1,'plan','terraform.plan:plan.json','aws_lambda_function_event_invoke_config',NULL,'module.analytics.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.analytics.aws_lambda_function_event_invoke_config.this');
INSERT INTO "resource" VALUES(72,1,'plan','terraform.plan:plan.json','aws_lambda_permission',NULL,'module.analytics.aws_lambda_permission.invoke[0]','chinook-pipeline-analytics',NULL,NULL,NULL,NULL,'9449797908c92c6f4f1742054a40baf1751c55dd5b711a5e870827058cfa8ce4','module.analytics.aws_lambda_permission.invoke[0]');
INSERT INTO "resource" VALUES(73,1,'plan','terraform.plan:plan.json','aws_lambda_layer_version','arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1','module.db_layer.aws_lambda_layer_version.this','chinook-pipeline-db','123456789012','us-east-1',NULL,NULL,'f345bbf313881eb298e95bc44951e669bd91d709735de2f29210d42bb8f56de7','arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1');
INSERT INTO "resource" VALUES(74,1,'plan','terraform.plan:plan.json','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-artifacts-123456789012','module.db_layer.aws_s3_bucket.artifacts','chinook-pipeline-artifacts-123456789012',NULL,'us-east-1',NULL,NULL,'3c9b77cb1f3575cab27311da283ed89079bd8da046d3b7c9b4786faf5b2de3d7','arn:aws:s3:::chinook-pipeline-artifacts-123456789012');
INSERT INTO "resource" VALUES(75,1,'plan','terraform.plan:plan.json','aws_s3_bucket_ownership_controls',NULL,'module.db_layer.aws_s3_bucket_ownership_controls.artifacts','artifacts',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.db_layer.aws_s3_bucket_ownership_controls.artifacts');
INSERT INTO "resource" VALUES(76,1,'plan','terraform.plan:plan.json','aws_s3_bucket_public_access_block',NULL,'module.db_layer.aws_s3_bucket_public_access_block.artifacts','artifacts',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.db_layer.aws_s3_bucket_public_access_block.artifacts');
INSERT INTO "resource" VALUES(77,1,'plan','terraform.plan:plan.json','aws_s3_bucket_server_side_encryption_configuration',NULL,'module.db_layer.aws_s3_bucket_server_side_encryption_configuration.artifacts','artifacts',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.db_layer.aws_s3_bucket_server_side_encryption_configuration.artifacts');
INSERT INTO "resource" VALUES(78,1,'plan','terraform.plan:plan.json','aws_s3_object','arn:aws:s3:::chinook-pipeline-artifacts-123456789012/layers/chinook-pipeline-db.zip','module.db_layer.aws_s3_object.layer','layers/chinook-pipeline-db.zip',NULL,NULL,NULL,NULL,'da44fc9b730da88b6adc72964fa4e7813442fe70b4a3789799ef04eb44911c71','arn:aws:s3:::chinook-pipeline-artifacts-123456789012/layers/chinook-pipeline-db.zip');
INSERT INTO "resource" VALUES(79,1,'plan','terraform.plan:plan.json','aws_cloudwatch_log_group',NULL,'module.ingestion.aws_cloudwatch_log_group.this','this',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.ingestion.aws_cloudwatch_log_group.this');
INSERT INTO "resource" VALUES(80,1,'plan','terraform.plan:plan.json','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion','module.ingestion.aws_iam_role.this','chinook-pipeline-ingestion','123456789012',NULL,NULL,NULL,'70b058eaafa61ee938b286909ab4edbbfaf92ce6a670b528ebff084e4cdd6a5f','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion');
INSERT INTO "resource" VALUES(81,1,'plan','terraform.plan:plan.json','aws_iam_role_policy',NULL,'module.ingestion.aws_iam_role_policy.data','data',NULL,NULL,NULL,NULL,'76d7646f0306dcc4112cca62292db30f732a73138a0d1f5cc304cd224e626552','module.ingestion.aws_iam_role_policy.data');
INSERT INTO "resource" VALUES(82,1,'plan','terraform.plan:plan.json','aws_iam_role_policy',NULL,'module.ingestion.aws_iam_role_policy.runtime','runtime',NULL,NULL,NULL,NULL,'cd8eb48ccd16ffe5bdcd21ac9837ca989276f5304d3fec8e993c444b895a4518','module.ingestion.aws_iam_role_policy.runtime');
INSERT INTO "resource" VALUES(83,1,'plan','terraform.plan:plan.json','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion','module.ingestion.aws_lambda_function.this','chinook-pipeline-ingestion','123456789012','us-east-1',NULL,NULL,'cd12c8d194fa3dd8f683d2cda5d072ccba265e398ed5fe083b08578637bdeb5f','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion');
INSERT INTO "resource" VALUES(84,1,'plan','terraform.plan:plan.json','aws_lambda_function_event_invoke_config',NULL,'module.ingestion.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.ingestion.aws_lambda_function_event_invoke_config.this');
INSERT INTO "resource" VALUES(85,1,'plan','terraform.plan:plan.json','aws_cloudwatch_log_group',NULL,'module.processing.aws_cloudwatch_log_group.this','this',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.processing.aws_cloudwatch_log_group.this');
INSERT INTO "resource" VALUES(86,1,'plan','terraform.plan:plan.json','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-processing','module.processing.aws_iam_role.this','chinook-pipeline-processing','123456789012',NULL,NULL,NULL,'86b057eb3b76b597e40fb8d820ed0b635a6bf31b314cfc785e534cd974e90e28','arn:aws:iam::123456789012:role/chinook-pipeline-processing');
INSERT INTO "resource" VALUES(87,1,'plan','terraform.plan:plan.json','aws_iam_role_policy',NULL,'module.processing.aws_iam_role_policy.data','data',NULL,NULL,NULL,NULL,'ba023f961e734f5a9595e46b976d803bdd8a5b3fd047cce54e3fd089c8a9b66a','module.processing.aws_iam_role_policy.data');
INSERT INTO "resource" VALUES(88,1,'plan','terraform.plan:plan.json','aws_iam_role_policy',NULL,'module.processing.aws_iam_role_policy.runtime','runtime',NULL,NULL,NULL,NULL,'a580d6c96bd910426f4a28fe67999c4643b862aad959c1103585a54f44f4a32a','module.processing.aws_iam_role_policy.runtime');
INSERT INTO "resource" VALUES(89,1,'plan','terraform.plan:plan.json','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing','module.processing.aws_lambda_function.this','chinook-pipeline-processing','123456789012','us-east-1',NULL,NULL,'6e041aa15ff61c1911548a9467fa5a73ef32a20a06b060e20a5e7133f8a787a0','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing');
INSERT INTO "resource" VALUES(90,1,'plan','terraform.plan:plan.json','aws_lambda_function_event_invoke_config',NULL,'module.processing.aws_lambda_function_event_invoke_config.this','this',NULL,NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','module.processing.aws_lambda_function_event_invoke_config.this');
INSERT INTO "resource" VALUES(91,1,'plan','terraform.plan:plan.json','aws_lambda_permission',NULL,'module.processing.aws_lambda_permission.invoke[0]','chinook-pipeline-processing',NULL,NULL,NULL,NULL,'46510e17c0d2aa854b15e503335cd6c8fbf80870011fd45fd78bb068fea1f87d','module.processing.aws_lambda_permission.invoke[0]');
INSERT INTO "resource" VALUES(92,1,'aws','aws.sts','aws_account','arn:aws:iam::123456789012:root',NULL,'123456789012','123456789012',NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:iam::123456789012:root');
INSERT INTO "resource" VALUES(93,1,'aws','aws.s3','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-analytics-123456789012',NULL,'chinook-pipeline-analytics-123456789012','123456789012','us-east-1',NULL,NULL,'5ff6ed20464fc3d557c8fe0bd119ff5b1f852b76ddb241e71631cdb353600b2f','arn:aws:s3:::chinook-pipeline-analytics-123456789012');
INSERT INTO "resource" VALUES(94,1,'aws','aws.s3','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-artifacts-123456789012',NULL,'chinook-pipeline-artifacts-123456789012','123456789012','us-east-1',NULL,NULL,'6231febc1bdaa9a6acb76823404629b46adb59f360dcac8add1aa0570c4de07f','arn:aws:s3:::chinook-pipeline-artifacts-123456789012');
INSERT INTO "resource" VALUES(95,1,'aws','aws.s3','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-processed-123456789012',NULL,'chinook-pipeline-processed-123456789012','123456789012','us-east-1',NULL,NULL,'4df5ec9ba489196ca7b3c45f0b5be923548f7321f018faae116303611dc7fdd4','arn:aws:s3:::chinook-pipeline-processed-123456789012');
INSERT INTO "resource" VALUES(96,1,'aws','aws.s3','aws_s3_bucket','arn:aws:s3:::chinook-pipeline-raw-123456789012',NULL,'chinook-pipeline-raw-123456789012','123456789012','us-east-1',NULL,NULL,'29cabd29f950c29d02e5c444e3faff5e39941ca18dfd35b4839e79a2f337ee7a','arn:aws:s3:::chinook-pipeline-raw-123456789012');
INSERT INTO "resource" VALUES(97,1,'aws','aws.lambda','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics',NULL,'chinook-pipeline-analytics','123456789012','us-east-1',NULL,NULL,'cfa5e713bfc185b537a9b2e39008c8ba0cf1bcddd79a1a67aedb1870a91ccc34','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-analytics');
INSERT INTO "resource" VALUES(98,1,'aws','aws.lambda','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion',NULL,'chinook-pipeline-ingestion','123456789012','us-east-1',NULL,NULL,'69b75a52d625d7c2111af1afba856fcd70eaf118b01a6f17618729bffaea9fad','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-ingestion');
INSERT INTO "resource" VALUES(99,1,'aws','aws.lambda','aws_lambda_function','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing',NULL,'chinook-pipeline-processing','123456789012','us-east-1',NULL,NULL,'2e740f2052788491d59308050f3c47c356961d0509d0eaa287ef6d86aa8236db','arn:aws:lambda:us-east-1:123456789012:function:chinook-pipeline-processing');
INSERT INTO "resource" VALUES(100,1,'aws','aws.lambda','aws_lambda_layer_version','arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1',NULL,'chinook-pipeline-db','123456789012','us-east-1',NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:lambda:us-east-1:123456789012:layer:chinook-pipeline-db:1');
INSERT INTO "resource" VALUES(101,1,'aws','aws.events','aws_cloudwatch_event_bus','arn:aws:events:us-east-1:123456789012:event-bus/default',NULL,'default','123456789012','us-east-1',NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:events:us-east-1:123456789012:event-bus/default');
INSERT INTO "resource" VALUES(102,1,'aws','aws.events','aws_cloudwatch_event_rule','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics',NULL,'chinook-pipeline-processed-to-analytics','123456789012','us-east-1',NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics');
INSERT INTO "resource" VALUES(103,1,'aws','aws.events','aws_cloudwatch_event_rule','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing',NULL,'chinook-pipeline-raw-to-processing','123456789012','us-east-1',NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing');
INSERT INTO "resource" VALUES(104,1,'aws','aws.iam','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-analytics',NULL,'chinook-pipeline-analytics','123456789012',NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:iam::123456789012:role/chinook-pipeline-analytics');
INSERT INTO "resource" VALUES(105,1,'aws','aws.iam','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion',NULL,'chinook-pipeline-ingestion','123456789012',NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:iam::123456789012:role/chinook-pipeline-ingestion');
INSERT INTO "resource" VALUES(106,1,'aws','aws.iam','aws_iam_role','arn:aws:iam::123456789012:role/chinook-pipeline-processing',NULL,'chinook-pipeline-processing','123456789012',NULL,NULL,NULL,'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','arn:aws:iam::123456789012:role/chinook-pipeline-processing');
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
INSERT INTO "rule" VALUES(1,'bucket-name-duplicate',7,'Each bucket name is claimed by one resource','high','bucket-names','{"aliases":[],"category":"bucket-names","examples":[{"name":"one resource claims the name","verdict":"pass"},{"name":"two resources claim the name","verdict":"fail"},{"name":"the state and the plan speak of one resource","verdict":"pass"}],"facts":[],"id":"bucket-name-duplicate","rationale":"Two resources, modules or states that claim one bucket name are two owners of one thing: the second create fails, or (in us-east-1, where S3 answers the owner''s repeated create with success) both manage the bucket and undo each other''s settings, until one of them destroys it.","remedy":"Keep one resource for the bucket and refer to it from the other place (`data \"aws_s3_bucket\"`, or a module input); forget the second claim without destroying the bucket:\n\n```bash\nterraform state rm ''SECOND_ADDRESS''\n```","severity":"high","sources":[{"read":"2026-11-24","title":"Amazon S3: CreateBucket","url":"https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html"}],"title":"Each bucket name is claimed by one resource"}');
INSERT INTO "rule" VALUES(1,'bucket-name-taken',6,'Every bucket that the plan creates has a name that is still free','critical','bucket-names','{"aliases":[],"category":"bucket-names","examples":[{"name":"the name is free","verdict":"pass"},{"name":"another account has it","verdict":"fail"},{"name":"our own bucket that no state has","verdict":"fail"},{"name":"S3 answered with an error","verdict":"unknown"},{"name":"nobody asked","verdict":"unknown"}],"facts":[{"action":"s3:ListBucket","name":"bucket_name_probe.answer"}],"id":"bucket-name-taken","rationale":"Bucket names are shared by all accounts of a partition. A name that somebody has makes the apply fail with `BucketAlreadyExists` half way, and everything that needs the bucket is left undeployed.","remedy":"Pick one:\n\n- add a suffix that is yours, such as the account id or a random one: `bucket = \"my-pipeline-raw-${data.aws_caller_identity.current.account_id}\"`;\n- let the provider choose: `bucket_prefix = \"my-pipeline-raw-\"`;\n- make the name a variable without a default;\n- where the bucket is your own, take it over: `terraform import ''ADDRESS'' BUCKET`.","severity":"critical","sources":[{"read":"2026-11-24","title":"Amazon S3: bucket naming rules","url":"https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"},{"read":"2026-11-24","title":"Amazon S3: HeadBucket","url":"https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html"}],"title":"Every bucket that the plan creates has a name that is still free"}');
INSERT INTO "rule" VALUES(1,'deprecated-acl-argument',4,'Buckets are written without the deprecated acl and grant arguments','medium','deprecations','{"aliases":[],"category":"deprecations","examples":[{"name":"no acl is written","verdict":"pass"},{"name":"acl is written","verdict":"fail"},{"name":"grant is written","verdict":"fail"}],"facts":[],"id":"deprecated-acl-argument","rationale":"`acl` and `grant` on `aws_s3_bucket` have been deprecated since version 4 of the AWS provider. Buckets made since April 2023 have access control lists switched off, so that an apply which sets one fails with `AccessControlListNotSupported`.","remedy":"Delete the argument. Where an access control list is really needed, write it as a resource of its own, after ownership controls that allow one:\n\n```hcl\nresource \"aws_s3_bucket_acl\" \"this\" {\n  depends_on = [aws_s3_bucket_ownership_controls.this]\n  bucket     = aws_s3_bucket.this.id\n  acl        = \"private\"\n}\n```","severity":"medium","sources":[{"read":"2026-11-24","title":"AWS provider: aws_s3_bucket","url":"https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket"},{"read":"2026-11-24","title":"Amazon S3: controlling ownership of objects and disabling ACLs","url":"https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html"}],"title":"Buckets are written without the deprecated acl and grant arguments"}');
INSERT INTO "rule" VALUES(1,'deprecated-bucket-object',5,'Objects are written as aws_s3_object','medium','deprecations','{"aliases":[],"category":"deprecations","examples":[{"name":"the object is an aws_s3_object","verdict":"pass"},{"name":"the object is an aws_s3_bucket_object","verdict":"fail"}],"facts":[],"id":"deprecated-bucket-object","rationale":"`aws_s3_bucket_object` has been deprecated since version 4 of the AWS provider, as a resource and as a data source; a later major version removes it, and fixes go to `aws_s3_object` alone.","remedy":"Rename the block, then move the state without uploading the object again:\n\n```bash\nterraform state rm ''OLD_ADDRESS''\nterraform import ''NEW_ADDRESS'' BUCKET/KEY\n```\n\nA `moved` block does not serve here: Terraform does not move between these two types.","severity":"medium","sources":[{"read":"2026-11-24","title":"AWS provider: aws_s3_bucket_object","url":"https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket_object"}],"title":"Objects are written as aws_s3_object"}');
INSERT INTO "rule" VALUES(1,'eventbridge-not-enabled',3,'Every bucket whose events an EventBridge rule waits for sends them to EventBridge','high','wiring','{"aliases":[],"category":"wiring","examples":[{"name":"the bucket sends its events","verdict":"pass"},{"name":"the bucket does not send its events","verdict":"fail"},{"name":"a disabled rule waits for nothing","verdict":"pass"},{"name":"no bucket of the account sends events","verdict":"fail"},{"name":"the notification configuration could not be read","verdict":"unknown"}],"facts":[{"action":"s3:GetBucketNotification","name":"delivery.is_bucket_switch_on"}],"id":"eventbridge-not-enabled","rationale":"S3 sends a bucket''s events to EventBridge only when the bucket''s notification configuration says so. It is off on every new bucket, and a second notification resource for the bucket switches it off again. A rule that waits for such a bucket can never fire, and nothing reports it.","remedy":"Switch it on in the one notification resource of the bucket:\n\n```hcl\nresource \"aws_s3_bucket_notification\" \"this\" {\n  bucket      = aws_s3_bucket.this.id\n  eventbridge = true\n}\n```\n\nKeep every other entry of the bucket in that resource: S3 holds one configuration for a bucket, and each write replaces it whole.","severity":"high","sources":[{"read":"2026-11-24","title":"Amazon S3: enabling Amazon EventBridge","url":"https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-event-notifications-eventbridge.html"}],"title":"Every bucket whose events an EventBridge rule waits for sends them to EventBridge"}');
INSERT INTO "rule" VALUES(1,'events-permission-wrong-source',1,'The permission for EventBridge admits the rule that really targets the function','high','wiring','{"aliases":[],"category":"wiring","examples":[{"name":"the statement names the rule","verdict":"pass"},{"name":"the statement names another rule","verdict":"fail"},{"name":"a condition key is not known","verdict":"unknown"}],"facts":[{"action":"lambda:GetPolicy","name":"delivery.permission"}],"id":"events-permission-wrong-source","rationale":"A statement may allow `events.amazonaws.com` and still keep this rule out, because its `SourceArn` or `SourceAccount` names another one: an earlier rule name, another region or account, or an ARN without its `rule/<bus>/` part. It looks right in a list of statements and drops every event.","remedy":"Take the source from the rule itself instead of writing it out:\n\n```hcl\nsource_arn = aws_cloudwatch_event_rule.this.arn\n```\n\nor replace the stale statement at once:\n\n```bash\naws lambda remove-permission --function-name FUNCTION --statement-id STATEMENT_ID\naws lambda add-permission --function-name FUNCTION --statement-id STATEMENT_ID \\\n  --action lambda:InvokeFunction --principal events.amazonaws.com --source-arn RULE_ARN\n```","severity":"high","sources":[{"read":"2026-11-24","title":"Amazon EventBridge: using resource-based policies","url":"https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html"}],"title":"The permission for EventBridge admits the rule that really targets the function"}');
INSERT INTO "rule" VALUES(1,'missing-events-permission',0,'Every function that an EventBridge rule targets lets EventBridge invoke it','high','wiring','{"aliases":[],"category":"wiring","examples":[{"name":"the policy admits the rule","verdict":"pass"},{"name":"the function has no statement for EventBridge","verdict":"fail"},{"name":"a statement denies EventBridge","verdict":"fail"},{"name":"the policy could not be read","verdict":"unknown"}],"facts":[{"action":"lambda:GetPolicy","name":"delivery.permission"}],"id":"missing-events-permission","rationale":"EventBridge invokes a Lambda target with the rights that the function''s own resource policy grants to `events.amazonaws.com` (or with a role, where the target has one). Without that statement every event is dropped after the rule has matched: nothing fails visibly, the next stage just stays empty.","remedy":"Let the rule invoke the function:\n\n```hcl\nresource \"aws_lambda_permission\" \"allow_eventbridge\" {\n  statement_id  = \"AllowEventBridge\"\n  action        = \"lambda:InvokeFunction\"\n  function_name = aws_lambda_function.this.function_name\n  principal     = \"events.amazonaws.com\"\n  source_arn    = aws_cloudwatch_event_rule.this.arn\n}\n```\n\nor at once, until the next apply:\n\n```bash\naws lambda add-permission --function-name FUNCTION --statement-id AllowEventBridge \\\n  --action lambda:InvokeFunction --principal events.amazonaws.com --source-arn RULE_ARN\n```","severity":"high","sources":[{"read":"2026-11-24","title":"Amazon EventBridge: using resource-based policies","url":"https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html"}],"title":"Every function that an EventBridge rule targets lets EventBridge invoke it"}');
INSERT INTO "rule" VALUES(1,'notification-clobbering',2,'One writer sets the whole notification configuration of a bucket','high','wiring','{"aliases":[],"category":"wiring","examples":[{"name":"one resource sets it","verdict":"pass"},{"name":"two resources set it","verdict":"fail"},{"name":"an entry was made by hand on a bucket that Terraform manages","verdict":"fail"},{"name":"the live bucket has what the state says","verdict":"pass"},{"name":"the live configuration could not be read","verdict":"unknown"}],"facts":[{"action":"s3:GetBucketNotification","name":"s3_notification_configuration.is_eventbridge_enabled"}],"id":"notification-clobbering","rationale":"S3 holds one notification configuration for a bucket, and every write replaces it whole. Two `aws_s3_bucket_notification` resources for one bucket overwrite each other at each apply; which one wins is chance. In the same way the next apply deletes entries that were made by hand.","remedy":"Keep one `aws_s3_bucket_notification` for a bucket, in the module that owns the bucket, with every entry in it. For several consumers switch EventBridge on and give each a rule of its own:\n\n```hcl\nresource \"aws_s3_bucket_notification\" \"this\" {\n  bucket      = aws_s3_bucket.this.id\n  eventbridge = true\n}\n```\n\nEntries that Terraform does not know: write them into that resource, or delete them, before the next apply.","severity":"high","sources":[{"read":"2026-11-24","title":"AWS provider: aws_s3_bucket_notification","url":"https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket_notification"},{"read":"2026-11-24","title":"Amazon S3: PutBucketNotificationConfiguration","url":"https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html"}],"title":"One writer sets the whole notification configuration of a bucket"}');
CREATE TABLE run (
    id INTEGER PRIMARY KEY, snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    run_key TEXT NOT NULL,
    started_at_ms INTEGER NOT NULL,
    finished_at_ms INTEGER,
    duration_ms INTEGER,
    reached TEXT NOT NULL CHECK (reached IN ('raw', 'processed', 'analytics')),
    UNIQUE (snapshot_id, run_key)
) STRICT;
INSERT INTO "run" VALUES(1,1,'2026-11-25T17-02-10Z/59ad2121-2931-4d82-b674-dd6344259f49',1795626130000,1795626130000,0,'analytics');
INSERT INTO "run" VALUES(2,1,'2026-11-25T17-02-12Z/703c5c04-211f-43c5-b868-a8acd83f185e',1795626132000,1795626132000,0,'analytics');
INSERT INTO "run" VALUES(3,1,'2026-11-25T17-02-13Z/657cbfbc-25f5-4a09-977e-17dd3039bc28',1795626133000,1795626134000,1000,'analytics');
CREATE TABLE run_artifact (
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    object_id INTEGER NOT NULL REFERENCES output_object(id) ON DELETE CASCADE,
    PRIMARY KEY (run_id, object_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "run_artifact" VALUES(3,13);
INSERT INTO "run_artifact" VALUES(1,14);
INSERT INTO "run_artifact" VALUES(2,15);
INSERT INTO "run_artifact" VALUES(3,16);
INSERT INTO "run_artifact" VALUES(1,17);
INSERT INTO "run_artifact" VALUES(2,18);
INSERT INTO "run_artifact" VALUES(3,19);
INSERT INTO "run_artifact" VALUES(2,20);
INSERT INTO "run_artifact" VALUES(2,21);
INSERT INTO "run_artifact" VALUES(1,22);
INSERT INTO "run_artifact" VALUES(1,23);
INSERT INTO "run_artifact" VALUES(3,24);
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
INSERT INTO "s3_bucket" VALUES(6,1,'state','chinook-pipeline-analytics-123456789012',NULL,NULL,NULL,0,NULL,'absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(7,1,'state','chinook-pipeline-processed-123456789012',NULL,NULL,NULL,0,NULL,'absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(8,1,'state','chinook-pipeline-raw-123456789012',NULL,NULL,NULL,0,NULL,'absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(29,1,'state','chinook-pipeline-artifacts-123456789012',NULL,NULL,NULL,0,NULL,'absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(51,1,'plan','chinook-pipeline-analytics-123456789012',NULL,NULL,NULL,0,'no-op','absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(52,1,'plan','chinook-pipeline-processed-123456789012',NULL,NULL,NULL,0,'no-op','absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(53,1,'plan','chinook-pipeline-raw-123456789012',NULL,NULL,NULL,0,'no-op','absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(74,1,'plan','chinook-pipeline-artifacts-123456789012',NULL,NULL,NULL,0,'no-op','absent',NULL,'absent',NULL);
INSERT INTO "s3_bucket" VALUES(93,1,'aws','chinook-pipeline-analytics-123456789012',NULL,NULL,NULL,0,NULL,'unread','NotAsked: no enabled rule and no page reads it; --facts all asks','unread','NotAsked: no enabled rule and no page reads it; --facts all asks');
INSERT INTO "s3_bucket" VALUES(94,1,'aws','chinook-pipeline-artifacts-123456789012',NULL,NULL,NULL,0,NULL,'unread','NotAsked: no enabled rule and no page reads it; --facts all asks','unread','NotAsked: no enabled rule and no page reads it; --facts all asks');
INSERT INTO "s3_bucket" VALUES(95,1,'aws','chinook-pipeline-processed-123456789012',NULL,NULL,NULL,0,NULL,'unread','NotAsked: no enabled rule and no page reads it; --facts all asks','unread','NotAsked: no enabled rule and no page reads it; --facts all asks');
INSERT INTO "s3_bucket" VALUES(96,1,'aws','chinook-pipeline-raw-123456789012',NULL,NULL,NULL,0,NULL,'unread','NotAsked: no enabled rule and no page reads it; --facts all asks','unread','NotAsked: no enabled rule and no page reads it; --facts all asks');
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
INSERT INTO "s3_notification_configuration" VALUES(9,1,'state','chinook-pipeline-processed-123456789012',1,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(10,1,'state','chinook-pipeline-raw-123456789012',1,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(93,1,'aws','chinook-pipeline-analytics-123456789012',0,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(94,1,'aws','chinook-pipeline-artifacts-123456789012',0,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(95,1,'aws','chinook-pipeline-processed-123456789012',1,'present',NULL);
INSERT INTO "s3_notification_configuration" VALUES(96,1,'aws','chinook-pipeline-raw-123456789012',1,'present',NULL);
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
INSERT INTO "snapshot" VALUES(1,1795626134790,1795626134790,NULL,'0.1.0',NULL,NULL,'123456789012','arn:aws:sts::123456789012:user/moto','["us-east-1"]',1,1,'{"allowsPlainHTTP":false,"facts":["events:buses","events:rules","events:targets","iam:policies","iam:roles","lambda:environment","lambda:functions","lambda:layers","lambda:policy","lambda:qualifier_policies","s3:buckets","s3:location","s3:name_probes","s3:notification","s3:objects","sts:identity"],"readsAWS":true,"regions":[],"rules":["missing-events-permission","events-permission-wrong-source","notification-clobbering","eventbridge-not-enabled","deprecated-acl-argument","deprecated-bucket-object","bucket-name-taken","bucket-name-duplicate"],"scope":"terraform","stages":{}}',1);
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
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','dead_letter_queue_url',0,'"http://127.0.0.1:46109/123456789012/chinook-pipeline-dead-letters"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','ingestion_function',0,'"chinook-pipeline-ingestion"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','processed_bucket',0,'"chinook-pipeline-processed-123456789012"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','processed_bucket_arn',0,'"arn:aws:s3:::chinook-pipeline-processed-123456789012"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','processed_to_analytics_rule_arn',0,'"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-processed-to-analytics"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','processing_function',0,'"chinook-pipeline-processing"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','raw_bucket',0,'"chinook-pipeline-raw-123456789012"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','raw_bucket_arn',0,'"arn:aws:s3:::chinook-pipeline-raw-123456789012"');
INSERT INTO "stack_output" VALUES(1,'terraform.state:terraform.tfstate','raw_to_processing_rule_arn',0,'"arn:aws:events:us-east-1:123456789012:rule/chinook-pipeline-raw-to-processing"');
CREATE TABLE tool_version (
    snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    tool TEXT NOT NULL,
    version TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (snapshot_id, tool, source)
) STRICT, WITHOUT ROWID;
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
CREATE INDEX resource_arn ON resource(snapshot_id, arn);
CREATE INDEX resource_name ON resource(snapshot_id, name);
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
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('snapshot',1);
COMMIT;
