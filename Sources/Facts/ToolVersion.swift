/// The version of this pipereport, as `--version`, snapshots and reports give it.
package let toolVersion = "0.1.0"
