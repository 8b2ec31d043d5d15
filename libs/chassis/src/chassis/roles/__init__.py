"""The roles every service runs in. A service's own `processes` name only its parts.

`serve` answers gRPC, `relay` numbers events and sends them to Kafka, `read` keeps up with the events of other services,
`migrate` brings the database up to date; a service may add roles of its own. Each role is a module of its own, so that
a process loads only what it runs: sixteen of them start together on a duty officer's machine.
"""
