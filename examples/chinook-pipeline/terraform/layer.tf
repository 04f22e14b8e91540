module "db_layer" {
  source = "./modules/layer"

  layer_name            = "${var.name_prefix}-db"
  artifacts_bucket_name = "${var.name_prefix}-artifacts-${local.bucket_suffix}"
  package_file          = "${local.build_dir}/layer.zip"
  force_destroy         = var.force_destroy
}
