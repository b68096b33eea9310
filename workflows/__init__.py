"""The six stages as durable workflows, and what they share."""
