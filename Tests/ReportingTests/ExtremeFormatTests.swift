import Testing

@testable import Reporting

@Suite("Numbers at the ends of their types are written like any other")
struct ExtremeFormatTests {
    static let ends: [Int64] = [.min, .min + 1, .max]

    @Test(arguments: ends) func everyNumberIsWritten(_ number: Int64) {
        #expect(Format.number(Int(number)).filter(\.isNumber).count == 19)
        #expect(Format.size(number).hasSuffix(" GB"))
        #expect(Format.duration(number).hasSuffix(" min"))
        #expect(!Format.runDuration(number).isEmpty)
        #expect(!Format.time(number).isEmpty)
    }

    @Test func theOthersAreAsBefore() {
        #expect(Format.number(-12_408) == "-12,408")
        #expect(Format.size(-1_400) == "-1.4 kB")
        #expect(Format.duration(-412) == "-412 ms")
    }
}
