"""Settings for all tests."""

import signal

from hypothesis import HealthCheck, settings

# Time is no measure of right and wrong: a busy machine fails nothing.
settings.register_profile("workbench", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("workbench")

# Whatever is started in the background of a script ignores interrupts, and so would the programs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)
