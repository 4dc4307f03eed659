"""What Prometheus records and what it alerts on, each alert with a case in which it fires and one in which it does not."""
