// The list of embedded experiments, in the order in which they are shown. A test holds it
// against the folder.
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
