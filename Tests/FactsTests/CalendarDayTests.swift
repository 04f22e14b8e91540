import Facts
import Testing

@Test(
    "A day reads as it is written, and ends when the next begins",
    arguments: [
        ("1970-01-01", 86_400_000), ("2024-02-29", 1_709_251_200_000), ("2027-01-31", 1_801_440_000_000),
        ("2000-03-01", 951_955_200_000), ("1969-12-31", 0),
    ] as [(String, Int64)])
func calendarDays(text: String, endMS: Int64) throws {
    let day = try #require(CalendarDay(text))
    #expect(day.text == text)
    #expect(day.endMS == endMS)
    #expect(CalendarDay(milliseconds: endMS - 1) == day)
    #expect(CalendarDay(milliseconds: endMS) > day)
}

@Test(
    "What is no day of the calendar is refused",
    arguments: [
        "", "2027", "2027-1-31", "2027-02-29", "2027-02-30", "2027-04-31", "2027-13-01", "2027-00-10", "2027-01-00",
        "2027-01-32", "0000-01-01", "2027/01/31", "2027-01-31T00:00:00Z", " 2027-01-31", "+027-01-31", "２０２７-01-31",
        "-2027-01-31", "1900-02-29",
    ])
func noDays(text: String) {
    #expect(CalendarDay(text) == nil)
}
