extension PlacedBlock {
    /// Whether a word may stand in the block; what override files have set is not looked through.
    func mayName(_ word: StaticString) -> Bool { isOverridden || file.contains(word, in: block.range) }
}

extension HCLFile {
    /// Whether a word stands anywhere in a range.
    func contains(_ word: StaticString, in range: HCLRange) -> Bool {
        let start = min(max(0, Int(range.start)), bytes.count)
        let end = min(max(start, Int(range.end)), bytes.count)
        let length = word.utf8CodeUnitCount
        return bytes.withUnsafeBufferPointer { buffer in
            var index = start
            while index + length <= end {
                if buffer[index] == word.utf8Start[0],
                    (1..<length).allSatisfy({ buffer[index + $0] == word.utf8Start[$0] })
                {
                    return true
                }
                index += 1
            }
            return false
        }
    }
}
