import CKernels

// The kernels know activations, losses and rules by number.

extension LayerActivation {
  var kernelNumber: CInt {
    switch self {
    case .elementwise(let activation): activation.kernelNumber
    case .softmax: CInt(KN_SOFTMAX.rawValue)
    }
  }
}

extension Activation {
  var kernelNumber: CInt {
    let number =
      switch self {
      case .identity: KN_IDENTITY
      case .sigmoid: KN_SIGMOID
      case .tanh: KN_TANH
      case .relu: KN_RELU
      case .leakyReLU: KN_LEAKY_RELU
      case .elu: KN_ELU
      case .gelu: KN_GELU
      case .silu: KN_SILU
      case .softplus: KN_SOFTPLUS
      case .sin: KN_SIN
      }
    return CInt(number.rawValue)
  }
}

extension Loss {
  var kernelNumber: CInt {
    let number =
      switch self {
      case .halfSquaredError: KN_HALF_SQUARED_ERROR
      case .meanSquaredError: KN_MEAN_SQUARED_ERROR
      case .meanAbsoluteError: KN_MEAN_ABSOLUTE_ERROR
      case .huber: KN_HUBER
      case .binaryCrossEntropy: KN_BINARY_CROSS_ENTROPY
      case .crossEntropy: KN_CROSS_ENTROPY
      }
    return CInt(number.rawValue)
  }
}

extension kn_rule {
  /// The rule's step as the kernels take it.
  init(_ rule: UpdateRule, _ step: OptimizerStep) {
    self.init()
    let kind =
      switch step.kind {
      case .descent: KN_SGD
      case .momentum: KN_MOMENTUM
      case .adagrad: KN_ADAGRAD
      case .rmsprop: KN_RMSPROP
      case .adam: KN_ADAM
      }
    update = CInt(kind.rawValue)
    nesterov = step.isNesterov
    centered = step.isCentered
    amsgrad = step.isAMSGrad
    penalised = rule.l1 != 0 || rule.l2 != 0
    freezes_biases = !rule.trainsBiases
    rate = Float(step.rate)
    // Padding has neither gradient nor memory: 0 / 0 must not become a number that is none.
    epsilon = max(Float(step.epsilon), .leastNormalMagnitude)
    shrink = Float(step.shrinkage)
    decay = Float(step.weightDecay)
    momentum = Float(step.kind == .rmsprop ? step.firstKeep : step.lookahead)
    keep1 = Float(step.firstKeep)
    gain1 = Float(step.firstGain)
    keep2 = Float(step.secondKeep)
    gain2 = Float(step.secondGain)
    l1 = Float(rule.l1)
    l2 = Float(rule.l2)
  }
}
