"""Texts that Terraform cannot read."""

# Name → text that is not of the language.
SYNTAX = {
    "no closing brace": 'resource "aws_sqs_queue" "a" {\n  name = "a"\n',
    "two arguments on a line": 'locals {\n  a = 1 b = 2\n}\n',
    "no value": 'locals {\n  a =\n  b = 2\n}\n',
    "no equals sign": 'locals {\n  a 1\n}\n',
    "a bracket that is never closed": 'locals {\n  a = [1, 2\n  b = 3\n}\n',
    "the wrong bracket": 'locals {\n  a = [1, 2}\n}\n',
    "a string that ends with the line": 'locals {\n  a = "x\n  b = 2\n}\n',
    "an interpolation that is never closed": 'locals {\n  a = "${1 + 2"\n}\n',
    "an operator too many": 'locals {\n  a = 1 + * 2\n}\n',
    "single quotes": "locals {\n  a = 'x'\n}\n",
    "a here document without an end": 'locals {\n  a = <<EOT\nhello\n}\n',
    "a comment without an end": 'locals {\n  a = 1\n}\n/* never\n',
    "an escape that is none": 'locals {\n  a = "\\q"\n}\n',
    "an argument that is given twice": 'locals {\n  a = 1\n}\n\nresource "aws_sqs_queue" "q" {\n  name = "a"\n  name = "b"\n}\n',
    "a closing brace too many": 'locals {\n  a = 1\n}\n}\n',
    "an object without a value": 'locals {\n  a = { b = , c = 1 }\n}\n',
    "a block on one line with another in it": 'resource "aws_s3_bucket" "b" { versioning { enabled = true } }\n',
    "a colon": 'locals {\n  a: 1\n}\n',
    "after a letter of two bytes": 'locals {\n  a = "é" b\n}\n',
    "a backquote": 'locals {\n  a = `x`\n}\n',
    "a conditional without an else": 'locals {\n  a = true ? 1\n}\n',
    "a for without in": 'locals {\n  a = [for x [1] : x]\n}\n',
    "a label that is a number": 'resource "aws_sqs_queue" 1 {\n}\n',
    "JSON": '{"locals": {}}\n',
}


# The line is the same. A here document's beginning is of more use than the end of the file; of the others the column is
# that of what stands there instead of what was expected, where validate points at the name, the brace or the quote.
PLACED_BETTER = {
    "a here document without an end": ("main.tf", 2, 9),
    "no closing brace": ("main.tf", 1, 1),
    "no equals sign": ("main.tf", 2, 5),
    "an interpolation that is never closed": ("main.tf", 2, 15),
    "a colon": ("main.tf", 2, 4),
}
