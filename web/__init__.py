"""The pages: FastAPI and Jinja2 over the readings of `queries` and the only way in, `gateway`."""
