"""Mutation testing: whether the tests detect faults in the modules that guard money."""
