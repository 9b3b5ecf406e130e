#ifndef PERCEPTOP_CRASH_H
#define PERCEPTOP_CRASH_H

// Gives the terminal back from within a signal handler; only the first call does anything.
void tg_reset_terminal(void);

#endif
