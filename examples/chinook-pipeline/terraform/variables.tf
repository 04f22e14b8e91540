variable "aws_region" {
  description = "Region in which everything is created."
  type        = string
  default     = "us-east-1"
}

variable "name_prefix" {
  description = "Begins the name of every resource."
  type        = string
  default     = "chinook-pipeline"

  validation {
    # Leaves room for "-processed-" and a 12-digit account id within S3's 63 characters.
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,34}$", var.name_prefix))
    error_message = "name_prefix must have 2 to 35 lower-case letters, digits or hyphens and begin with a letter or digit."
  }
}

variable "bucket_suffix" {
  description = "Ends every bucket name, because bucket names are global. The account id when empty."
  type        = string
  default     = ""
}

variable "build_dir" {
  description = "Folder that holds the packaged zips. The example's build folder when empty."
  type        = string
  default     = ""
}

variable "ingest_query" {
  description = "SQL that ingestion runs. The handler's own query (500 tracks with their albums) when empty."
  type        = string
  default     = ""
}

variable "window_minutes" {
  description = "Length of the time windows over which analytics aggregates."
  type        = number
  default     = 60
}

variable "log_retention_days" {
  description = "How long the functions' logs are kept."
  type        = number
  default     = 14
}

variable "force_destroy" {
  description = "Lets terraform destroy delete buckets that still hold objects."
  type        = bool
  default     = false
}

variable "emulator" {
  description = "True when AWS_ENDPOINT_URL points at an emulator of AWS."
  type        = bool
  default     = false
}
