/// When the penalties on weights change them.
public enum PenaltyTime: Hashable, Sendable, CaseIterable {
  /// With the loss: they are added to the gradient, and the optimizer makes one step of both.
  case inGradient
  /// After the loss: TensorFlow Playground's update. n samples of a batch, Σ over them:
  ///
  /// b ← b − η Σδ / n, v = w − (η / n) Σ∂L/∂w, w ← v − (η λ₁) sign(w) − (η λ₂) w, both of the w
  /// before the step. Where λ₁ takes v across 0, the weight becomes 0 and ends: nothing changes
  /// it any more.
  case afterStep
}
