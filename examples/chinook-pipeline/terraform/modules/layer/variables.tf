variable "layer_name" {
  description = "Name of the layer."
  type        = string
}

variable "artifacts_bucket_name" {
  description = "Name of the bucket from which the layer is published."
  type        = string
}

variable "package_file" {
  description = "Zip with the layer's content."
  type        = string
}

variable "force_destroy" {
  description = "Lets terraform destroy delete the bucket while it holds objects."
  type        = bool
  default     = false
}
