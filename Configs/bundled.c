#include "Configs.h"
int perceptop_x(void){return 0;}
