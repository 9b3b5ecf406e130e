import CKernels

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An instruction set that the fast path has kernels for.
///
/// Levels differ in how they round: sums are taken in another order, and the baseline of x86-64
/// rounds a product before it is added. Runs are equal to the bit on one level.
public enum KernelLevel: String, CaseIterable, Sendable {
  /// SSE2 on x86-64, NEON on arm64.
  case baseline
  /// AVX2 with FMA.
  case avx2
  /// AVX-512 (F, BW, DQ, VL).
  case avx512

  /// The environment variable that chooses a level, for tests and comparisons.
  public static let environmentVariable = "PERCEPTOP_KERNELS"

  /// The levels that this processor can run, from the slowest on.
  public static let available = allCases.filter { kn_kernels_named($0.rawValue) != nil }

  /// The level that `PERCEPTOP_KERNELS` names, else the best one; read once.
  public static let standard: KernelLevel = {
    let name = String(cString: kn_kernels_standard().pointee.name)
    guard let level = KernelLevel(rawValue: name) else {
      preconditionFailure("the kernels' levels have the names of KernelLevel")
    }
    return level
  }()

  /// What is wrong with `PERCEPTOP_KERNELS`, as a sentence; nil where it is not set, is empty, or
  /// names a level that this processor can run.
  ///
  /// The engine itself takes the best level then: programs refuse to start, since who sets the
  /// variable wants that level and no other.
  public static func environmentFault() -> String? {
    guard let value = getenv(environmentVariable) else { return nil }
    let name = String(cString: value)
    if name.isEmpty || available.contains(where: { $0.rawValue == name }) { return nil }
    let allowed = available.map(\.rawValue).joined(separator: ", ")
    return "\(environmentVariable): '\(name)' is not allowed; allowed on this processor: \(allowed)"
  }

  /// The functions of the level; one that this processor can run.
  var kernels: kn_kernels {
    guard let kernels = kn_kernels_named(rawValue) else {
      preconditionFailure("this processor has the levels \(Self.available.map(\.rawValue))")
    }
    return kernels.pointee
  }
}
