"""The generator: renders `spec/` into models, operations, resources and tests. Not part of the package."""
