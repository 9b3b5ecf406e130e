import Foundation
import Testing

@testable import Training

@Suite struct StoredTensorTests {
  @Test func numbersComeBackToTheBit() {
    let floats: [Float] = [0, -0.0, 1.5, .pi, .infinity, .leastNonzeroMagnitude]
    let single = StoredTensor("a", shape: [2, 3], floats)
    #expect(single.floats?.map(\.bitPattern) == floats.map(\.bitPattern))
    #expect(single.doubles?.map(\.bitPattern) == floats.map { Double($0).bitPattern })
    let doubles: [Double] = [0.1, -1e300, .leastNonzeroMagnitude]
    let double = StoredTensor("b", shape: [3], doubles)
    #expect(double.doubles == doubles)
    #expect(double.floats == nil)
    let integers: [Int64] = [.min, -1, 0, .max]
    #expect(StoredTensor("c", shape: [4], integers).integers == integers)
    #expect(StoredTensor("d", shape: [], [UInt8(255)]).smallNumbers == [255])
    let nan = StoredTensor("e", shape: [], [Float.nan])
    #expect(nan.floats?.first?.isNaN == true)
  }

  @Test func bytesAreLittleEndianAtAnyAddress() {
    let bytes = Data([9, 9, 9, 0x00, 0x00, 0xC0, 0x3F, 1, 0, 0, 0, 0, 0, 0, 0x80, 9])
    #expect(StoredTensor("a", .float32, shape: [1], bytes: bytes[3..<7]).floats == [1.5])
    #expect(StoredTensor("a", .int64, shape: [1], bytes: bytes[7..<15]).integers == [.min + 1])
  }

  @Test func otherTypesGiveNoNumbers() {
    let half = StoredTensor("a", .float16, shape: [1], bytes: Data([0, 0x3C]))
    #expect(half.floats == nil && half.doubles == nil)
    #expect(half.integers == nil && half.smallNumbers == nil)
  }

  @Test func sizesFollowFromTypeAndShape() {
    #expect(TensorType.float32.byteCount(shape: []) == 4)
    #expect(TensorType.float32.byteCount(shape: [2, 3]) == 24)
    #expect(TensorType.float64.byteCount(shape: [5, 0, 7]) == 0)
    #expect(TensorType.float4.byteCount(shape: [2]) == 1)
    #expect(TensorType.float4.byteCount(shape: [3]) == nil)
    #expect(TensorType.float6e2m3.byteCount(shape: [4]) == 3)
    #expect(TensorType.uint8.byteCount(shape: [-1, -1]) == nil)
    #expect(TensorType.uint8.byteCount(shape: [.max]) == nil)
    #expect(TensorType.uint8.byteCount(shape: [0, 1 << 31, 1 << 31]) == nil)
  }
}
