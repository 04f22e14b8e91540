import Facts
import Testing

@testable import Terraform

private func tree(_ files: [String: String], options: ConfigurationOptions = ConfigurationOptions())
    -> ConfigurationTree
{
    ConfigurationTree.read("root", displayPath: "infra", fileSystem: virtualFileSystem(files), options: options)
}

@Test("only the folder's own configuration is read: no subfolders, hidden files or editors' backups")
func readsOwnFiles() {
    let tree = tree([
        "root/a.tf": "locals {\n  a = 1\n}\n", "root/b.tf.json": #"{"locals": {"b": 2}}"#,
        "root/.hidden.tf": "locals {\n  c = 1\n}\n", "root/a.tf~": "x", "root/#a.tf#": "x", "root/README.md": "x",
        "root/sub/c.tf": "locals {\n  d = 1\n}\n",
    ])
    #expect(tree.root.folder?.files.map(\.path) == ["infra/a.tf", "infra/b.tf.json"])
    #expect(tree.root.folder?.locals.keys.sorted() == ["a", "b"])
}

@Test("override files replace arguments and nested blocks, and named values one by one")
func overrides() {
    let evaluator = evaluate([
        "root/main.tf": """
        locals {
          a = "a"
          b = "b"
        }
        resource "aws_lambda_function" "f" {
          function_name = local.a
          timeout       = 3
          environment {
            variables = { X = local.b }
          }
          lifecycle {
            ignore_changes = [layers]
          }
        }
        """,
        "root/main_override.tf": """
        locals {
          b = "c"
        }
        resource "aws_lambda_function" "f" {
          timeout = 9
          environment {
            variables = { Y = local.b }
          }
          lifecycle {
            prevent_destroy = true
          }
        }
        """,
        "root/override.tf.json": #"{"resource": {"aws_lambda_function": {"f": {"memory_size": 512}}}}"#,
    ])
    let function = evaluator.all[0]
    #expect(function.attributes?["function_name"] == "a")
    #expect(function.attributes?["timeout"] == .number(9))
    #expect(function.attributes?["memory_size"] == .number(512))
    #expect(function.attributes?["environment"] == .array([.object(["variables": .object(["Y": "c"])])]))
    #expect(function.ignoredChanges == ["layers"])
}

@Test("variables come from the environment, then files in Terraform's order, then the command line")
func variablePrecedence() {
    let names = ["a", "b", "c", "d", "e", "f"]
    let declarations = names.map { "variable \"\($0)\" {\n  type = string\n}\n" }.joined()
    let tree = tree(
        [
            "root/main.tf": declarations + "variable \"list\" {\n  type = list(string)\n}\n",
            "root/terraform.tfvars": "b = \"file\"\nc = \"file\"\nd = \"file\"\ne = \"file\"\nf = \"file\"\n",
            "root/terraform.tfvars.json": #"{"c": "json ${no}", "d": "json", "e": "json", "f": "json"}"#,
            "root/z.auto.tfvars": "d = \"z\"\ne = \"z\"\nf = \"z\"\n",
            "root/a.auto.tfvars.json": #"{"d": "a", "e": "a", "f": "a"}"#,
            "prod.tfvars": "e = \"prod\"\nf = \"prod\"\n",
        ],
        options: ConfigurationOptions(
            environment: [
                "TF_VAR_a": "env", "TF_VAR_b": "env", "TF_VAR_list": #"["x", "y"]"#, "HOME": "/root",
                "TF_VAR_other": "x",
            ],
            variableFiles: ["prod.tfvars"], variables: ["f": .string("given")]))
    #expect(
        tree.inputs == [
            "a": .string("env"), "b": .string("file"), "c": .string("json ${no}"), "d": .string("z"),
            "e": .string("prod"), "f": .string("given"), "list": .list([.string("x"), .string("y")]),
        ])
}

@Test("local modules are followed and each folder is read once")
func localModules() {
    let tree = tree([
        "root/main.tf": """
        module "a" {
          source = "./modules/one"
          name   = "a"
        }
        module "b" {
          source = "./modules/one"
        }
        """,
        "root/modules/one/main.tf": "module \"deep\" {\n  source = \"../../../shared\"\n}\n",
        "shared/main.tf": "variable \"x\" {}\n",
    ])
    #expect(
        tree.root.all.map(\.address) == ["", "module.a", "module.a.module.deep", "module.b", "module.b.module.deep"])
    #expect(tree.folders.keys.sorted() == [".", "../shared", "modules/one"])
    let first = tree.root.children[0]
    #expect(first.inputs == ["name"] && first.file == "infra/main.tf" && first.line == 1)
    #expect(first.source == "./modules/one")
    #expect(tree.unreadModules.isEmpty)
    #expect(tree.root.children[0].children[0].folder?.files.first?.path == "shared/main.tf")
}

