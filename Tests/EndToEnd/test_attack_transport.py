"""Nobody but the endpoint that the user's environment names gets a signed request: no impostor, and nobody it points to."""
from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from attack_support import IS_LONG, environment, run
from tls_servers import Authority, Recorder, answer

KEYS = {"AWS_ACCESS_KEY_ID": "AKIDATTACKED", "AWS_SECRET_ACCESS_KEY": "attacked-secret", "AWS_REGION": "us-east-1",
        "AWS_SESSION_TOKEN": "attacked-session-token"}
MARKS = (b"attacked", b"akidattacked", b"authorization", b"x-amz-security-token")
LOOPBACK = "IP:127.0.0.1,DNS:localhost"
HOSTS = "DNS:*.amazonaws.com,DNS:*.us-east-1.amazonaws.com,DNS:sts.us-east-1.amazonaws.com"
IDENTITY = (b'<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>'
            b"<Arn>arn:aws:iam::111122223333:user/a</Arn><UserId>U</UserId><Account>111122223333</Account>"
            b"</GetCallerIdentityResult></GetCallerIdentityResponse>")

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is missing; run scripts/setup")


def snapshot(folder: Path, **variables: str):
    # Whether the audit can go on without an answer is not the question here.
    return run(folder, "snapshot", "--db", "x.db", "--region", "us-east-1",
               env=environment(folder, **KEYS, AWS_MAX_ATTEMPTS="1", AWS_EC2_METADATA_DISABLED="true", **variables))


def leaked(recorder: Recorder) -> list[bytes]:
    texts = [text.lower() for text in recorder.seen + recorder.connected]
    return [text for text in texts if any(mark in text for mark in MARKS)]


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tls"))


def certificates(authority: Authority, names: str, other: str) -> dict:
    """Certificates that do not prove who answers; each is made when it is asked for."""
    elsewhere = lambda: Authority(authority.folder, "elsewhere")  # noqa: E731
    return {
        "self-signed": lambda: authority.self_signed("self", names),
        "of another authority": lambda: elsewhere().context("foreign", names),
        "expired": lambda: authority.context("expired", names, end="20210101000000Z"),
        "not valid yet": lambda: authority.context("early", names, start="20980101000000Z"),
        "for another host": lambda: authority.context("wrong-host", other),
        "for a parent of the host": lambda: authority.context("parent", "DNS:com,DNS:*.com,DNS:0.0.1"),
        "for a longer name": lambda: authority.context("longer", "DNS:127.0.0.1.evil.example,DNS:sts.us-east-1.amazonaws.com.evil.example"),
        "for clients only": lambda: authority.context("client", names, usage="clientAuth"),
        "that names the host in CN alone": lambda: authority.context("127.0.0.1", "DNS:evil.example"),
    }


CASES = list(certificates(None, "", ""))  # type: ignore[arg-type]


def test_the_right_certificate_is_accepted_and_the_request_is_signed(authority, tmp_path):
    """What the other tests look for is there."""
    with Recorder(lambda request: answer("200 OK", IDENTITY), authority.context("right", LOOPBACK)) as server:
        snapshot(tmp_path, AWS_ENDPOINT_URL=server.url, AWS_CA_BUNDLE=str(authority.certificate))
        assert leaked(server), "requests to the endpoint that the user named are signed"
    with Recorder(context=authority.context("aws", HOSTS), is_proxy=True) as proxy:
        snapshot(tmp_path, HTTPS_PROXY=proxy.url, AWS_CA_BUNDLE=str(authority.certificate))
        assert any(b"authorization" in text.lower() for text in proxy.seen), "an authority that the user trusts"
        assert not any(b"authorization" in text.lower() for text in proxy.connected)


@pytest.mark.parametrize("case", CASES)
def test_an_endpoint_with_a_certificate_that_proves_nothing_gets_no_request(case, authority, tmp_path):
    context = certificates(authority, LOOPBACK, "DNS:evil.example,IP:127.0.0.2")[case]()
    with Recorder(context=context) as server:
        done = snapshot(tmp_path, AWS_ENDPOINT_URL=server.url, AWS_CA_BUNDLE=str(authority.certificate))
        assert done.returncode == 2
        assert (server.connections > 0, server.seen) == (True, [])


@pytest.mark.parametrize("case", CASES)
def test_a_proxy_that_poses_as_aws_gets_no_request(case, authority, tmp_path):
    context = certificates(authority, HOSTS, "DNS:evil.example,DNS:sts.eu-west-1.amazonaws.com")[case]()
    with Recorder(context=context, is_proxy=True) as proxy:
        done = snapshot(tmp_path, HTTPS_PROXY=proxy.url, AWS_CA_BUNDLE=str(authority.certificate))
        assert done.returncode == 2
        assert proxy.connected and proxy.seen == [] and leaked(proxy) == []


