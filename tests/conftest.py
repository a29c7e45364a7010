"""Settings for all tests."""

from hypothesis import HealthCheck, settings

# Time is no measure of right and wrong: a busy machine fails nothing.
settings.register_profile("workbench", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("workbench")
