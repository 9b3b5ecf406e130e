int guard_x(void);
