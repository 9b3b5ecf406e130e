import Backprop
import BuiltPrograms
import Testing

/// The environment variable that chooses the kernels.
@Suite struct KernelChoiceTests {
  private func train(_ level: String?) throws -> Program {
    try Program.run(
      "perceptop", arguments: ["train", "xor", "--epochs", "1", "--log", "-"],
      variables: level.map { [KernelLevel.environmentVariable: $0] } ?? [:])
  }

  @Test(arguments: KernelLevel.available)
  func theNamedLevelIsTakenAndLogged(_ level: KernelLevel) throws {
    let run = try train(level.rawValue)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\"kernels\":\"\(level.rawValue)\""), "\(run.output)")
  }

  @Test func withoutANameTheBestLevelIsTaken() throws {
    let best = try #require(KernelLevel.available.last)
    for level in [nil, ""] {
      #expect(try train(level).output.contains("\"kernels\":\"\(best.rawValue)\""))
    }
  }

  @Test(arguments: ["sse9", "AVX2", " avx2", "\u{1B}[31m"])
  func otherNamesAreRefused(_ name: String) throws {
    let run = try train(name)
    #expect(run.status == 2)
    #expect(run.output == "")
    let levels = KernelLevel.available.map(\.rawValue).joined(separator: ", ")
    let shown = name.replacing("\u{1B}", with: "?")
    #expect(
      run.errors == "perceptop: PERCEPTOP_KERNELS: '\(shown)' is not allowed; "
        + "allowed on this processor: \(levels)\n")
  }
}