def test_without_a_bundle_of_ones_own_the_systems_authorities_count(authority, tmp_path):
    with Recorder(context=authority.context("system", LOOPBACK)) as server:
        assert snapshot(tmp_path, AWS_ENDPOINT_URL=server.url).returncode == 2
        assert server.seen == []


def test_plain_text_where_tls_was_expected_gets_no_request(tmp_path):
    with Recorder(patience=0.2) as server:
        done = snapshot(tmp_path, AWS_ENDPOINT_URL=server.url.replace("http:", "https:"))
        assert done.returncode == 2 and leaked(server) == []


STATUSES = ("301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect")
PLACES = {
    "another port": "{other}/", "another name": "{other_name}/", "without scheme": "//127.0.0.1:{port}/",
    "with credentials": "http://user:pass@127.0.0.1:{port}/",
}


REDIRECTS = [(status, place) for status in STATUSES for place in PLACES
             if IS_LONG or place == "another port" or status == STATUSES[0]]


@pytest.mark.parametrize(("status", "place"), REDIRECTS)
def test_a_redirect_is_not_followed(status, place, tmp_path):
    with Recorder() as other:
        location = PLACES[place].format(
            other=other.url, other_name=other.url.replace("127.0.0.1", "localhost"), port=other.port)
        with Recorder(lambda request: answer(status, Location=location)) as first:
            done = snapshot(tmp_path, AWS_ENDPOINT_URL=first.url)
            assert done.returncode == 2
            assert first.seen, "the endpoint was asked"
        assert (other.connections, other.seen) == (0, [])


@pytest.mark.parametrize("location", ["https://evil.example/", "file:///etc/passwd", "gopher://127.0.0.1:1/", "http://169.254.169.254/"])
def test_a_redirect_to_elsewhere_is_not_followed(location, tmp_path):
    with Recorder(lambda request: answer("302 Found", Location=location)) as first:
        with Recorder(is_proxy=True) as proxy:
            done = snapshot(tmp_path, AWS_ENDPOINT_URL=first.url, HTTPS_PROXY=proxy.url, NO_PROXY="127.0.0.1")
        assert done.returncode == 2 and proxy.connected == []


def s3_redirect(port: int) -> dict[str, bytes]:
    """The ways in which S3 says that a bucket is elsewhere, each pointing to another server."""
    place = f"127.0.0.1:{port}"
    error = "<Error><Code>{}</Code><Message>m</Message><Endpoint>{}</Endpoint><Region>{}</Region><Bucket>b</Bucket></Error>"
    return {
        "endpoint": answer("301 Moved", error.format("PermanentRedirect", place, "eu-west-1").encode()),
        "region": answer("400 Bad Request", error.format("AuthorizationHeaderMalformed", "", f"{place}/?").encode()),
        "header": answer("301 Moved", b"", x_amz_bucket_region=f"{place}/?#"),
        "temporary": answer("307 Temporary Redirect", error.format("TemporaryRedirect", place, "").encode(),
                            Location=f"http://b.{place}/"),
    }


@pytest.mark.parametrize("case", list(s3_redirect(0)))
def test_an_answer_of_s3_that_points_elsewhere_does_not_send_credentials_there(case, tmp_path):
    (tmp_path / "tf").mkdir()
    (tmp_path / "tf" / "main.tf").write_text('resource "aws_s3_bucket" "b" {\n  bucket = "b-of-ours"\n}\n')
    with Recorder() as other:
        def respond(request: bytes) -> bytes:
            if b"GetCallerIdentity" in request:
                return answer("200 OK", IDENTITY)
            if request.startswith(b"GET /?") or request.startswith(b"GET / "):
                return answer("200 OK", b"<ListAllMyBucketsResult><Buckets><Bucket><Name>b-of-ours</Name>"
                                        b"<CreationDate>2026-01-01T00:00:00Z</CreationDate></Bucket></Buckets></ListAllMyBucketsResult>")
            if b"/b-of-ours" in request.split(b"\r\n")[0]:
                return s3_redirect(other.port)[case]
            return answer("200 OK", json.dumps({"Functions": [], "EventBuses": [], "Rules": []}).encode())

        with Recorder(respond) as first, Recorder(is_proxy=True) as proxy:
            snapshot(tmp_path, AWS_ENDPOINT_URL=first.url, HTTPS_PROXY=proxy.url, NO_PROXY="127.0.0.1")
            assert any(b"/b-of-ours" in text for text in first.seen), "the bucket was asked about"
        assert (other.connections, other.seen) == (0, [])
        assert proxy.connected == []
