import Datasets
import Yams

/// What a lesson trains, and the publication's names for it.
extension LessonReader {
  /// Reads the lesson's own experiment and its variants.
  mutating func readExperiments(
    _ found: [String: Node], name: String, about: String, _ root: Node
  ) {
    guard let node = found["experiment"] else {
      return yaml.fault(
        yaml.place(of: root), "experiment is missing; allowed: the keys of an experiment file")
    }
    var base = Experiment()
    base.name = String(name.prefix(64))
    base.about = about
    add(Lesson.originalName, node, over: &base)
    guard !experiments.isEmpty, let variants = found["variants"] else { return }
    for (key, variant) in pairs(variants, "variants") {
      guard Self.isWord(key), !key.contains("-"), key != Lesson.originalName else {
        refuse(
          variant, "the name \(Quotation.of(key)) in variants",
          "small letters, digits and '_', a letter first, not 'original'")
        continue
      }
      guard experiments.count < Self.mostEntries else { break }
      var experiment = base
      add(key, variant, over: &experiment)
    }
  }

  /// Reads an experiment over what it has already, and makes it ready.
  private mutating func add(_ name: String, _ node: Node, over experiment: inout Experiment) {
    let count = faults.count
    yaml.places = [:]
    yaml.read(node, into: &experiment)
    experiment.precision = .float64
    guard faults.count == count else { return }
    yaml.report(experiment.contradictions())
    if experiment.readsFile {
      yaml.fault(
        yaml.place(of: node),
        "data.source is '\(experiment.source)'; allowed in a lesson: "
          + DataOrigin.allNames.filter { DataOrigin(named: $0)?.needsPath == false }
          .joined(separator: ", "))
    }
    guard faults.count == count else { return }
    do {
      let prepared = try PreparedExperiment(experiment, origin: yaml.origin)
      if let sentence = Self.excess(prepared) {
        return yaml.fault(yaml.place(of: node), sentence)
      }
      experiments.append((name, prepared))
    } catch let faults as ExperimentFaults {
      for fault in faults.faults { yaml.fault(yaml.place(of: node), fault.message) }
    } catch {
      yaml.fault(yaml.place(of: node), "\(error)")
    }
  }

  private static func excess(_ prepared: PreparedExperiment) -> String? {
    if prepared.shape.parameterCount > mostParameters {
      return "the network has \(prepared.shape.parameterCount) weights and biases; allowed in a "
        + "lesson: up to \(mostParameters)"
    }
    let samples = prepared.source.facts.samples
    return samples > mostSamples
      ? "the data have \(samples) samples; allowed in a lesson: up to \(mostSamples)" : nil
  }

  /// Reads the publication's names.
  mutating func readNotation(_ node: Node) {
    guard let found = entries(node, "notation", ["about", "units", "weights"]) else { return }
    notation.about = optionalText(found["about"], "notation.about")
    guard let shape = prepared?.shape else { return }
    let units = found["units"].map { pairs($0, "notation.units") } ?? []
    for (name, value) in units {
      guard let unit = value.string.flatMap({ LessonUnit($0) }), isName(name, value),
        LessonPlace.unit(unit).exists(in: shape)
      else {
        refuse(
          value, "the unit \(Quotation.of(name)) in notation",
          "an input such as x1, a unit such as 1.1 (layer and number) of the network "
            + "\(shape.description), or one for the constant 1")
        continue
      }
      notation.units.append((name, unit))
    }
    let weights = found["weights"].map { pairs($0, "notation.weights") } ?? []
    for (name, value) in weights {
      guard let parameter = value.string.flatMap({ LessonParameter($0) }), isName(name, value),
        LessonPlace.parameter(parameter).exists(in: shape)
      else {
        refuse(
          value, "the weight \(Quotation.of(name)) in notation",
          "a weight such as 2.1<-1 (layer and unit, from source) or a bias such as b 2.1 of the "
            + "network \(shape.description)")
        continue
      }
      notation.parameters.append((name, parameter))
    }
  }

  /// Whether a publication's name can stand in a formula.
  private mutating func isName(_ name: String, _ node: Node) -> Bool {
    !name.isEmpty && name.unicodeScalars.count <= 24
      && !name.contains { $0 == "(" || $0 == ")" || $0 == "@" || $0.isWhitespace }
  }
}
