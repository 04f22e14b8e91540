/// Where the bytes of a reader stand in their file.
enum HCLPlaces {
    /// The reader's bytes are the file's.
    case file
    /// The reader's bytes stand in the file unchanged, from this offset on.
    case shifted(Int)
    /// The bytes were decoded: the offset in the file of each of them, and of what follows the last.
    case mapped([Int32])
}
