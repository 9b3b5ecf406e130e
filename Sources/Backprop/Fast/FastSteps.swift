import CKernels

/// Several steps in a row at one learning rate.
struct FastSteps {
  let memory: FastState
  let workspace: FastWorkspace
  let rule: UpdateRule
  let learningRate: Double
  let pieces: Pieces<Float>
  let threads: ForkJoin?

  /// Makes `count` steps from batch `first` on, the last of them with its change kept.
  mutating func make(first: Int, count: Int) {
    let isFused = rule.clipNorm == nil && pieces.perBatch == 1
    let threads = threads.flatMap { isWorthwhile($0) ? $0 : nil }
    workspace.makeRoom(parts: threads?.parts ?? 1)
    workspace.bind(memory, storesGradient: !isFused)
    let batches = pieces.batches.count
    if count > 1 {
      run(first: first, count: count - 1, isFused: isFused, threads: threads)
    }
    memory.keepPrevious()
    run(first: (first + count - 1) % batches, count: 1, isFused: isFused, threads: threads)
  }

  /// Whether a step is long enough for several threads: by sizes alone, never by the clock.
  private func isWorthwhile(_ threads: ForkJoin) -> Bool {
    let parameters = Double(memory.layout.shape.parameterCount)
    return threads.parts > 1 && 6 * parameters * Double(pieces.largest) >= threads.leastWork
  }

  private func run(first: Int, count: Int, isFused: Bool, threads: ForkJoin?) {
    var batch = first
    var left = count
    while left > 0 {
      let stretch = prepareRules(atMost: left)
      if isFused && threads == nil {
        fused(first: batch, count: stretch.count, hasRuleEach: stretch.hasRuleEach)
      } else {
        for step in 0..<stretch.count {
          single(
            (batch + step) % pieces.batches.count,
            rule: stretch.hasRuleEach ? step : 0, isFused: isFused, threads: threads)
        }
      }
      memory.count(stretch.count)
      left -= stretch.count
      batch = (batch + stretch.count) % pieces.batches.count
    }
  }

  /// Works out the rules of the next steps: one for all of them where nothing changes from step
  /// to step, else one each.
  ///
  /// What changes is Adam's ε √(1 − β₂ᵗ), which never falls, with the rate; Adagrad's rate, which
  /// never rises; and momentum after its first step. Where first and last step agree, so do all
  /// between.
  private func prepareRules(atMost most: Int) -> (count: Int, hasRuleEach: Bool) {
    func step(_ number: Int) -> OptimizerStep {
      OptimizerStep(rule.optimizer, step: number, learningRate: learningRate)
    }
    let next = memory.steps + 1
    let first = step(next)
    workspace.rules[0] = kn_rule(rule, first)
    if most > 1 && step(next + most - 1) == first { return (most, false) }
    let count = min(most, workspace.rules.count)
    for index in 1..<max(count, 1) { workspace.rules[index] = kn_rule(rule, step(next + index)) }
    return (count, count > 1)
  }

  /// Steps of whole batches on this thread, each parameter updated as soon as its gradient is
  /// known.
  private func fused(first: Int, count: Int, hasRuleEach: Bool) {
    var batch = first
    var made = 0
    while made < count {
      let staged = workspace.staging.pieces(pieces, from: batch)
      let window = workspace.staging.window
      let isWhole = window.count == pieces.batches.count
      let here = isWhole ? count - made : min(count - made, window.upperBound - batch)
      guard let rules = workspace.rules.baseAddress else { return }
      withUnsafePointer(to: workspace.network) {
        workspace.kernels.train(
          $0, staged, window.count, batch - window.lowerBound, here,
          rules + (hasRuleEach ? made : 0), hasRuleEach)
      }
      made += here
      batch = (batch + here) % pieces.batches.count
    }
  }

  /// One step by phases that threads can share.
  private func single(_ batch: Int, rule index: Int, isFused: Bool, threads: ForkJoin?) {
    let scale = 1 / Float(pieces.batches[batch].count)
    if isFused {
      workspace.step(
        pieces, piece: batch, goal: KN_UPDATE, rule: index, scale: scale, threads: threads)
      return
    }
    workspace.sumGradient(pieces, of: batch, threads: threads)
    withUnsafePointer(to: workspace.network) { network in
      let kernels = workspace.kernels
      kernels.scale_gradient(network, &workspace.rules[index], scale)
      kernels.apply(network, &workspace.rules[index], clipFactor(network))
    }
  }

  /// The factor that shortens the gradient as PyTorch's `clip_grad_norm_` does; 1 for none.
  private func clipFactor(_ network: UnsafePointer<kn_network>) -> Float {
    guard let clipNorm = rule.clipNorm else { return 1 }
    let squares = workspace.kernels.square_norm(network, !rule.trainsBiases)
    let factor = clipNorm / (squares.squareRoot() + 1e-6)
    return factor >= 1 ? 1 : Float(factor)
  }
}
