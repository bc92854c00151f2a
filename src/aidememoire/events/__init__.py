"""Events: who does what to whom, when, where, and on whose word."""
