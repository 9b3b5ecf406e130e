/// What a step of a lesson shows beside its text.
public enum LessonLook: Equatable, Sendable {
  /// A view, by its name.
  case view(View)
  /// An operation in the trace of the next step.
  case operation(Operation)

  /// A view of the screen.
  public enum View: String, CaseIterable, Sendable {
    case overview, network, weights, gradients, output, trace
  }

  /// An operation of the next step: computing a number of a unit, or of a weight.
  public struct Operation: Equatable, Sendable {
    /// What is computed.
    public enum Kind: Sendable {
      case weightedInput, activation, loss, delta, gradient, meanGradient, update
    }

    /// What is computed.
    public var kind: Kind
    /// The layer, from 0; nil for the loss.
    public var layer: Int?
    /// The unit in it, from 0; nil for the loss.
    public var unit: Int?
    /// The weight's source, from 0; nil for a number of a unit, and for a bias.
    public var source: Int?
    /// Whether it is of a bias.
    public var isOfBias = false
  }

  /// What is allowed, in a few words.
  static let allowed =
    View.allCases.map(\.rawValue).joined(separator: ", ")
    + ", or an operation of the next step: z(unit), a(unit), loss, delta(unit), gradient(weight), "
    + "mean_gradient(weight), update(weight)"

  /// Takes the operation that computes a quantity; nil where none does.
  init?(_ quantity: LessonQuantity) {
    guard !quantity.isNext, quantity.sample == nil,
      let kind = Operation.Kind(quantity.kind)
    else { return nil }
    switch quantity.subject {
    case .none: self = .operation(Operation(kind: kind))
    case .unit(.unit(let layer, let unit)):
      self = .operation(Operation(kind: kind, layer: layer, unit: unit))
    case .parameter(.bias(let layer, let unit)):
      self = .operation(Operation(kind: kind, layer: layer, unit: unit, isOfBias: true))
    case .parameter(.weight(let layer, let unit, let source)):
      self = .operation(Operation(kind: kind, layer: layer, unit: unit, source: source))
    case .unit, .layer: return nil
    }
  }
}

extension LessonLook.Operation.Kind {
  fileprivate init?(_ kind: LessonQuantity.Kind) {
    switch kind {
    case .z: self = .weightedInput
    case .a: self = .activation
    case .loss: self = .loss
    case .delta: self = .delta
    case .gradient: self = .gradient
    case .meanGradient: self = .meanGradient
    case .update: self = .update
    default: return nil
    }
  }
}
