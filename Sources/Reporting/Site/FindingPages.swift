internal import Facts

/// Spreads the findings of each section over pages that stay well below the limit.
enum FindingPages {
    struct Page {
        let path: String
        let section: FindingSection
        let number: Int
        var findings: [Finding]
        var pageCount = 1
        /// Findings of the section that are on no page; told on its last one.
        var hiddenCount = 0
    }

    /// What the findings of one page may cost; the rest of the page is left for remedies and the frame.
    private static let budgetBytes = 140_000
    /// After this many pages a section is no longer something to read; the rest is for a query on the database.
    private static let pageLimit = 30

    /// - Parameter map: learns where each finding is.
    static func split(_ report: Report, _ map: inout SiteMap) -> [Page] {
        var result: [Page] = []
        for section in FindingSection.all {
            let findings = section.findings(of: report)
            if findings.isEmpty { continue }
            var pages = split(findings, section)
            let shown = pages.map(\.findings.count).reduce(0, +)
            for index in pages.indices {
                pages[index].pageCount = pages.count
                if index == pages.count - 1 { pages[index].hiddenCount = findings.count - shown }
                for finding in pages[index].findings { map.place(finding, on: pages[index].path) }
            }
            result += pages
        }
        return result
    }

    private static func split(_ findings: [Finding], _ section: FindingSection) -> [Page] {
        var pages: [Page] = []
        var current: [Finding] = []
        var spent = 0
        var remedies: Set<String> = []
        let close = {
            if !current.isEmpty {
                let number = pages.count + 1
                let path = SiteMap.findings(section, page: number)
                pages.append(Page(path: path, section: section, number: number, findings: current))
            }
        }
        for finding in findings {
            // A remedy is shown once a page; Markdown may grow into half as much again of tags.
            let remedy =
                remedies.contains(finding.rule) ? 0 : finding.remedy.clipped(to: 8_000).pageCost * 3 / 2 + 1_500
            let cost = finding.pageCost + remedy
            if !current.isEmpty, spent + cost > budgetBytes {
                close()
                if pages.count == pageLimit { return pages }
                (current, spent, remedies) = ([], 0, [])
            }
            current.append(finding)
            spent += cost
            remedies.insert(finding.rule)
        }
        close()
        return pages
    }
}

extension Finding {
    /// What the finding's article costs in a page.
    fileprivate var pageCost: Int {
        let texts = [message, resource, subject, address ?? "", file ?? "", fingerprint] + suppressionTexts
        let own = texts.reduce(1_500) { $0 + $1.pageCost }
        return evidence.reduce(own) { $0 + $1.name.pageCost + $1.value.pageCost + 80 }
    }

    private var suppressionTexts: [String] { suppression.map { [$0.reason, $0.place] } ?? [] }
}
