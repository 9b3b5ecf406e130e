/// The step of each parameter, in the readable path.
extension OptimizerStep {
  /// Moves a stretch of the parameters by their gradient, and changes the state.
  ///
  /// - Parameters:
  ///   - gradient: as long as the parameters; what weight decay adds to it is not written back.
  ///   - stretch: the parameters that are moved.
  func apply<S: Scalar>(
    to parameters: inout [S], gradient: [S], state: inout OptimizerState<S>,
    over stretch: Range<Int>
  ) {
    switch kind {
    case .descent: descend(&parameters, gradient, stretch)
    case .momentum: descendWithMomentum(&parameters, gradient, &state, stretch)
    case .adagrad: applyAdagrad(&parameters, gradient, &state, stretch)
    case .rmsprop: applyRMSprop(&parameters, gradient, &state, stretch)
    case .adam: applyAdam(&parameters, gradient, &state, stretch)
    }
  }

  private func descend<S: Scalar>(_ w: inout [S], _ gradient: [S], _ stretch: Range<Int>) {
    let (rate, decay) = (S(rate), S(weightDecay))
    for i in stretch { w[i] -= rate * (gradient[i] + decay * w[i]) }
  }

  private func descendWithMomentum<S: Scalar>(
    _ w: inout [S], _ gradient: [S], _ state: inout OptimizerState<S>, _ stretch: Range<Int>
  ) {
    let (rate, decay) = (S(rate), S(weightDecay))
    let (keep, gain, lookahead) = (S(firstKeep), S(firstGain), S(lookahead))
    for i in stretch {
      let g = gradient[i] + decay * w[i]
      let velocity = keep * state.first[i] + gain * g
      state.first[i] = velocity
      w[i] -= rate * (isNesterov ? g + lookahead * velocity : velocity)
    }
  }

  private func applyAdagrad<S: Scalar>(
    _ w: inout [S], _ gradient: [S], _ state: inout OptimizerState<S>, _ stretch: Range<Int>
  ) {
    let (rate, epsilon, decay) = (S(rate), S(epsilon), S(weightDecay))
    let (keep, gain) = (S(secondKeep), S(secondGain))
    for i in stretch {
      let g = gradient[i] + decay * w[i]
      let square = keep * state.second[i] + gain * g * g
      state.second[i] = square
      w[i] -= rate * g / (S.sqrt(square) + epsilon)
    }
  }

  private func applyRMSprop<S: Scalar>(
    _ w: inout [S], _ gradient: [S], _ state: inout OptimizerState<S>, _ stretch: Range<Int>
  ) {
    let (rate, epsilon, decay) = (S(rate), S(epsilon), S(weightDecay))
    let (keep, gain) = (S(secondKeep), S(secondGain))
    let (momentumKeep, momentumGain) = (S(firstKeep), S(firstGain))
    for i in stretch {
      let g = gradient[i] + decay * w[i]
      var square = keep * state.second[i] + gain * g * g
      state.second[i] = square
      if isCentered {
        let mean = keep * state.third[i] + gain * g
        state.third[i] = mean
        square -= mean * mean
        // No variance is negative, but rounding can make this one so, and its root no number.
        if square < 0 { square = 0 }
      }
      var move = g / (S.sqrt(square) + epsilon)
      if hasMomentum {
        move = momentumKeep * state.first[i] + momentumGain * move
        state.first[i] = move
      }
      w[i] -= rate * move
    }
  }

  private func applyAdam<S: Scalar>(
    _ w: inout [S], _ gradient: [S], _ state: inout OptimizerState<S>, _ stretch: Range<Int>
  ) {
    let (rate, epsilon) = (S(rate), S(epsilon))
    let (decay, shrinkage) = (S(weightDecay), S(shrinkage))
    let (meanKeep, meanGain) = (S(firstKeep), S(firstGain))
    let (squareKeep, squareGain) = (S(secondKeep), S(secondGain))
    for i in stretch {
      let g = gradient[i] + decay * w[i]
      let mean = meanKeep * state.first[i] + meanGain * g
      var square = squareKeep * state.second[i] + squareGain * g * g
      state.first[i] = mean
      state.second[i] = square
      if isAMSGrad {
        // A comparison that fails for NaN: it must pass through.
        square = state.third[i] >= square ? state.third[i] : square
        state.third[i] = square
      }
      w[i] = shrinkage * w[i] - rate * mean / (S.sqrt(square) + epsilon)
    }
  }
}
