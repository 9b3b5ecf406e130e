// The lists of embedded experiments, lessons and tables, in the order in which they are shown. Tests hold
// them against the folders.
#include "Configs.h"

static const unsigned char spiral[] = {
#embed "experiments/spiral.yaml"
};
static const unsigned char circle[] = {
#embed "experiments/circle.yaml"
};
static const unsigned char gauss[] = {
#embed "experiments/gauss.yaml"
};
static const unsigned char xor_[] = {
#embed "experiments/xor.yaml"
};
static const unsigned char xor_quadrants[] = {
#embed "experiments/xor-quadrants.yaml"
};
static const unsigned char moons[] = {
#embed "experiments/moons.yaml"
};
static const unsigned char plane[] = {
#embed "experiments/plane.yaml"
};
static const unsigned char multi_gauss[] = {
#embed "experiments/multi-gauss.yaml"
};
static const unsigned char iris_yaml[] = {
#embed "experiments/iris.yaml"
};
static const unsigned char digits_yaml[] = {
#embed "experiments/digits.yaml"
};
static const unsigned char mazur[] = {
#embed "experiments/mazur.yaml"
};
static const unsigned char playground[] = {
#embed "experiments/playground.yaml"
};
static const unsigned char overfit[] = {
#embed "experiments/overfit.yaml"
};
static const unsigned char vanishing[] = {
#embed "experiments/vanishing.yaml"
};

static const struct perceptop_bundled_file experiments[] = {
    {"spiral", spiral, sizeof spiral},
    {"circle", circle, sizeof circle},
    {"gauss", gauss, sizeof gauss},
    {"xor", xor_, sizeof xor_},
    {"xor-quadrants", xor_quadrants, sizeof xor_quadrants},
    {"moons", moons, sizeof moons},
    {"plane", plane, sizeof plane},
    {"multi-gauss", multi_gauss, sizeof multi_gauss},
    {"iris", iris_yaml, sizeof iris_yaml},
    {"digits", digits_yaml, sizeof digits_yaml},
    {"mazur", mazur, sizeof mazur},
    {"playground", playground, sizeof playground},
    {"overfit", overfit, sizeof overfit},
    {"vanishing", vanishing, sizeof vanishing},
};

int perceptop_experiment_count(void) {
  return sizeof experiments / sizeof experiments[0];
}

struct perceptop_bundled_file perceptop_experiment(int index) {
  return experiments[index];
}

static const unsigned char lesson_builtin_xor[] = {
#embed "lessons/builtin-xor.yaml"
};
static const unsigned char lesson_vitalflux_chain_rule[] = {
#embed "lessons/vitalflux-chain-rule.yaml"
};
static const unsigned char lesson_deeplizard_nudges[] = {
#embed "lessons/deeplizard-nudges.yaml"
};
static const unsigned char lesson_mazur[] = {
#embed "lessons/mazur.yaml"
};
static const unsigned char lesson_xor_relu[] = {
#embed "lessons/xor-relu.yaml"
};
static const unsigned char lesson_saturated_neuron[] = {
#embed "lessons/saturated-neuron.yaml"
};
static const unsigned char lesson_symmetry[] = {
#embed "lessons/symmetry.yaml"
};
static const unsigned char lesson_linear_xor[] = {
#embed "lessons/linear-xor.yaml"
};
static const unsigned char lesson_learning_rate[] = {
#embed "lessons/learning-rate.yaml"
};
static const unsigned char lesson_vanishing[] = {
#embed "lessons/vanishing.yaml"
};
static const unsigned char lesson_best_practices[] = {
#embed "lessons/best-practices.yaml"
};

static const struct perceptop_bundled_file lessons[] = {
    {"builtin-xor", lesson_builtin_xor, sizeof lesson_builtin_xor},
    {"vitalflux-chain-rule", lesson_vitalflux_chain_rule,
     sizeof lesson_vitalflux_chain_rule},
    {"deeplizard-nudges", lesson_deeplizard_nudges,
     sizeof lesson_deeplizard_nudges},
    {"mazur", lesson_mazur, sizeof lesson_mazur},
    {"xor-relu", lesson_xor_relu, sizeof lesson_xor_relu},
    {"saturated-neuron", lesson_saturated_neuron,
     sizeof lesson_saturated_neuron},
    {"symmetry", lesson_symmetry, sizeof lesson_symmetry},
    {"linear-xor", lesson_linear_xor, sizeof lesson_linear_xor},
    {"learning-rate", lesson_learning_rate, sizeof lesson_learning_rate},
    {"vanishing", lesson_vanishing, sizeof lesson_vanishing},
    {"best-practices", lesson_best_practices, sizeof lesson_best_practices},
};

int perceptop_lesson_count(void) { return sizeof lessons / sizeof lessons[0]; }

struct perceptop_bundled_file perceptop_lesson(int index) {
  return lessons[index];
}

static const unsigned char iris_csv[] = {
#embed "data/iris.csv"
};
static const unsigned char digits_csv[] = {
#embed "data/digits.csv"
};

static const struct perceptop_bundled_file tables[] = {
    {"iris", iris_csv, sizeof iris_csv},
    {"digits", digits_csv, sizeof digits_csv},
};

int perceptop_table_count(void) { return sizeof tables / sizeof tables[0]; }

struct perceptop_bundled_file perceptop_table(int index) {
  return tables[index];
}
