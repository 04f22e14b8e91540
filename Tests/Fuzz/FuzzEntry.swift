// The entry that libFuzzer calls; built by scripts/fuzz into one module with Facts, Terraform and FuzzTarget.swift of
// TerraformTests, not by SwiftPM.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    if let data { FuzzTarget.run(Array(UnsafeBufferPointer(start: data, count: count))) }
    return 0
}
