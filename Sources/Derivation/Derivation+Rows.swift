extension Derivation {
    /// Derived table → what its rows are made of: tables, or columns as `table.column`. Where one of them was not read,
    /// rows are missing. What only decides a column's value is not named: the row says `unread` there.
    ///
    /// A key `table.column` adds what the column takes, and `table.column=value` stands for the table where only
    /// the rows of that value are read.
    package static let rowInputs: [String: [String]] = [
        "delivery": ["s3_bucket", "s3_notification", "lambda_function", "event_rule", "event_target"],
        "delivery.via=eventbridge": ["s3_bucket", "lambda_function", "event_rule", "event_target"],
        "delivery.via=notification": ["s3_bucket", "s3_notification", "lambda_function"],
        // Of a bucket whose region is not known nothing is said, instead of `unread`.
        "delivery.is_in_region": ["resource.region"],
        "unanalysed_hop": ["s3_notification", "event_rule", "event_target"],
        "access": [
            "delivery", "s3_bucket", "lambda_function", "lambda_function.environment",
            "lambda_function_settings.event_invoke_configs",
        ],
        "access.purpose=trigger": ["delivery"],
        "access.purpose=environment": ["s3_bucket", "lambda_function", "lambda_function.environment"],
        // Functions take part to which something is delivered, or whose environment names a bucket.
        "access.purpose=logs": ["delivery", "lambda_function.environment"],
        "access.purpose=dead_letter": [
            "delivery", "lambda_function.environment", "lambda_function_settings.event_invoke_configs",
        ],
        "wiring_check": [
            "delivery", "event_rule", "event_target", "s3_notification", "lambda_function", "lambda_permission",
            "output_object",
        ],
        "wiring_check.kind=pattern_possible": ["event_rule"],
        "wiring_check.kind=pattern_meets_objects": ["delivery", "output_object"],
        "wiring_check.kind=all_creations": ["event_rule", "s3_notification"],
        // Of what is written alone.
        "wiring_check.kind=notification_overlap": [],
        "wiring_check.kind=notification_order": [],
        "wiring_check.kind=delivered_once": ["delivery"],
        // Objects show loops that a filter seems to keep out.
        "wiring_check.kind=event_loop": ["delivery", "output_object"],
        "wiring_check.kind=transformer_template": ["event_target"],
        "wiring_check.kind=transformer_path": ["event_rule", "event_target"],
        "wiring_check.kind=statement_not_public": ["lambda_permission"],
        "wiring_check.kind=statement_source": ["lambda_permission"],
        "wiring_check.kind=statement_principal": ["lambda_permission"],
        "wiring_check.kind=statement_in_use": ["lambda_permission"],
        "wiring_check.kind=role_trust": ["lambda_function"],
        "run": ["output_object"],
        "run_artifact": ["output_object"],
    ]
}
