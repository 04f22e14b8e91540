internal import Facts

extension MarkdownSections {
    /// Findings that do not count, with the reason that somebody gave and where it is written.
    var suppressed: View.SuppressedView? {
        table(
            ["Rule", "Resource", "Finding", "Reason", "Until", "Suppressed in", "Fingerprint"],
            report.suppressed.map { finding in
                [
                    "\(code: finding.rule)", "\(code: finding.address ?? finding.resource)", "\(finding.message)",
                    "\(finding.suppression?.reason ?? "")", "\(finding.suppression?.expires ?? "")",
                    "\(code: finding.suppression?.place ?? "")", "\(code: finding.fingerprint)",
                ]
            },
            limit: 60,
            query:
                "SELECT rule_id, logical_id, message FROM finding WHERE \(snapshotClause) AND suppression_id IS NOT NULL"
        ).map(View.SuppressedView.init)
    }
}
