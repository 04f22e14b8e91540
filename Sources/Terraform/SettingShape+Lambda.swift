/// The settings of a function, with Lambda's own member names.
///
/// Sources: the resources `aws_lambda_function_…` of the AWS provider 5.100,
/// https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs; botocore 1.44,
/// `lambda/2015-03-31/service-2.json`; both read 2026-11-25.
extension SettingShape {
    private static let destination = SettingShape.block([Member("destination", "Destination", .text)])

    static let eventInvokeConfig = SettingShape.object([
        Member("maximum_event_age_in_seconds", "MaximumEventAgeInSeconds", .count),
        Member("maximum_retry_attempts", "MaximumRetryAttempts", .number),
        Member(
            "destination_config", "DestinationConfig",
            .block([Member("on_failure", "OnFailure", destination), Member("on_success", "OnSuccess", destination)])),
        Member("qualifier", "Qualifier", .text),
    ])

    static let urlConfig = SettingShape.object([
        Member("authorization_type", "AuthType", .word),
        Member(
            "cors", "Cors",
            .block([
                Member("allow_credentials", "AllowCredentials", .flag(default: nil)),
                Member("allow_headers", "AllowHeaders", .texts), Member("allow_methods", "AllowMethods", .texts),
                Member("allow_origins", "AllowOrigins", .texts), Member("expose_headers", "ExposeHeaders", .texts),
                Member("max_age", "MaxAge", .count),
            ])),
        Member("function_url", "FunctionUrl", .text), Member("invoke_mode", "InvokeMode", .text),
        Member("qualifier", "Qualifier", .text),
    ])
}
