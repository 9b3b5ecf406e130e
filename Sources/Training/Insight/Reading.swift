import Backprop

/// How gradient, change and units of each layer stood after an epoch.
public struct Reading: Equatable, Sendable {
  /// The numbers of one layer.
  public struct Layer: Equatable, Sendable {
    /// ‖∂L/∂w‖₂ over its weights and biases, for the last batch.
    public var gradientNorm: Double
    /// log₁₀ of mean |Δw| / mean |w|; nil where nothing moved.
    public var updateRatio: Double?
    /// How many of its units are dead.
    public var deadUnits = 0
    /// The part of its activations that are saturated; nil where they can't be.
    public var saturation: Double?
  }

  /// The epoch.
  public var epoch: Int
  /// The base learning rate.
  public var learningRate: Double
  /// The layers from the first hidden one to the output.
  public var layers: [Layer]
}

extension Reading {
  /// Joins the flow through layers with what their units did.
  init(epoch: Int, learningRate: Double, flows: [LayerFlow], activity: UnitActivity) {
    let layers = flows.enumerated().map { layer, flow in
      Layer(
        gradientNorm: flow.gradientNorm, updateRatio: flow.updateRatio,
        deadUnits: activity.deadUnits(ofLayer: layer).count,
        saturation: activity.saturation(ofLayer: layer))
    }
    self.init(epoch: epoch, learningRate: learningRate, layers: layers)
  }
}
