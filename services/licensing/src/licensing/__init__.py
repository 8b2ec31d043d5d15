"""The register of business entities: registration and licences 登记许可."""
