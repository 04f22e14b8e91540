/// A module call inside of one instance of the module that calls.
package struct ConfigurationCall: Sendable {
    /// Without a key of its own: `module.a["x"].module.b`.
    package let address: String
    /// Where it is written, and what it calls.
    package let module: ConfigurationModule
    package let repetition: RepetitionState
    /// The addresses of its instances; a single one without a key when the repetition is not known.
    package let instances: [String]
}
