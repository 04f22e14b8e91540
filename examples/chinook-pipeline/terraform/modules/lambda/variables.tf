variable "function_name" {
  description = "Name of the function, its role and its log group."
  type        = string
}

variable "package_file" {
  description = "Zip with handler.py at its root."
  type        = string
}

variable "environment" {
  description = "Environment variables of the function."
  type        = map(string)
}

variable "data_policy" {
  description = "Policy document for the data that the function reads and writes."
  type        = string
}

variable "dead_letter_arn" {
  description = "Queue for events on which the function failed."
  type        = string
}

variable "layers" {
  description = "ARNs of the layer versions that the function uses."
  type        = list(string)
  default     = []
}

variable "memory_mb" {
  description = "Memory of the function in MiB."
  type        = number
  default     = 128
}

variable "timeout_seconds" {
  description = "Longest run of the function."
  type        = number
  default     = 60
}

variable "log_retention_days" {
  description = "How long the function's logs are kept."
  type        = number
  default     = 14
}

variable "invoke_principal" {
  description = "Service that may invoke the function. Nobody when null."
  type        = string
  default     = null
}

variable "invoke_source_arn" {
  description = "Resource on whose behalf the service may invoke the function."
  type        = string
  default     = null
}
