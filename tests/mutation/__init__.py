"""Mutation testing: do the tests notice when a module that guards money is wrong?"""
