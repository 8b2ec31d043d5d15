"""The `ssv` command: real PostgreSQL, Kafka and Elasticsearch and our services on one machine."""
