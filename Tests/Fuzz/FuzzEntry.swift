// The entry that libFuzzer calls; built by scripts/fuzz into one module with the sources that are fed and the target's
// reader, which the script names FuzzedReader, not by SwiftPM.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    if let data { FuzzedReader.run(Array(UnsafeBufferPointer(start: data, count: count))) }
    return 0
}
