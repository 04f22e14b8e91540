-- id: function-memory
-- title: Functions have at least 256 MB of memory
-- severity: low
-- rationale: Lambda gives CPU in proportion to memory. With 128 MB, the default, loading pandas alone takes longer than
--   the work, and a function that is billed by the millisecond often costs less with more memory.
-- remedy: Give the function more memory and compare its duration before and after:
--
--   ```hcl
--   resource "aws_lambda_function" "this" {
--     memory_size = 256
--   }
--   ```
-- source: Configure Lambda function memory | https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html | 2026-11-25
-- lists: lambda:functions

-- Every resource that the scope names must get a row of the rule, so that a lost join is an error and never a pass.
-- scope
SELECT resource_id, origin FROM lambda_function WHERE snapshot_id = :snapshot;

-- rule
SELECT
    resource_id, origin,
    -- Tells two findings on one resource apart; empty where there is only one.
    '' AS subject,
    CASE
        WHEN memory_mb IS NULL THEN 'unknown'
        WHEN memory_mb < 256 THEN 'fail'
        ELSE 'pass'
    END AS verdict,
    CASE
        WHEN memory_mb IS NULL THEN 'The memory of ' || name || ' is not known.'
        ELSE name || ' has ' || memory_mb || ' MB of memory.'
    END AS reason,
    -- Every other column is evidence, under its name.
    memory_mb AS "memory (MB)"
FROM lambda_function
WHERE snapshot_id = :snapshot;
