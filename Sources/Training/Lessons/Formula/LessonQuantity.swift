import Backprop

/// A number of a run that a formula names: `a(2.1)`, `gradient(W10 @ 2)`, `next mean_loss`.
struct LessonQuantity: Hashable, Sendable {
  /// What is asked of what.
  enum Subject: Hashable, Sendable {
    /// Of nothing in particular.
    case none
    /// Of an input or a unit.
    case unit(LessonUnit)
    /// Of a weight or bias.
    case parameter(LessonParameter)
    /// Of a layer, from 0.
    case layer(Int)
  }

  /// Which number.
  var kind: Kind
  /// Of what.
  var subject: Subject
  /// The sample, from 0; nil for the one that is looked at.
  var sample: Int?
  /// Whether it is the number after the next step of the run.
  var isNext: Bool

  /// Words for it: `a 2.1`, `gradient of w 2.1<-1 for sample 2`, `mean loss after the step`.
  ///
  /// - Parameter name: what a unit, a weight or a bias is called.
  func words(_ name: (LessonPlace) -> String) -> String {
    let sampleWords = sample.map { " for sample \($0 + 1)" } ?? ""
    return kind.words(subject, name) + sampleWords + (isNext ? " after the step" : "")
  }
}

extension LessonQuantity {
  /// The numbers that formulas name, by their names in files.
  enum Kind: String, CaseIterable, Sendable {
    /// The weighted input z = Σ w·a + b of a unit.
    case z
    /// The activation a = f(z) of a unit; the value of an input.
    case a
    /// δ = ∂L/∂z of a unit.
    case delta
    /// f′(z) of a unit; 0 under softmax, whose derivative is no single number.
    case slope
    /// −∂L/∂z of a unit: which way, and how strongly, it should go.
    case nudge
    /// ∂L/∂a of a unit.
    case activationGradient = "activation_gradient"
    /// The target of an output.
    case target
    /// Target − activation of an output.
    case residual
    /// A weight or bias.
    case w
    /// The bias of a unit.
    case b
    /// ∂L/∂w of a sample.
    case gradient
    /// ∂L/∂w of the mean loss over the train part.
    case meanGradient = "mean_gradient"
    /// What the next step of the run adds to a weight or bias.
    case update
    /// The Euclidean norm of a layer's ∂L/∂w, mean over the train part, biases included.
    case gradientNorm = "gradient_norm"
    /// The loss of a sample.
    case loss
    /// The mean loss over the train part.
    case meanLoss = "mean_loss"
    /// The mean loss over the held-out part.
    case testLoss = "test_loss"
    /// The part of the train part that is answered rightly.
    case accuracy
    /// The part of the held-out part that is answered rightly.
    case testAccuracy = "test_accuracy"
    /// The output that is largest, from 1.
    case winner
    /// How many weights and biases there are.
    case parameters
    /// How many weights there are, without biases.
    case weights
    /// The multiplications of weights by activations in one forward pass.
    case forwardProducts = "forward_products"
    /// The multiplications by deltas in one backward pass: for all ∂L/∂w, and for all deltas.
    case backwardProducts = "backward_products"
    /// How many samples are learnt from.
    case samples
    /// How many samples are held out.
    case testSamples = "test_samples"
    /// The learning rate of the next step.
    case learningRate = "learning_rate"
    /// Epochs done.
    case epoch
    /// Steps done.
    case step

    /// What such a number is asked of.
    enum Need {
      /// Of nothing.
      case nothing
      /// Of an input or a unit.
      case any
      /// Of a unit.
      case unit
      /// Of an output.
      case output
      /// Of a weight or bias.
      case parameter
      /// Of a layer.
      case layer
    }

    /// What it is asked of.
    var need: Need {
      switch self {
      case .a: .any
      case .z, .delta, .slope, .nudge, .activationGradient, .b: .unit
      case .target, .residual: .output
      case .w, .gradient, .meanGradient, .update: .parameter
      case .gradientNorm: .layer
      case .loss, .meanLoss, .testLoss, .accuracy, .testAccuracy, .winner, .parameters, .weights,
        .forwardProducts, .backwardProducts, .samples, .testSamples, .learningRate, .epoch, .step:
        .nothing
      }
    }

    /// Whether it is a number of one sample.
    var isOfSample: Bool {
      switch self {
      case .z, .a, .delta, .slope, .nudge, .activationGradient, .target, .residual, .gradient,
        .loss, .winner:
        true
      default: false
      }
    }

    /// As a file writes it, for the sentence of a fault.
    var form: String {
      switch need {
      case .nothing: rawValue
      case .any, .unit, .output: "\(rawValue)(unit)"
      case .parameter: "\(rawValue)(weight)"
      case .layer: "\(rawValue)(layer)"
      }
    }

    /// Words for it.
    func words(_ subject: Subject, _ name: (LessonPlace) -> String) -> String {
      let noun = self == .slope ? "f'" : rawValue.replacing("_", with: " ")
      switch subject {
      case .none: return noun
      case .layer(let layer): return "\(noun) of layer \(layer + 1)"
      case .parameter(let parameter):
        let name = name(.parameter(parameter))
        return self == .w ? name : "\(noun) of \(name)"
      case .unit(let unit):
        let name = name(.unit(unit))
        return noun.utf8.count == 1 ? "\(noun) \(name)" : "\(noun) of \(name)"
      }
    }
  }

  /// Says why a run has no such number; nil where it has.
  func obstacle(in scope: LessonScope) -> String? {
    if let sample, sample >= scope.samples {
      return "there are the samples 1 to \(scope.samples)"
    }
    let network = "in the network \(scope.shape.description)"
    switch subject {
    case .none: break
    case .unit(.one): if kind != .a { return "the constant 1 has an 'a' alone" }
    case .unit(let unit):
      guard unit.index(in: scope.shape) != nil else {
        return "there is no \(unit.spoken) \(network)"
      }
      if case .input = unit, kind.need != .any { return "an input has an 'a' alone" }
      if kind.need == .output, unit.outputIndex(in: scope.shape) == nil {
        return "\(unit.spoken) is no output \(network)"
      }
    case .parameter(let parameter):
      guard parameter.index(in: scope.shape) != nil else {
        return "there is no \(parameter.description) \(network)"
      }
    case .layer(let layer):
      guard scope.shape.layers.indices.contains(layer) else {
        return "there is no layer \(layer + 1) \(network)"
      }
    }
    return nil
  }
}

/// What formulas of a step can speak of.
struct LessonScope {
  /// The network of the run.
  var shape: NetworkShape
  /// How many samples its data have.
  var samples: Int
}
