"""Functions that the learner writes in one lesson and runs again in a later one, and their checks."""
