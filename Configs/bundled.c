// The lists of embedded experiments and tables, in the order in which they are shown. Tests hold them
// against the folders.
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

static const struct perceptop_bundled_file experiments[] = {
    {"spiral", spiral, sizeof spiral},
    {"circle", circle, sizeof circle},
    {"gauss", gauss, sizeof gauss},
    {"xor", xor_, sizeof xor_},
    {"xor-quadrants", xor_quadrants, sizeof xor_quadrants},
};

int perceptop_experiment_count(void) {
  return sizeof experiments / sizeof experiments[0];
}

struct perceptop_bundled_file perceptop_experiment(int index) {
  return experiments[index];
}

static const unsigned char iris[] = {
#embed "data/iris.csv"
};
static const unsigned char digits[] = {
#embed "data/digits.csv"
};

static const struct perceptop_bundled_file tables[] = {
    {"iris", iris, sizeof iris},
    {"digits", digits, sizeof digits},
};

int perceptop_table_count(void) { return sizeof tables / sizeof tables[0]; }

struct perceptop_bundled_file perceptop_table(int index) {
  return tables[index];
}
