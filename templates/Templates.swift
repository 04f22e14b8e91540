/// The templates and static assets of reports and site, embedded in the binary at build time.
///
/// Keys are paths relative to `templates/`, such as `site/index.mustache`.
package enum Templates {
    /// Every embedded file: relative path → its whole text.
    package static var all: [String: String] { embeddedTemplates }
}
