"""The whole API as an OpenAPI document."""
