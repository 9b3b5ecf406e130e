import Testing

@testable import Backprop

@Suite struct LayerActivationTests {
  @Test(arguments: LayerActivation.all)
  func isFoundByItsOwnName(_ activation: LayerActivation) {
    #expect(LayerActivation(name: activation.name) == activation)
  }

  @Test func allHoldsEachActivationOnceAndSoftmax() {
    #expect(LayerActivation.all.count == Activation.allCases.count + 1)
    #expect(Set(LayerActivation.all.map { $0.name }).count == LayerActivation.all.count)
    #expect(LayerActivation.all.contains(.softmax))
  }

  @Test func linearIsAnotherWordForIdentity() {
    #expect(LayerActivation(name: "linear") == .identity)
  }

  @Test(arguments: ["", "Tanh", "leakyReLU", "soft max", "gelu ", "swish"])
  func otherNamesAreNone(_ name: String) {
    #expect(LayerActivation(name: name) == nil)
  }
}
