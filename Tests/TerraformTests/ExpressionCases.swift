/// What the expressions of `expressionCases` refer to.
let expressionBlocks = #"""
    variable "enabled" {
      type    = bool
      default = true
    }
    variable "env" {
      type    = string
      default = "prod"
    }
    variable "names" {
      type    = list(string)
      default = ["b", "a"]
    }
    variable "regions" {
      type    = set(string)
      default = ["b", "a"]
    }
    variable "limits" {
      type    = map(number)
      default = { a = 1, b = 2 }
    }
    variable "anything" {
      type    = list(any)
      default = [1, "a"]
    }
    variable "buckets" {
      type = map(object({ name = string, days = optional(number, 30), tags = optional(map(string)) }))
      default = {
        raw = { name = "raw", days = "7" }
        out = { name = "out" }
      }
    }
    variable "nothing" {
      type    = number
      default = null
    }
    locals {
      names = [for key, bucket in var.buckets : bucket.name]
    }
    """#

/// What Terraform 1.11.4 answers to an expression: recorded with `terraform console`, as `try(jsonencode(IT), "ERROR")`.
///
/// An expression behind `=` is one of everyday configurations, or of a kind that is easily got wrong, and has to be known;
/// one behind `?` may be unknown.
let expressionCases = #"""
    = var.enabled ? 1 : 0 → 1
    = !var.enabled ? 1 : 0 → 0
    = length(var.names) → 2
    = length(var.regions) → 2
    = length(local.names) > 0 ? 1 : 0 → 1
    = contains(["a", "b"], var.env) → false
    = contains(var.names, "a") → true
    = var.env == "prod" → true
    = var.env != "prod" ? 2 : 1 → 1
    = var.enabled && var.env == "prod" ? 1 : 0 → 1
    = var.nothing == null ? 0 : 1 → 0
    = var.nothing != null ? var.nothing : 5 → 5
    = coalesce(var.nothing, 5) → 5
    = coalesce("", var.env) → "prod"
    = lookup(var.limits, "a", 0) → 1
    = lookup(var.limits, "z", 9) → 9
    = lookup({ a = 1 }, "b", "x") → "x"
    = try(var.limits["z"], 0) → 0
    = try(var.buckets["raw"].days, 1) → 7
    = try(var.buckets.raw.nowhere, "none") → "none"
    = can(var.limits["z"]) → false
    = can(var.limits["a"]) → true
    = merge({ a = 1 }, { b = "x" }) → {"a":1,"b":"x"}
    = merge(var.limits, { c = 3 }) → {"a":1,"b":2,"c":3}
    = { for key, bucket in var.buckets : key => bucket.days } → {"out":30,"raw":7}
    = { for name in var.names : name => upper(name) } → {"a":"A","b":"B"}
    = [for index, name in var.names : "${index}-${name}"] → ["0-b","1-a"]
    = [for name in var.names : name if name != "a"] → ["b"]
    = [for name in toset(["b", "a"]) : name] → ["a","b"]
    = { for key, bucket in var.buckets : bucket.name => key... } → {"out":["out"],"raw":["raw"]}
    = toset(["b", "a", "b"]) → ["a","b"]
    = tolist(var.regions)[0] → "a"
    = keys(var.buckets) → ["out","raw"]
    = values(var.limits) → [1,2]
    = flatten([["a"], [["b"]], []]) → ["a","b"]
    = concat(var.names, ["c"]) → ["b","a","c"]
    = distinct(["a", "b", "a"]) → ["a","b"]
    = sort(var.names) → ["a","b"]
    = compact(["a", "", null, "b"]) → ["a","b"]
    = join(",", var.names) → "b,a"
    = format("%02d", 3) → "03"
    = format("%s-%s", var.env, "x") → "prod-x"
    = element(var.names, 3) → "a"
    = slice(var.names, 0, 1) → ["b"]
    = zipmap(["a", "b"], [1, 2]) → {"a":1,"b":2}
    = 1 + 2 * 3 → 7
    = 7 % 3 → 1
    = -7 % 3 → -1
    = 10 / 4 → 2.5
    = 1024 * 1.5 → 1536
    = ceil(10 / 4) → 3
    = max(1, 2, 3) → 3
    = tonumber("5") + 1 → 6
    = 0.1 == 0.1 → true
    = 0.1 < 0.2 → true
    ? "1" == 1 → false
    = tostring(1) == "1" → true
    = var.names == ["b", "a"] → false
    = [] == tolist([]) → false
    = toset([]) == [] → false
    = split(",", "a,b") == ["a", "b"] → false
    = tomap({ a = "x" }) == { a = "x" } → false
    = ["a"] == ["a"] → true
    = {} == {} → true
    = { a = 1 } == { a = 1 } → true
    = tolist(["a"]) == tolist(["a"]) → true
    = toset(["a", "b"]) == toset(["b", "a"]) → true
    ? [1] == ["1"] → false
    ? (true ? 1 : "a") == 1 → false
    = (true ? 1 : "a") == "1" → true
    = tolist([1, "a"])[0] → "1"
    = var.anything[0] → "1"
    ? var.anything[0] == 1 → false
    = [for key, value in toset(["b", "a"]) : key] → ["a","b"]
    = { for x in ["a", "a"] : x => x } → ERROR
    = true ? { a = 1, b = "x" } : {} → {"a":"1","b":"x"}
    = true ? [1, 2] : ["a"] → ["1","2"]
    = jsonencode(true ? [1] : ["a"]) → "[\"1\"]"
    = can(tolist([{}, 1])) → false
    = can(compact([[1]])) → false
    = can(sort([null])) → false
    = can(true ? 1 : []) → false
    = can(toset(["a"])[0]) → false
    = can(tonumber("abc")) → false
    = can(regex("^[a-z]+$", "abc")) → true
    = can(regex("^[a-z]+$", "ABC")) → false
    = can("${null}") → true
    = regexall("[0-9]+", "a1b22") → ["1","22"]
    = setproduct(["a", "b"], ["c"]) → [["a","c"],["b","c"]]
    = setunion(["b"], ["a"]) → ["a","b"]
    = anytrue([false, true]) → true
    = alltrue([]) → true
    = range(3) → [0,1,2]
    = sum([1, 2]) → 3
    = length("héllo") → 5
    ? length("🇩🇪") → 1
    ? 0.1 + 0.2 == 0.3 → true
    ? 0.1 + 0.2 → 0.3
    ? 9007199254740993 == 9007199254740992 → false
    ? 9007199254740992 + 1 → 9007199254740993
    ? 1e400 == 1e400 → true
    ? can(1 / 0) → true
    ? try(1 % 0, "error") → 1
    ? 1.5 % 1 → 0.5
    ? -0 → -0
    ? 0 * -1 → -0
    ? parseint("9007199254740993", 10) → 9007199254740993
    ? jsondecode("9007199254740993") == 9007199254740992 → false
    ? can(jsondecode("1e999")) → true
    ? can(tonumber("Inf")) → true
    ? tonumber("0x10") → ERROR
    ? pow(2, 0.5) → 1.4142135623730951
    ? log(8, 2) → 3
    ? can(base64decode("YQ==\n")) → true
    ? can(false && null) → false
    ? can(tomap({ a = 1, b = [] })) → false
    ? can(regex("(?i)ſ", "s")) → true
    ? can(regex("(?i)s", "ſ")) → true
    ? lower("İ") → "i"
    ? upper("ſ") → "S"
    ? strrev("e\u0301a") → "aé"
    ? tolist([1, tostring(null)])[0] → "1"
    ? (true ? 1 : tostring(null)) == 1 → false
    ? (true ? 1 : sensitive("a")) == 1 → false
    ? can(length([regex("\\pL", "1")])) → false
    ? try(length([regex("\\pL", "1")]), 0) → 0
    ? [for x in toset([{ a = 2 }, { a = 1 }]) : x.a] → [1,2]
    ? [for x in toset([[2], [1]]) : x][0][0] → 1
    ? contains([null], null) → ERROR
    ? alltrue(["", false]) → ERROR
    ? can(join(",", tolist([]))) → true
    ? can(join(",", tolist([[]]))) → false
    ? coalesce(tomap({}), { a = 1 }) → {}
    ? element(["a", "b"], -1) → ERROR
    ? setsubtract(["a"], [true, 1]) → ERROR
    """#
