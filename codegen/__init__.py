"""The generator: it renders `spec/` into models, operations, resources and documents. Not part of the package."""
