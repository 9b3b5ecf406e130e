int perceptop_x(void);
