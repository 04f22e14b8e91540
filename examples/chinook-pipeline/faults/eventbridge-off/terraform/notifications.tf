# A bucket has one notification configuration, and each aws_s3_bucket_notification replaces all of it:
# one resource per bucket, here and nowhere else. It only switches EventBridge on; who receives what is
# decided by the rules in events.tf, of which there can be many.

resource "aws_s3_bucket_notification" "raw_data" {
  bucket      = aws_s3_bucket.raw_data.id
  eventbridge = false
}

resource "aws_s3_bucket_notification" "processed_data" {
  bucket      = aws_s3_bucket.processed_data.id
  eventbridge = true
}
