"""Signs the requests of a JSON file with botocore, at one frozen moment.

    python3 botocore_signatures.py CASES.json

Reads {"epoch_seconds": n, "cases": [{"service", "region", "method", "url", "headers": {}, "body",
"token": str or null, "key": str or null}]} and prints, in the same order, a list of
{"authorization", "path"}: the Authorization header, and the key as botocore encodes it in a path.
Exits with 3 when botocore is not installed.
"""

import datetime
import json
import sys

try:
    import botocore.auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials
    from botocore.utils import percent_encode
except ImportError:
    sys.exit(3)


def sign(case):
    credentials = Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", case["token"])
    signer = botocore.auth.S3SigV4Auth if case["service"] == "s3" else botocore.auth.SigV4Auth
    request = AWSRequest(
        method=case["method"], url=case["url"], headers=case["headers"], data=case["body"].encode())
    signer(credentials, case["service"], case["region"]).add_auth(request)
    key = case["key"]
    return {
        "authorization": request.headers["Authorization"],
        "path": None if key is None else "/" + percent_encode(key, safe="/~"),
    }


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        document = json.load(file)
    moment = datetime.datetime.fromtimestamp(document["epoch_seconds"], datetime.timezone.utc)
    botocore.auth.get_current_datetime = lambda *_, **__: moment.replace(tzinfo=None)
    print(json.dumps([sign(case) for case in document["cases"]]))


main()
