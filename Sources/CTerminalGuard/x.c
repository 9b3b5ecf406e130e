#include "CTerminalGuard.h"
int guard_x(void){return 0;}