@Test("registry modules are found where init has put them, else they are named as not read")
func installedModules() {
    let tree = tree([
        "root/main.tf": """
        module "vpc" {
          source  = "terraform-aws-modules/vpc/aws"
          version = "~> 5.0"
        }

        module "absent" {
          source = "git::https://example.com/network.git"
        }
        """,
        "root/.terraform/modules/modules.json": """
        {"Modules": [
          {"Key": "", "Source": "", "Dir": "."},
          {"Key": "vpc", "Source": "registry.terraform.io/terraform-aws-modules/vpc/aws", "Version": "5.1.2",
           "Dir": ".terraform/modules/vpc"},
          {"Key": "vpc.inner", "Source": "git::https://example.com/x.git", "Dir": ".terraform/modules/vpc.inner"}]}
        """,
        "root/.terraform/modules/vpc/main.tf": "module \"inner\" {\n  source = \"git::https://example.com/x.git\"\n}\n",
        "root/.terraform/modules/vpc.inner/main.tf": "resource \"aws_s3_bucket\" \"b\" {}\n",
    ])
    #expect(tree.root.children[0].version == "5.1.2")
    #expect(tree.unreadModules.map(\.address) == ["module.absent"])
    #expect(tree.unreadModules.first?.source == "git::https://example.com/network.git")
    #expect(tree.unreadModules.first?.line == 6)
    #expect(ConfigurationEvaluator(tree).addresses == ["module.vpc.module.inner.aws_s3_bucket.b"])
}

@Test("a module that leads back to itself is a problem at its source and not followed")
func moduleCycle() {
    let tree = tree([
        "root/main.tf": "module \"a\" {\n  source = \"./m\"\n}\n",
        "root/m/main.tf": "module \"b\" {\n  source = \"../m\"\n}\n",
    ])
    #expect(tree.problems.map(\.file) == ["infra/m/main.tf"])
    #expect(tree.problems.map(\.line) == [2])
    #expect(tree.unreadModules.map(\.address) == ["module.a.module.b"])
}

@Test("what cannot be read is a problem with its place, and the rest is read")
func syntaxProblems() {
    let tree = tree(["root/main.tf": "locals {\n  a = 1\n}\n\nlocals {\n  b = = 2\n}\n"])
    #expect(tree.problems.first?.file == "infra/main.tf")
    #expect(tree.problems.first?.line == 6)
    #expect(tree.root.folder?.locals["a"] != nil)
}

@Test("the backend is told with the settings that are written out")
func backend() {
    let tree = tree([
        "root/main.tf": "terraform {\n  backend \"s3\" {\n    bucket = \"state\"\n    encrypt = true\n  }\n}\n"
    ])
    #expect(tree.backend?.type == "s3")
    #expect(tree.backend?.settings == ["bucket": "state", "encrypt": "true"])
}

@Test("JSON configuration evaluates like the native one")
func jsonConfiguration() {
    let evaluator = evaluate([
        "root/main.tf.json": """
        {
          "variable": {"name": {"type": "string", "default": "x"}},
          "resource": {
            "aws_lambda_function": {"f": {
              "count": 2, "function_name": "${var.name}-${count.index}",
              "environment": {"variables": {"N": 5}}, "depends_on": ["aws_s3_bucket.b"],
              "lifecycle": {"ignore_changes": ["layers"]}
            }},
            "aws_s3_bucket": {"b": {"bucket": "${var.name}"}}
          }
        }
        """
    ])
    #expect(evaluator.addresses == ["aws_lambda_function.f[0]", "aws_lambda_function.f[1]", "aws_s3_bucket.b"])
    let function = evaluator.all.first { $0.address == "aws_lambda_function.f[1]" }
    #expect(function?.attributes?["function_name"] == "x-1")
    #expect(function?.attributes?["environment"] == .array([.object(["variables": .object(["N": "5"])])]))
    #expect(function?.dependsOn == ["aws_s3_bucket.b"] && function?.ignoredChanges == ["layers"])
}
