import Testing

@testable import Backprop

@Suite struct KernelLevelTests {
  @Test func theBaselineIsEverywhereAndLevelsAreInOrder() {
    #expect(KernelLevel.available.first == .baseline)
    #expect(Set(KernelLevel.available).count == KernelLevel.available.count)
    #expect(KernelLevel.available.contains(KernelLevel.standard))
    let levels = KernelLevel.available
    #expect(levels == KernelLevel.allCases.filter { levels.contains($0) })
  }

  @Test(arguments: KernelLevel.available)
  func kernelsAreOfTheirLevel(_ level: KernelLevel) {
    #expect(String(cString: level.kernels.name) == level.rawValue)
    #expect([4, 8, 16].contains(level.kernels.lanes) && level.kernels.tile > 0)
  }

  /// In processes of their own: the environment is read once.
  @Test func theEnvironmentNamesTheLevel() async {
    await #expect(processExitsWith: .success) {
      setLevel("baseline")
      #expect(KernelLevel.environmentFault() == nil)
      #expect(KernelLevel.standard == .baseline)
      let problem = FastProblem([1, 1], samples: 1, batchSize: 1, steps: 1)
      let engine = FastEngine(
        network: problem.network, loss: problem.loss, rule: UpdateRule(optimizer: .sgd()))
      #expect(engine.kernels == "baseline")
    }
    await #expect(processExitsWith: .success) {
      setLevel(nil)
      #expect(KernelLevel.environmentFault() == nil)
      #expect(KernelLevel.standard == KernelLevel.available.last)
    }
  }

  @Test func otherNamesAreAFaultAndTakeTheBestLevel() async {
    await #expect(processExitsWith: .success) {
      setLevel("AVX2")
      let levels = KernelLevel.available.map(\.rawValue).joined(separator: ", ")
      #expect(
        KernelLevel.environmentFault()
          == "PERCEPTOP_KERNELS: 'AVX2' is not allowed; allowed on this processor: \(levels)")
      #expect(KernelLevel.standard == KernelLevel.available.last)
    }
    await #expect(processExitsWith: .success) {
      setLevel("")
      #expect(KernelLevel.environmentFault() == nil)
      #expect(KernelLevel.standard == KernelLevel.available.last)
    }
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Sets or takes away the environment's level.
private func setLevel(_ name: String?) {
  if let name {
    setenv(KernelLevel.environmentVariable, name, 1)
  } else {
    unsetenv(KernelLevel.environmentVariable)
  }
}
