"""The register of requests for records: test by test, with two signatures, in the window."""
